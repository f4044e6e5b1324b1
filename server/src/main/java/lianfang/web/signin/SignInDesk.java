package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lianfang.access.AccessRefusal;
import lianfang.access.AccessRefused;
import lianfang.access.OpenedSession;
import lianfang.access.Session;
import lianfang.access.Sessions;
import lianfang.access.SignIn;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The steps of signing in: password, code or enrolment, and out again. */
@Controller
final class SignInDesk {

  private static final String HOME = "/";

  private final SignIn signIn;
  private final Sessions sessions;

  SignInDesk(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @GetMapping("/sign-in")
  ModelAndView show(
      Shell shell, HttpServletRequest request, @RequestParam(defaultValue = HOME) String to) {
    return passwordPage(shell, request, "", null, to);
  }

  @PostMapping("/sign-in")
  ModelAndView password(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = HOME) String to) {
    try {
      OpenedSession opened = signIn.password(login, password, SessionFilter.where(request));
      return next(request, response, opened, to);
    } catch (AccessRefused refused) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return passwordPage(shell, request, login, refused, to);
    }
  }

  @GetMapping("/sign-in/code")
  ModelAndView code(Shell shell, @RequestParam(defaultValue = HOME) String to) {
    return codePage(shell, null, to);
  }

  @PostMapping("/sign-in/code")
  ModelAndView code(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = HOME) String to) {
    return step(
        response,
        () ->
            next(
                request,
                response,
                signIn.code(token(request), code, SessionFilter.where(request)),
                to),
        refused -> codePage(shell, refused, to));
  }

  @GetMapping("/sign-in/enrol")
  ModelAndView enrol(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = HOME) String to) {
    return step(
        response, () -> enrolPage(shell, request, null, to), refused -> redirect("/sign-in"));
  }

  @PostMapping("/sign-in/enrol")
  ModelAndView enrol(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = HOME) String to) {
    return step(
        response,
        () -> {
          OpenedSession opened = signIn.enrol(token(request), code, SessionFilter.where(request));
          Cookies.session(request, response, opened.token());
          List<String> codes = signIn.recoveryCodes(opened.session().account().id());
          return new RecoveryPage(shell, codes, after(request, to)).show();
        },
        refused -> enrolPage(shell, request, refused, to));
  }

  @PostMapping("/sign-out")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    Cookies.find(request, Cookies.SESSION)
        .ifPresent(token -> signIn.signOut(token, SessionFilter.where(request)));
    Cookies.clear(request, response, Cookies.SESSION);
    return redirect("/sign-in");
  }

  /** Text of a refusal in the page's language. */
  static String text(Shell shell, AccessRefused refused) {
    return shell.language() == Language.ZH ? refused.zh() : refused.en();
  }

  static ModelAndView redirect(String to) {
    return new ModelAndView("redirect:" + to);
  }

  private interface Step {
    ModelAndView go();
  }

  private ModelAndView step(
      HttpServletResponse response, Step step, Function<AccessRefused, ModelAndView> again) {
    try {
      return step.go();
    } catch (AccessRefused refused) {
      if (refused.refusal() == AccessRefusal.SIGNED_OUT) {
        return redirect("/sign-in");
      }
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return again.apply(refused);
    }
  }

  private ModelAndView next(
      HttpServletRequest request, HttpServletResponse response, OpenedSession opened, String to) {
    Cookies.session(request, response, opened.token());
    Session.Stage stage = opened.session().stage();
    if (stage == Session.Stage.FULL) {
      return redirect(after(request, to));
    }
    String page = stage == Session.Stage.CODE ? "/sign-in/code" : "/sign-in/enrol";
    ModelAndView next = redirect(page);
    next.addObject("to", local(to));
    return next;
  }

  private static String after(HttpServletRequest request, String to) {
    return Cookies.find(request, Cookies.KEPT).isPresent() ? "/kept" : local(to);
  }

  /** Only paths of our own: an address in the link must not lead elsewhere. */
  static String local(String to) {
    boolean ours =
        to.startsWith("/")
            && !to.startsWith("//")
            && !to.startsWith("/sign-in")
            && to.chars().noneMatch(c -> c == '\\' || c < ' ');
    return ours ? to : HOME;
  }

  private String token(HttpServletRequest request) {
    return Cookies.find(request, Cookies.SESSION)
        .orElseThrow(() -> new AccessRefused(AccessRefusal.SIGNED_OUT));
  }

  private ModelAndView passwordPage(
      Shell shell,
      HttpServletRequest request,
      String login,
      @Nullable AccessRefused refused,
      String to) {
    Optional<String> cookie = Cookies.find(request, Cookies.SESSION);
    boolean kept =
        Cookies.find(request, Cookies.KEPT).isPresent()
            && cookie.flatMap(sessions::owner).isPresent();
    return new SignInPage(
            shell,
            List.of(
                Field.of("login", "text", shell.t("signin.login"), login).need(),
                Field.of("password", "password", shell.t("signin.password"), "").need()),
            refused == null ? null : text(shell, refused),
            local(to),
            kept)
        .show();
  }

  private static ModelAndView codePage(Shell shell, @Nullable AccessRefused refused, String to) {
    return new CodePage(
            shell,
            codeField(shell, "signin.code.hint"),
            refused == null ? null : text(shell, refused),
            local(to))
        .show();
  }

  private ModelAndView enrolPage(
      Shell shell, HttpServletRequest request, @Nullable AccessRefused refused, String to) {
    var enrolment = signIn.enrolment(token(request));
    return new EnrolPage(
            shell,
            QrPicture.of(enrolment.address()),
            String.join(" ", enrolment.secret().split("(?<=\\G.{4})")),
            codeField(shell, "signin.enrol.hint"),
            refused == null ? null : text(shell, refused),
            local(to))
        .show();
  }

  private static Field codeField(Shell shell, String hint) {
    return Field.of("code", "text", shell.t("signin.code"), "").hint(shell.t(hint)).need();
  }
}
