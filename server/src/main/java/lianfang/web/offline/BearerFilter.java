package lianfang.web.offline;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns the token of a device into whose it is, and reads no body larger than a batch. */
public abstract class BearerFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final long BODY_MAX = 1 << 20;

  /** Lets in whom the token names, or nobody. */
  protected abstract void enter(String token, HttpServletRequest request);

  /** The most bytes of a body sent to this address. */
  protected long most(String path) {
    return BODY_MAX;
  }

  /** The token that a request carries. */
  public static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    boolean over = length < 0 || length > most(request.getRequestURI());
    // A body that does not say its length could be of any.
    if (over && "POST".equals(request.getMethod())) {
      response.setStatus(length < 0 ? 411 : 413);
      return;
    }
    token(request).ifPresent(token -> enter(token, request));
    chain.doFilter(request, response);
  }
}
