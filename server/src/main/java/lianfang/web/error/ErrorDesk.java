package lianfang.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import lianfang.web.signin.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows what the server refused or could not do. */
@Controller
class ErrorDesk implements ErrorController {

  /** Statuses with sentences of their own; the others share those of 400 and 500. */
  private static final Set<Integer> KNOWN = Set.of(400, 401, 403, 404, 409, 413, 500);

  private final WhoMay who;

  ErrorDesk(WhoMay who) {
    this.who = who;
  }

  @RequestMapping(path = "${server.error.path:/error}", produces = "text/html")
  ModelAndView show(
      HttpServletRequest request,
      Shell shell,
      @AuthenticationPrincipal @Nullable CurrentUser user) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 500;
    int told = KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
    if (user != null && request.getAttribute(Refusals.DENIED) instanceof NotAllowed denied) {
      return new ErrorPage(
              shell,
              status,
              "error." + told,
              who.says(shell, user, denied),
              who.ways(shell, denied))
          .show();
    }
    return new ErrorPage(shell, status, "error." + told, List.of(), List.of()).show();
  }
}
