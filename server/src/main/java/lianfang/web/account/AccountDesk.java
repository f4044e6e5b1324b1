package lianfang.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.AccessRefused;
import lianfang.access.ApiToken;
import lianfang.access.ApiTokens;
import lianfang.access.Sessions;
import lianfang.access.SignIn;
import lianfang.fact.Days;
import lianfang.web.part.Field;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.OwnSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the own account, issues and revokes its tokens, renews its recovery codes. */
@Controller
final class AccountDesk {

  private final ApiTokens tokens;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Subjects subjects;
  private final Clock clock;

  AccountDesk(
      ApiTokens tokens,
      SignIn signIn,
      Sessions sessions,
      Subjects subjects,
      @Qualifier("real") Clock real) {
    this.subjects = subjects;
    this.tokens = tokens;
    this.signIn = signIn;
    this.sessions = sessions;
    clock = real;
  }

  @GetMapping("/account")
  ModelAndView show(
      Shell shell, HttpServletRequest request, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, request, user, List.of(), null);
  }

  @PostMapping("/account/tokens")
  ModelAndView issue(
      Shell shell,
      HttpServletRequest request,
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String name) {
    try {
      return page(
          shell, request, user, List.of(tokens.issue(user.account(), name, user.actor())), null);
    } catch (AccessRefused refused) {
      return page(shell, request, user, List.of(), refused);
    }
  }

  @PostMapping("/account/revoke")
  ModelAndView revoke(@AuthenticationPrincipal CurrentUser user, @RequestParam UUID token) {
    tokens.revoke(user.account().id(), token, user.actor());
    return new ModelAndView("redirect:/account");
  }

  @PostMapping("/account/recovery")
  ModelAndView recovery(
      Shell shell, HttpServletRequest request, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, request, user, signIn.recoveryCodes(user.account().id()), null);
  }

  private String grounds(Shell shell, CurrentUser user) {
    return user.scope().prefixes().stream()
        .map(code -> subjects.name(shell, code))
        .collect(Collectors.joining(shell.t("list.and")));
  }

  private ModelAndView page(
      Shell shell,
      HttpServletRequest request,
      CurrentUser user,
      List<String> shown,
      @Nullable AccessRefused refused) {
    String cookie = OwnSession.token(request);
    String done = shell.query().getOrDefault("done", "");
    boolean chinese = shell.language() == Language.ZH;
    String offices =
        user.account().roles().stream()
            .sorted()
            .map(role -> chinese ? role.zh() : role.en())
            .collect(Collectors.joining(", "));
    return new AccountPage(
            shell,
            user.account().displayName(),
            offices + " · " + grounds(shell, user),
            tokens.list(user.account().id()).stream().map(one -> token(shell, one)).toList(),
            shown,
            Field.of("name", "text", shell.t("account.token.name"), "")
                .hint(shell.t("account.token.hint"))
                .need(),
            refused == null ? null : chinese ? refused.zh() : refused.en(),
            user.account().secondFactor(),
            sessions.of(user.account().id(), cookie).stream().map(one -> open(shell, one)).toList(),
            List.of("password", "code").contains(done) ? shell.t("account." + done + ".done") : "")
        .show();
  }

  private static AccountPage.Open open(Shell shell, Sessions.Open one) {
    String text =
        shell.t(
            one.current() ? "account.session.current" : "account.session",
            one.address(),
            one.agent(),
            shell.language().moment(one.since().atZone(Days.ZONE).toLocalDateTime()),
            shell.language().moment(one.seen().atZone(Days.ZONE).toLocalDateTime()));
    return new AccountPage.Open(text, one.current() ? "" : one.id());
  }

  private AccountPage.Token token(Shell shell, ApiToken token) {
    boolean holds = token.revokedAt() == null && clock.instant().isBefore(token.expiresAt());
    Instant used = token.usedAt();
    String lately =
        used == null
            ? shell.t("account.token.unused")
            : shell.t("account.token.used", shell.language().full(Days.of(used)));
    return new AccountPage.Token(
        token.name(),
        shell.language().full(Days.of(token.expiresAt())),
        holds ? lately : shell.t("account.token.ended"),
        holds ? token.id().toString() : "");
  }
}
