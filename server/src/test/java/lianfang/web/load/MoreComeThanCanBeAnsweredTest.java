package lianfang.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

class MoreComeThanCanBeAnsweredTest {

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer(true);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void programsAreRefusedFirstThenOfficesThenHoldersThenVerificationAndGatesNever() {
    var admission = new Admission();
    StringBuilder order = new StringBuilder();
    for (int underWay = 0; underWay < Admission.MOST + 50; underWay++) {
      for (Priority priority : Priority.values()) {
        boolean admitted = priority.admits(underWay, Admission.MOST);
        if (!admitted && order.indexOf(priority.name()) < 0) {
          order.append(priority.name()).append(' ').append(underWay).append('\n');
        }
      }
      assertThat(admission.enter(Priority.GATE)).isTrue();
    }
    assertThat(order).hasToString("PROGRAM 160\nOFFICE 240\nHOLDER 300\nVERIFY 360\n");
    assertThat(admission.enter(Priority.OFFICE)).isFalse();
    assertThat(admission.refused()).isOne();
    for (int left = admission.underWay(); left > 0; left--) {
      admission.leave();
    }
    assertThat(admission.enter(Priority.PROGRAM)).as("all are answered again").isTrue();
  }

  @Test
  void oneSwitchDropsEverythingButVerificationAndHoldsWithinTwoSeconds() throws Exception {
    assertThat(status("/sign-in")).isEqualTo(200);
    Path data = Path.of(server.get(Environment.class).getRequiredProperty("lianfang.data"));
    VerifyOnly.turn(data, true);
    try {
      assertThat(becomes("/sign-in", 503)).isTrue();
      assertThat(status("/me")).isEqualTo(503);
      assertThat(status("/api/v1/openapi.yaml")).isEqualTo(503);
      assertThat(status("/gate/keys")).isEqualTo(200);
      assertThat(status("/health/live")).isEqualTo(200);
      assertThat(verify("{\"token\": \"<html>\"}").body())
          .contains("\"verdict\":\"CALL\"", "\"reason\":\"NOT_A_PASS\"");
    } finally {
      VerifyOnly.turn(data, false);
    }
    assertThat(becomes("/sign-in", 200)).isTrue();
  }

  @Test
  void aVectorIsAnsweredByTheServerAndABodyOfTenMegabytesIsNot() throws Exception {
    String token =
        JsonMapper.shared()
            .readTree(Path.of("../docs/passes-vectors.json").toFile())
            .get("cases")
            .get(0)
            .get("token")
            .asString();
    String body = JsonMapper.shared().writeValueAsString(java.util.Map.of("token", token));
    assertThat(verify(body).body()).as("keys of vectors are not ours").contains("KEY_UNKNOWN");
    assertThat(verify("{\"token\": \"" + "0".repeat(10_000_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertThat(verify("{\"token\": \"LF1:\", \"area\": \"x\"}").statusCode()).isEqualTo(400);
    assertThat(verify("{}").statusCode()).isEqualTo(400);
  }

  @Test
  void aGatewayLearnsWhetherItCanVerify() throws Exception {
    assertThat(get("/health/ready").body()).contains("\"status\":\"up\"", "\"refused\":0");
  }

  private static boolean becomes(String path, int expected) throws Exception {
    Instant until = Instant.now().plus(Duration.ofSeconds(15));
    while (Instant.now().isBefore(until)) {
      if (status(path) == expected) {
        return true;
      }
    }
    return false;
  }

  private static int status(String path) throws Exception {
    return get(path).statusCode();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(server.address() + path)).GET());
  }

  private static HttpResponse<String> verify(String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/verify"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
