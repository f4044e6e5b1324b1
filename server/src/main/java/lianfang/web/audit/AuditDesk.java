package lianfang.web.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.AuditQuery;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the audit to auditors, latest first. */
@Controller
class AuditDesk {

  private static final int PAGE = 50;

  private final Audit audit;
  private final Accounts accounts;
  private final ScopedTransactions transactions;

  AuditDesk(Audit audit, Accounts accounts, ScopedTransactions transactions) {
    this.audit = audit;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @GetMapping("/audit")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_AUDIT);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  private ListPage page(Shell shell) {
    Map<String, String> asked = shell.query();
    String action = asked.get("action");
    AuditAction wanted =
        Arrays.stream(AuditAction.values())
            .filter(one -> one.word().equals(action))
            .findFirst()
            .orElse(null);
    LocalDate day = day(asked.get("day"));
    Long before = number(asked.get("after"));
    List<AuditEntry> found =
        audit.list(new AuditQuery(asked.get("account"), wanted, day, day, before, PAGE + 1));
    List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("looks.when")),
                Listing.Column.of(shell.t("looks.who")),
                Listing.Column.of(shell.t("looks.what")),
                Listing.Column.minor(shell.t("audit.whose")),
                Listing.Column.minor(shell.t("looks.why")),
                Listing.Column.minor(shell.t("looks.where"))),
            List.of(filter(shell, wanted)),
            shell.t("audit.count", shown.size()),
            before == null ? null : shell.here(),
            found.size() > PAGE ? shell.here("after", "" + shown.getLast().seq()) : null,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("audit.none"), shell.t("audit.none.says"), null)
                : null);
    Head head = Head.of(shell.t("door.audit"), shell.t("audit.says"));
    return new ListPage(shell, head, List.of(), listing, rows(shell, shown), false);
  }

  private List<Row> rows(Shell shell, List<AuditEntry> shown) {
    Map<String, String> names =
        accounts.displayNames(shown.stream().map(AuditEntry::account).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (AuditEntry entry : shown) {
      Subject whose = entry.subject();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().moment(entry.at().atZone(Days.ZONE).toLocalDateTime())),
                  new Cell(
                      "text",
                      names.getOrDefault(entry.account(), entry.account()),
                      null,
                      shell.here("account", entry.account()),
                      false),
                  Cell.of(name(shell, entry.action())),
                  new Cell(
                      "code",
                      whose == null ? "" : whose.id().toString().substring(0, 8),
                      null,
                      null,
                      true),
                  Cell.said(AuditWords.says(shell, entry)).asMinor(),
                  Cell.minor(AuditWords.where(shell, entry)))));
    }
    return rows;
  }

  private static Filter filter(Shell shell, @Nullable AuditAction chosen) {
    return new Filter(
        shell.t("looks.what"),
        chosen == null ? null : name(shell, chosen),
        shell.here("action", ""),
        Arrays.stream(AuditAction.values())
            .map(one ->
                new Filter.Option(
                    name(shell, one), shell.here("action", one.word()), null, one == chosen))
            .toList());
  }

  private static String name(Shell shell, AuditAction action) {
    return shell.language() == Language.ZH ? action.zh() : action.en();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      // An address may be typed by hand; a day that is none filters nothing.
      return null;
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }
}
