package lianfang.web.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.AccessRefused;
import lianfang.access.ApiToken;
import lianfang.access.ApiTokens;
import lianfang.access.SignIn;
import lianfang.fact.Days;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
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
  private final Clock clock;

  AccountDesk(ApiTokens tokens, SignIn signIn, @Qualifier("real") Clock real) {
    this.tokens = tokens;
    this.signIn = signIn;
    clock = real;
  }

  @GetMapping("/account")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, user, List.of(), null);
  }

  @PostMapping("/account/tokens")
  ModelAndView issue(
      Shell shell,
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String name) {
    try {
      return page(shell, user, List.of(tokens.issue(user.account(), name, user.actor())), null);
    } catch (AccessRefused refused) {
      return page(shell, user, List.of(), refused);
    }
  }

  @PostMapping("/account/revoke")
  ModelAndView revoke(@AuthenticationPrincipal CurrentUser user, @RequestParam UUID token) {
    tokens.revoke(user.account().id(), token, user.actor());
    return new ModelAndView("redirect:/account");
  }

  @PostMapping("/account/recovery")
  ModelAndView recovery(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, user, signIn.recoveryCodes(user.account().id()), null);
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, List<String> shown, @Nullable AccessRefused refused) {
    boolean chinese = shell.language() == Language.ZH;
    String offices =
        user.account().roles().stream()
            .sorted()
            .map(role -> chinese ? role.zh() : role.en())
            .collect(Collectors.joining(", "));
    return new AccountPage(
            shell,
            user.account().displayName(),
            offices + " · " + String.join(", ", user.scope().prefixes()),
            tokens.list(user.account().id()).stream().map(one -> token(shell, one)).toList(),
            shown,
            Field.of("name", "text", shell.t("account.token.name"), "")
                .hint(shell.t("account.token.hint"))
                .need(),
            refused == null ? null : chinese ? refused.zh() : refused.en(),
            user.account().secondFactor())
        .show();
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
