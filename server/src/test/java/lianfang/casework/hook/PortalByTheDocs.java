package lianfang.casework.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A city's portal as somebody writes it who has read docs/api.md and no code: it takes what is
 * signed and fresh, each message once.
 */
final class PortalByTheDocs implements AutoCloseable {

  private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]+),v1=([0-9a-f]{64})");
  private static final long FRESH_SECONDS = 300;

  private final HttpServer server;

  /** Bodies by message, in the order in which they were taken. */
  private final Map<String, String> taken = new LinkedHashMap<>();

  /** What came and was not taken: the status that was answered. */
  private final List<Integer> refused = new CopyOnWriteArrayList<>();

  /** So many of the next ones are answered with 500. */
  private final AtomicInteger failing = new AtomicInteger();

  private volatile String secret = "";

  PortalByTheDocs() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/cases", this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/cases";
  }

  /** The secret that the page of the instance shows. */
  void knows(String shown) {
    secret = shown;
  }

  void fails(int times) {
    failing.set(times);
  }

  List<Integer> refused() {
    return refused;
  }

  synchronized List<String> messages() {
    return List.copyOf(taken.keySet());
  }

  synchronized List<String> bodies() {
    return List.copyOf(taken.values());
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String message = exchange.getRequestHeaders().getFirst("Lianfang-Message");
    int status = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : 204;
    if (!isSigned(exchange.getRequestHeaders().getFirst("Lianfang-Signature"), body)) {
      status = 401;
    }
    if (status == 204) {
      synchronized (this) {
        taken.putIfAbsent(message, new String(body, StandardCharsets.UTF_8));
      }
    } else {
      refused.add(status);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private boolean isSigned(String header, byte[] body) {
    Matcher parts = SIGNATURE.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    long seconds = Long.parseLong(parts.group(1));
    if (Math.abs(Instant.now().getEpochSecond() - seconds) > FRESH_SECONDS) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(parts.group(2)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
