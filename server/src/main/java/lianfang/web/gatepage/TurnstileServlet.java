package lianfang.web.gatepage;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lianfang.gate.checkpoint.KnownDevices;
import lianfang.web.offline.BearerFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * 闸机接口: the question of a turnstile over HTTP, without the chains that pages need. They took a
 * quarter of the processors of an answer, and there is neither a session nor a browser here.
 */
final class TurnstileServlet extends HttpServlet {

  static final String PATH = "/gate/verify";

  private static final long serialVersionUID = 1L;

  /** A pass has at most 1,200 characters; whoever sends more sends no pass. */
  private static final int BODY_MAX = 8 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(TurnstileServlet.class);
  private static final ObjectReader ASKED = JsonMapper.shared().readerFor(Turnstile.Asked.class);
  private static final ObjectWriter ANSWERED =
      JsonMapper.shared().writerFor(Turnstile.Answered.class);

  private final transient KnownDevices devices;
  private final transient Turnstile turnstile;

  TurnstileServlet(KnownDevices devices, Turnstile turnstile) {
    this.devices = devices;
    this.turnstile = turnstile;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<KnownDevices.Known> here = BearerFilter.token(request).flatMap(devices::ofToken);
    if (here.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    long length = request.getContentLengthLong();
    // A body that does not say its length could be of any.
    if (length < 0 || length > BODY_MAX) {
      response.setStatus(
          length < 0
              ? HttpServletResponse.SC_LENGTH_REQUIRED
              : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      Turnstile.@Nullable Asked asked = ASKED.readValue(request.getInputStream().readAllBytes());
      Turnstile.Answered answer = turnstile.verify(here.get(), said(asked));
      say(response, "application/json", ANSWERED.writeValueAsBytes(answer));
    } catch (JacksonException unread) {
      say(response, new Turnstile.NoVerdict(400, "no JSON that can be read", unread));
    } catch (Turnstile.NoVerdict none) {
      if (none.status() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
        LOG.warn("a turnstile got no verdict: {}", none.getMessage(), none.getCause());
      }
      say(response, none);
    }
  }

  /** JSON may say null. */
  private static Turnstile.Asked said(Turnstile.@Nullable Asked asked) {
    return asked == null ? new Turnstile.Asked(null, null, 0) : asked;
  }

  private static void say(HttpServletResponse response, Turnstile.NoVerdict none)
      throws IOException {
    response.setStatus(none.status());
    Map<String, String> why = Map.of("detail", String.valueOf(none.getMessage()));
    say(response, "application/problem+json", JsonMapper.shared().writeValueAsBytes(why));
  }

  private static void say(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
