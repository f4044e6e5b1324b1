package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.KeptForms;
import lianfang.web.shell.Shell;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Gives a form back that arrived after its session had ended. */
@Controller
final class KeptDesk {

  private final KeptForms forms;

  KeptDesk(KeptForms forms) {
    this.forms = forms;
  }

  @GetMapping("/kept")
  ModelAndView show(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    UUID account = user.account().id();
    Optional<KeptForms.Form> found =
        Cookies.find(request, Cookies.KEPT).flatMap(token -> forms.find(token, account));
    if (found.isEmpty()) {
      Cookies.clear(request, response, Cookies.KEPT);
      return SignInDesk.redirect("/");
    }
    KeptForms.Form form = found.get();
    List<KeptForms.Field> seen =
        form.fields().stream().filter(field -> !field.value().isBlank()).toList();
    return new KeptPage(shell, form.path(), form.fields(), seen, form.files()).show();
  }

  @PostMapping("/kept/drop")
  ModelAndView drop(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    Cookies.find(request, Cookies.KEPT).ifPresent(token -> forms.drop(token, user.account().id()));
    Cookies.clear(request, response, Cookies.KEPT);
    return SignInDesk.redirect("/");
  }
}
