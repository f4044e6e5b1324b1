package lianfang.web.load;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before everything else: a request that will not be answered costs nothing but this. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoadFilter extends OncePerRequestFilter {

  /** A pass has at most 1,200 characters; whoever sends more sends no pass. */
  private static final int VERIFY_BODY_MAX = 8 * 1024;

  private static final int AGAIN_SECONDS = 5;

  private final Admission admission;
  private final VerifyOnly verifyOnly;

  LoadFilter(Admission admission, VerifyOnly verifyOnly) {
    this.admission = admission;
    this.verifyOnly = verifyOnly;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Priority priority = Priority.of(request.getRequestURI());
    if (priority == Priority.VERIFY && isTooLarge(request)) {
      say(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "a pass is smaller");
      return;
    }
    if (verifyOnly.isOn() && !priority.isVerification()) {
      busy(response, "现在只办理核验，请稍后再来 / only verification is answered now");
      return;
    }
    if (!admission.enter(priority)) {
      busy(response, "现在人多，请稍后再来 / too many at once, please come again");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      admission.leave();
    }
  }

  /** A body without a length may go on for ever. */
  private static boolean isTooLarge(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return request.getMethod().equals("POST") && (length < 0 || length > VERIFY_BODY_MAX);
  }

  private static void busy(HttpServletResponse response, String text) throws IOException {
    response.setHeader("Retry-After", String.valueOf(AGAIN_SECONDS));
    say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, text);
  }

  private static void say(HttpServletResponse response, int status, String text)
      throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
