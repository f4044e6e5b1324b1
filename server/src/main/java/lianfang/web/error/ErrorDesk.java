package lianfang.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.web.part.Link;
import lianfang.web.shell.Door;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Visitor;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import lianfang.web.signin.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows what the server refused or could not do, and where to go from there. */
@Controller
class ErrorDesk implements ErrorController {

  /** Statuses with sentences of their own; the others share those of 400 and 500. */
  private static final Set<Integer> KNOWN =
      Set.of(400, 401, 403, 404, 405, 409, 410, 413, 429, 500, 503);

  /** Longer addresses were pasted by mistake and tell nobody anything. */
  private static final int ADDRESS_MAX = 120;

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
    int told = told(request, status);
    List<String> details = new ArrayList<>(details(shell, told));
    List<Link> ways = new ArrayList<>();
    if (user != null && request.getAttribute(Refusals.DENIED) instanceof NotAllowed denied) {
      details.addAll(who.says(shell, user, denied));
      ways.addAll(who.ways(shell, denied));
    }
    ways.addAll(ways(shell));
    List<Link> each = ways.stream().distinct().toList();
    return new ErrorPage(shell, status, "error." + told, details, each).show();
  }

  /** A page that was only asked for can have nothing wrong but its address. */
  private static int told(HttpServletRequest request, int status) {
    boolean asked = "GET".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
    if (asked && status == HttpStatus.BAD_REQUEST.value()) {
      return HttpStatus.NOT_FOUND.value();
    }
    return KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
  }

  /** What the reader can compare: the address that was asked for, or who asked. */
  private static List<String> details(Shell shell, int told) {
    Visitor visitor = shell.visitor();
    if (told == HttpStatus.FORBIDDEN.value() && visitor != null) {
      String role = shell.texts().word("role", visitor.role());
      return List.of(shell.t("error.signed", visitor.name(), role, shell.ground().name()));
    }
    boolean address = told == HttpStatus.NOT_FOUND.value() && shell.path().startsWith("/");
    return address && shell.path().length() <= ADDRESS_MAX
        ? List.of(shell.t("error.address", shell.path()))
        : List.of();
  }

  /** The part in which the address lies comes first; then where everything else is found. */
  private static List<Link> ways(Shell shell) {
    List<Link> ways = new ArrayList<>();
    if (shell.visitor() == null) {
      ways.add(new Link(shell.t("signin.title"), shell.link("/sign-in")));
      ways.add(new Link(shell.t("status.title"), shell.link("/status")));
      ways.add(new Link(shell.t("report.title"), shell.link("/report")));
      return ways;
    }
    shell.doors().stream()
        .filter(Door::here)
        .filter(door -> !door.path().equals(shell.path()))
        .map(door -> new Link(shell.texts().word("door", door.word()), shell.link(door.path())))
        .forEach(ways::add);
    ways.add(new Link(shell.t("error.home"), shell.link("/")));
    if (!shell.dock().isEmpty()) {
      ways.add(new Link(shell.t("error.search"), shell.link("/search")));
    }
    return ways;
  }
}
