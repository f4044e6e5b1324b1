package lianfang.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.AuditQuery;
import lianfang.access.Permission;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 权限接口: who the token acts for, and the audit for auditors. */
@RestController
final class AccessApi {

  private static final int PAGE_MAX = 1_000;

  private final ScopedTransactions transactions;
  private final Audit audit;

  AccessApi(ScopedTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /** The account of the token. */
  record MeJson(
      UUID account,
      String name,
      List<String> roles,
      List<String> areas,
      List<String> permissions) {}

  /** One audit entry. */
  record EntryJson(
      long seq,
      Instant at,
      String account,
      String action,
      @Nullable String subjectKind,
      @Nullable UUID subject,
      String area,
      String why,
      String where,
      String detail) {

    static EntryJson of(AuditEntry entry) {
      Subject subject = entry.subject();
      return new EntryJson(
          entry.seq(),
          entry.at(),
          entry.account(),
          entry.action().word(),
          subject == null ? null : subject.kind().word(),
          subject == null ? null : subject.id(),
          entry.area(),
          entry.why(),
          entry.where(),
          entry.detail());
    }
  }

  @GetMapping("/api/v1/me")
  MeJson me(@AuthenticationPrincipal CurrentUser user) {
    return new MeJson(
        user.account().id(),
        user.account().displayName(),
        user.account().roles().stream().sorted().map(Role::word).toList(),
        user.scope().prefixes(),
        user.account().permissions().stream().map(Permission::name).toList());
  }

  @GetMapping("/api/v1/audit")
  List<EntryJson> audit(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    user.require(Permission.SEE_AUDIT);
    AuditQuery query =
        new AuditQuery(
            account,
            action == null ? null : AuditAction.ofWord(action),
            from,
            until,
            before,
            Math.clamp(limit, 1, PAGE_MAX));
    return transactions.in(user.prefixes(), () -> audit.list(query)).stream()
        .map(EntryJson::of)
        .toList();
  }
}
