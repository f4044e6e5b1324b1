package lianfang.web.gridpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianfang.access.Actor;
import lianfang.access.phone.ShiftPhones;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a bound phone and its shift into the account that works there. */
final class ShiftFilter extends OncePerRequestFilter {

  static final String SHIFT = "X-Shift";
  private static final String BEARER = "Bearer ";
  private static final long BODY_MAX = 1 << 20;

  private final ShiftPhones phones;

  ShiftFilter(ShiftPhones phones) {
    this.phones = phones;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if ("POST".equals(request.getMethod()) && (length < 0 || length > BODY_MAX)) {
      response.setStatus(length < 0 ? 411 : 413);
      return;
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String shift = request.getHeader(SHIFT);
    if (header != null && shift != null && header.startsWith(BEARER)) {
      phones
          .worker(header.substring(BEARER.length()).strip(), shift)
          .ifPresent(account -> {
            var actor = new Actor(account.id().toString(), request.getRemoteAddr(), "phone");
            SignedIn.enter(new CurrentUser(account, actor));
          });
    }
    chain.doFilter(request, response);
  }
}
