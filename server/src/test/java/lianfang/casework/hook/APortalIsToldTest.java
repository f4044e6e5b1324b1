package lianfang.casework.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianfang.access.Role;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The city's portal takes messages, or does not, and the administrator sees it. */
class APortalIsToldTest {

  private static final RunningServer SERVER = new RunningServer(true);

  /** What came: the signature, a blank, the body. */
  private static final List<String> CAME = new CopyOnWriteArrayList<>();

  private static final AtomicInteger ANSWER = new AtomicInteger(200);
  private static HttpServer portal;

  @BeforeAll
  static void open() throws IOException {
    SERVER.account("administrator", Role.ADMINISTRATOR, "4109");
    SERVER.account("command", Role.COMMAND, "4109");
    portal = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    portal.createContext(
        "/cases",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          CAME.add(exchange.getRequestHeaders().getFirst(HookSignature.HEADER) + " " + body);
          exchange.sendResponseHeaders(ANSWER.get(), -1);
          exchange.close();
        });
    portal.start();
  }

  @AfterAll
  static void close() {
    portal.stop(0);
    SERVER.close();
  }

  private static String address() {
    return "http://127.0.0.1:" + portal.getAddress().getPort() + "/cases";
  }

  private static void wait(UUID hook, long position, String body) {
    SERVER
        .database()
        .engineClient()
        .sql(
            "insert into casework.hook_message (hook, fact, position, kind, happened_at, body,"
                + " next_at) values (?, ?, ?, 'case-step', now(), ?, now())")
        .params(hook, UUID.randomUUID(), position, body)
        .update();
  }

  private static void until(java.util.function.BooleanSupplier so) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while (!so.getAsBoolean() && System.nanoTime() < patience) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(so.getAsBoolean()).isTrue();
  }

  @Test
  void messagesArriveSignedInTheirOrderAndAgainWhenThePortalWasDown() throws Exception {
    Hooks hooks = SERVER.get(Hooks.class);
    Visit administrator = SERVER.signedIn("administrator");
    administrator.open("/hooks");
    String to =
        administrator
            .send("/hooks", List.of("called", "City portal", "url", address(), "in", "4109"))
            .headers()
            .firstValue("location")
            .orElseThrow();
    UUID hook = UUID.fromString(to.replaceAll(".*/hooks/([0-9a-f-]{36}).*", "$1"));
    ANSWER.set(503);
    wait(hook, 1, "{\"n\":1}");
    wait(hook, 2, "{\"n\":2}");
    until(() -> !CAME.isEmpty());
    String page = administrator.open("/hooks/" + hook).body();
    assertThat(page).contains("HTTP 503", "2 on their way");
    assertThat(CAME).as("the second one waits for the first").allMatch(one -> one.endsWith(":1}"));
    ANSWER.set(204);
    until(() -> hooks.health(hook).waiting() == 0);
    assertThat(CAME.getLast()).endsWith("{\"n\":2}");
    String[] signed = CAME.getLast().split(" ", 2);
    String time = signed[0].replaceAll("t=([0-9]+),.*", "$1");
    Mac mac = Mac.getInstance("HmacSHA256");
    String secret = SERVER.get(HookSignature.class).secret(hook);
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    byte[] expected = mac.doFinal((time + "." + signed[1]).getBytes(StandardCharsets.UTF_8));
    assertThat(signed[0]).endsWith("v1=" + HexFormat.of().formatHex(expected));
    assertThat(page).contains(secret);
    administrator.send("/hooks/" + hook + "/end", List.of());
    assertThat(administrator.open("/hooks").body()).contains("Told nothing any more");
  }

  @Test
  void anAddressOutsideIsEncryptedAndOnlyTheOperatorEntersOne() {
    Hooks hooks = SERVER.get(Hooks.class);
    for (String wrong :
        List.of(
            "http://example.org/x", "ftp://10.0.0.1/x", "https://me:secret@example.org/", "x")) {
      assertThatThrownBy(() -> hooks.add("x", wrong, "4109", List.of()))
          .as(wrong)
          .isInstanceOf(HookRefused.class);
    }
    assertThat(SERVER.signedIn("command").open("/hooks").statusCode()).isEqualTo(403);
    Visit administrator = SERVER.signedIn("administrator");
    administrator.open("/hooks");
    assertThat(
            administrator
                .send("/hooks", List.of("called", "x", "url", "http://example.org", "in", "4109"))
                .body())
        .contains("must begin with https://");
  }
}
