package lianfang.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.AccessRefused;
import lianfang.access.OwnAccess;
import lianfang.access.Sessions;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.OwnSession;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets the owner of an account change password and code generator and end sessions. */
@Controller
final class OwnAccessDesk {

  private static final String PASSWORD = "password";
  private static final String CODE = "code";

  private final OwnAccess own;
  private final Sessions sessions;

  OwnAccessDesk(OwnAccess own, Sessions sessions) {
    this.own = own;
    this.sessions = sessions;
  }

  @GetMapping("/account/password")
  ModelAndView password(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    return form(shell, user, PASSWORD, null).show();
  }

  @PostMapping("/account/password")
  ModelAndView change(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String fresh,
      @RequestParam(defaultValue = "") String again,
      @AuthenticationPrincipal CurrentUser user) {
    if (!fresh.equals(again)) {
      return form(shell, user, PASSWORD, shell.t("account.password.differs")).show();
    }
    try {
      own.changePassword(
          user.account(),
          new OwnAccess.Proof(old, code),
          fresh,
          OwnSession.token(request),
          OwnSession.where(request));
      return new ModelAndView("redirect:" + shell.link("/account", "done", PASSWORD));
    } catch (AccessRefused refused) {
      return form(shell, user, PASSWORD, text(shell, refused)).show();
    }
  }

  @GetMapping("/account/code")
  ModelAndView code(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    return form(shell, user, CODE, null).show();
  }

  @PostMapping("/account/code")
  ModelAndView renew(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String code,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      own.renewCode(user.account(), new OwnAccess.Proof(old, code), OwnSession.where(request));
      return new ModelAndView("redirect:" + shell.link("/account/code/new"));
    } catch (AccessRefused refused) {
      return form(shell, user, CODE, text(shell, refused)).show();
    }
  }

  @GetMapping("/account/code/new")
  ModelAndView enrol(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    try {
      return renewal(shell, user, null).show();
    } catch (AccessRefused notBegun) {
      return new ModelAndView("redirect:" + shell.link("/account/code"));
    }
  }

  @PostMapping("/account/code/new")
  ModelAndView confirm(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String code,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      own.confirmCode(user.account(), code, OwnSession.token(request), OwnSession.where(request));
      return new ModelAndView("redirect:" + shell.link("/account", "done", CODE));
    } catch (AccessRefused refused) {
      return renewal(shell, user, text(shell, refused)).show();
    }
  }

  @PostMapping("/account/sessions")
  ModelAndView end(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String session,
      @AuthenticationPrincipal CurrentUser user) {
    if (session.isEmpty()) {
      sessions.endOthers(user.account().id(), OwnSession.token(request));
    } else {
      sessions.end(user.account().id(), session);
    }
    return new ModelAndView("redirect:" + shell.link("/account") + "#sessions");
  }

  private static String text(Shell shell, AccessRefused refused) {
    return shell.language() == Language.ZH ? refused.zh() : refused.en();
  }

  private static Link back(Shell shell) {
    return new Link(shell.t("account.title"), shell.link("/account"));
  }

  private static OwnFormPage form(
      Shell shell, CurrentUser user, String what, @Nullable String refusal) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("old", PASSWORD, shell.t("account.password.old"), "").need());
    if (user.account().secondFactor()) {
      fields.add(
          Field.of("code", "text", shell.t("signin.code"), "")
              .hint(shell.t("account.code.hint"))
              .need());
    }
    if (what.equals(PASSWORD)) {
      fields.add(
          Field.of("fresh", PASSWORD, shell.t("account.password.new"), "")
              .hint(shell.t("account.password.hint"))
              .need());
      fields.add(Field.of("again", PASSWORD, shell.t("account.password.again"), "").need());
    }
    Head head =
        new Head(
            shell.t("account." + what + ".title"),
            shell.t("account." + what + ".says"),
            List.of(),
            back(shell));
    return new OwnFormPage(
        shell, head, "/account/" + what, fields, refusal, shell.t("account." + what + ".go"), null);
  }

  private OwnFormPage renewal(Shell shell, CurrentUser user, @Nullable String refusal) {
    var enrolment = own.enrolment(user.account());
    Head head =
        new Head(
            shell.t("account.code.title"),
            shell.t("account.code.new.says"),
            List.of(),
            back(shell));
    Field code =
        Field.of("code", "text", shell.t("signin.code"), "")
            .hint(shell.t("signin.enrol.hint"))
            .need();
    return new OwnFormPage(
        shell,
        head,
        "/account/code/new",
        List.of(code),
        refusal,
        shell.t("account.code.confirm"),
        new OwnFormPage.Secret(
            QrPicture.of(enrolment.address()),
            String.join(" ", enrolment.secret().split("(?<=\\G.{4})"))));
  }
}
