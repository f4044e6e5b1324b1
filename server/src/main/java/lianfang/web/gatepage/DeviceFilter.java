package lianfang.web.gatepage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianfang.gate.checkpoint.Devices;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns the token of a device into the device, and reads no body that is larger than a batch. */
final class DeviceFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final long BODY_MAX = 1 << 20;

  private final Devices devices;

  DeviceFilter(Devices devices) {
    this.devices = devices;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean post = "POST".equals(request.getMethod());
    long length = request.getContentLengthLong();
    // A body that does not say its length could be of any.
    if (post && (length < 0 || length > BODY_MAX)) {
      response.setStatus(length < 0 ? 411 : 413);
      return;
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(BEARER)) {
      devices
          .ofToken(header.substring(BEARER.length()).strip())
          .ifPresent(device -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new DeviceToken(device));
            SecurityContextHolder.setContext(context);
          });
    }
    chain.doFilter(request, response);
  }
}
