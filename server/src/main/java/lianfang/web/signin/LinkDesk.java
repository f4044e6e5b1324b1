package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.AccessRefused;
import lianfang.access.Links;
import lianfang.access.OpenedSession;
import lianfang.access.SignIn;
import lianfang.access.Where;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where one-time links lead: an owner sets a password, the first administrator is made. */
@Controller
final class LinkDesk {

  private final Links links;
  private final SignIn signIn;

  LinkDesk(Links links, SignIn signIn) {
    this.links = links;
    this.signIn = signIn;
  }

  @GetMapping("/link/{token}")
  ModelAndView show(Shell shell, HttpServletResponse response, @PathVariable String token) {
    return page(shell, response, token, "", "", null);
  }

  @PostMapping("/link/{token}")
  ModelAndView use(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password) {
    Where where = SessionFilter.where(request);
    try {
      boolean first = links.open(token).account().isEmpty();
      String known =
          first
              ? links.makeFirst(token, login, name, password, where)
              : links.setPassword(token, password, where);
      OpenedSession opened = signIn.password(known, password, where);
      Cookies.session(request, response, opened.token());
      return SignInDesk.redirect(
          switch (opened.session().stage()) {
            case CODE -> "/sign-in/code";
            case ENROL -> "/sign-in/enrol";
            case FULL -> "/";
          });
    } catch (AccessRefused refused) {
      return page(shell, response, token, login, name, refused);
    }
  }

  private ModelAndView page(
      Shell shell,
      HttpServletResponse response,
      String token,
      String login,
      String name,
      @Nullable AccessRefused refused) {
    List<Field> fields = new ArrayList<>();
    boolean first = false;
    AccessRefused told = refused;
    try {
      first = links.open(token).account().isEmpty();
      if (first) {
        fields.add(
            Field.of("login", "text", shell.t("signin.login"), login)
                .hint(shell.t("link.login.hint"))
                .need());
        fields.add(
            Field.of("name", "text", shell.t("link.name"), name)
                .hint(shell.t("link.name.hint"))
                .need());
      }
      fields.add(
          Field.of("password", "password", shell.t("signin.password"), "")
              .hint(shell.t("link.password.hint"))
              .need());
    } catch (AccessRefused lapsed) {
      told = lapsed;
    }
    if (told != null) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    return new LinkPage(shell, first, fields, told == null ? null : SignInDesk.text(shell, told))
        .show();
  }
}
