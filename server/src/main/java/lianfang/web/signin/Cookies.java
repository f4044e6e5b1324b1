package lianfang.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** The cookies of sign-in: no script reads them, no other site sends them with a form. */
final class Cookies {

  /** Holds the session's token until the browser is closed. */
  static final String SESSION = "lianfang";

  /** Finds the form that arrived after its session had ended. */
  static final String KEPT = "lianfang-kept";

  private static final Duration KEPT_FOR = Duration.ofDays(3);

  private Cookies() {}

  static Optional<String> find(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
  }

  static void session(HttpServletRequest request, HttpServletResponse response, String token) {
    add(request, response, SESSION, token, -1);
  }

  static void kept(HttpServletRequest request, HttpServletResponse response, String token) {
    add(request, response, KEPT, token, (int) KEPT_FOR.toSeconds());
  }

  static void clear(HttpServletRequest request, HttpServletResponse response, String name) {
    add(request, response, name, "", 0);
  }

  private static void add(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      int seconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge(seconds);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
