package lianfang.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lianfang.access.AccessRefused;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Links;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.enterprise.Invitations;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 凭邀请码开户: somebody of a firm opens an account for it. The firm's own credit code has to be typed
 * too; another's is refused, and the refusal audited.
 */
@Controller
class JoinDesk {

  private static final String PATH = "/portal/join";

  private final Invitations invitations;
  private final Accounts accounts;
  private final Links links;
  private final Audit audit;
  private final FirmUsers users;

  JoinDesk(Invitations invitations, Accounts accounts, Links links, Audit audit, FirmUsers users) {
    this.invitations = invitations;
    this.accounts = accounts;
    this.links = links;
    this.audit = audit;
    this.users = users;
  }

  @GetMapping(PATH)
  ModelAndView form(Shell shell) {
    return page(shell, Map.of(), null).show();
  }

  @PostMapping(PATH)
  ModelAndView join(
      Shell shell, @RequestParam Map<String, String> form, HttpServletRequest request) {
    Actor visitor = new Actor("nobody", request.getRemoteAddr(), "page");
    String code = form.getOrDefault("code", "").strip();
    String credit = form.getOrDefault("credit", "").strip().toUpperCase(Locale.ROOT);
    Optional<Invitations.Invited> invited = invitations.find(code);
    if (invited.isEmpty()) {
      audit.record(visitor, AuditAction.REFUSED, null, "", "", "unknown invitation to a firm");
      return page(shell, form, shell.t("portal.join.unknown")).show();
    }
    Invitations.Invited firm = invited.get();
    if (!firm.creditCode().equals(credit)) {
      audit.record(
          visitor,
          AuditAction.REFUSED,
          null,
          firm.area(),
          "",
          "invitation of firm " + firm.firm() + " with the credit code of another");
      return page(shell, form, shell.t("portal.join.othercode")).show();
    }
    Account account;
    try {
      account =
          accounts.add(
              new NewAccount(
                  form.getOrDefault("login", ""),
                  form.getOrDefault("called", ""),
                  EnumSet.of(Role.ENTERPRISE),
                  Scope.of(firm.area())),
              visitor);
    } catch (AccessRefused refused) {
      boolean chinese = shell.language() == Language.ZH;
      return page(shell, form, chinese ? refused.zh() : refused.en()).show();
    }
    if (!invitations.use(code, account.id().toString())) {
      accounts.lock(account.id(), visitor);
      return page(shell, form, shell.t("portal.join.unknown")).show();
    }
    users.name(firm, account.id().toString());
    return new ModelAndView("redirect:/link/" + links.invitation(account.id()));
  }

  private static FormPage page(Shell shell, Map<String, String> typed, @Nullable String refusal) {
    return new FormPage(
        shell,
        Head.of(shell.t("portal.join"), shell.t("portal.join.says")),
        PATH,
        List.of(),
        List.of(
            Field.of("code", "text", shell.t("portal.join.code"), typed.getOrDefault("code", ""))
                .hint(shell.t("portal.join.code.hint"))
                .need(),
            Field.of(
                    "credit",
                    "text",
                    shell.t("portal.join.credit"),
                    typed.getOrDefault("credit", ""))
                .hint(shell.t("portal.join.credit.hint")),
            Field.of("login", "text", shell.t("portal.join.login"), typed.getOrDefault("login", ""))
                .hint(shell.t("portal.join.login.hint"))
                .need(),
            Field.of(
                    "called",
                    "text",
                    shell.t("portal.join.called"),
                    typed.getOrDefault("called", ""))
                .hint(shell.t("portal.join.called.hint"))
                .need()),
        Map.of(),
        shell.t("portal.join.button"),
        refusal,
        List.of());
  }
}
