package lianfang.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lianfang.access.Account;
import lianfang.access.Session;
import lianfang.access.Sessions;
import lianfang.access.Where;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns the cookie of a complete sign-in into the current user. */
final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;

  SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  /** From where the request comes. */
  static Where where(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return new Where(request.getRemoteAddr(), agent == null ? "" : agent);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Account> account =
        Cookies.find(request, Cookies.SESSION)
            .flatMap(sessions::find)
            .filter(session -> session.stage() == Session.Stage.FULL)
            .map(Session::account);
    account.ifPresent(found ->
        SignedIn.enter(new CurrentUser(found, where(request).actor(found.id().toString()))));
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    // The page of an error has the same shell as the page that failed.
    return false;
  }
}
