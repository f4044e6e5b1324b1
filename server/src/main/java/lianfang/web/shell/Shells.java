package lianfang.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/**
 * Makes the shell of a page from its request, for every controller that asks for a {@link Shell}.
 */
@Component
public class Shells implements HandlerMethodArgumentResolver {

  /** The parts of the console in the order of the rail. */
  static final List<String> DOORS =
      List.of(
          "today",
          "people",
          "register",
          "notices",
          "duties",
          "decisions",
          "closures",
          "cases",
          "checkpoints",
          "venues",
          "rectifications",
          "rounds",
          "hotline",
          "answers",
          "certificates",
          "permits",
          "portal",
          "firms",
          "situation",
          "areas",
          "units",
          "ledger",
          "users",
          "pass-keys",
          "hooks",
          "audit");

  private static final String LANGUAGE = "lang";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final ObjectProvider<Clock> clock;
  private final ObjectProvider<Surroundings> surroundings;

  Shells(ObjectProvider<Clock> clock, ObjectProvider<Surroundings> surroundings) {
    this.clock = clock;
    this.surroundings = surroundings;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Shell.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
    if (http == null || response == null) {
      throw new IllegalStateException("a page needs an HTTP request");
    }
    return of(http, response);
  }

  /** The shell of the page that answers {@code request}. */
  public Shell of(HttpServletRequest request, HttpServletResponse response) {
    Map<String, String> query = new LinkedHashMap<>();
    // A form that failed is dispatched as GET; what was typed into it must not enter an address.
    if ("GET".equals(request.getMethod()) && request.getDispatcherType() != DispatcherType.ERROR) {
      request.getParameterMap().forEach((key, values) -> query.put(key, values[0]));
    }
    Surroundings around = surroundings.getObject();
    Console console =
        Console.read(clock.getObject().instant(), query.get("on"), query.get("known"));
    Visitor visitor = around.visitor(request);
    String path = path(request);
    Language language = language(request, response);
    return new Shell(
        Texts.in(language),
        console,
        around.ground(visitor, query.get("area"), language),
        visitor,
        doors(visitor, path),
        around.demo(),
        path,
        query,
        csrf(request),
        code -> around.area(code, language));
  }

  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
    return failed == null ? request.getRequestURI() : failed.toString();
  }

  private static List<Door> doors(@Nullable Visitor visitor, String path) {
    List<Door> doors = new ArrayList<>();
    for (String word : DOORS) {
      if (Visitor.may(visitor, word)) {
        String to = "/" + word;
        doors.add(new Door(word, to, path.equals(to) || path.startsWith(to + "/")));
      }
    }
    return doors;
  }

  private static Language language(HttpServletRequest request, HttpServletResponse response) {
    String asked = request.getParameter(LANGUAGE);
    if (asked != null) {
      Language language = Language.ofWord(asked);
      Cookie cookie = new Cookie(LANGUAGE, language.word());
      cookie.setPath("/");
      cookie.setMaxAge(YEAR_SECONDS);
      cookie.setAttribute("SameSite", "Lax");
      cookie.setSecure(request.isSecure());
      response.addCookie(cookie);
      return language;
    }
    Cookie kept = WebUtils.getCookie(request, LANGUAGE);
    if (kept != null) {
      return Language.ofWord(kept.getValue());
    }
    String header = request.getHeader("Accept-Language");
    return header != null && header.startsWith("en") ? Language.EN : Language.ZH;
  }

  private static Shell.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Shell.Csrf(token.getParameterName(), token.getToken())
        : new Shell.Csrf("_csrf", "");
  }
}
