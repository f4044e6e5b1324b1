package lianfang.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianfang.access.Actor;
import lianfang.access.ApiTokens;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns the token of an API request into the current user; cookies mean nothing here. */
final class TokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiTokens tokens;

  TokenFilter(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(BEARER)) {
      tokens
          .find(header.substring(BEARER.length()).strip())
          .ifPresent(account -> {
            var actor = new Actor(account.id().toString(), request.getRemoteAddr(), "api");
            SignedIn.enter(new CurrentUser(account, actor));
          });
    }
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
