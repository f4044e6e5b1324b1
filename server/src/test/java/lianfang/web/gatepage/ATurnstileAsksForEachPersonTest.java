package lianfang.web.gatepage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.pass.PassIssuing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ATurnstileAsksForEachPersonTest {

  private static GatePost post;
  private static HttpClient client;

  @BeforeAll
  static void open() {
    post = new GatePost();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    client.close();
    post.close();
  }

  private static HttpResponse<String> ask(String device, UUID id, String pass) throws Exception {
    String body = "{\"id\":\"%s\",\"token\":\"%s\",\"direction\":1}".formatted(id, pass);
    return client.send(
        HttpRequest.newBuilder(URI.create(post.server.address() + "/gate/verify"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + device)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String of(PassIssuing.Given pass) {
    return "pass = decode('" + pass.pass().id() + "', 'hex')";
  }

  @Test
  void whoeverPassesIsRecordedOnceHoweverOftenItIsAsked() throws Exception {
    PassIssuing.Given pass = post.pass(410922100L);
    String device = post.device().token();
    UUID id = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = ask(device, id, pass.token());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"verdict\":\"PASS\"", "张 1234").hasSizeLessThan(60);
    }
    assertThat(post.passages(of(pass) + " and verdict = 1 and direction = 1 and time_known = 0"))
        .isEqualTo(1);
    assertThat(ask(post.device().token(), id, pass.token()).statusCode())
        .as("an id of another device")
        .isEqualTo(409);
    assertThat(post.passages(of(pass))).isEqualTo(1);
  }

  @Test
  void manyAtOnceOfSeveralDevicesAreAllThereWhenTheyAreAnswered() throws Exception {
    PassIssuing.Given pass = post.pass(410922100L);
    List<String> devices = List.of(post.device().token(), post.device().token());
    try (ExecutorService many = Executors.newFixedThreadPool(16)) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String device = devices.get(i % 2);
        answers.add(many.submit(() -> ask(device, UUID.randomUUID(), pass.token())));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().body()).contains("PASS");
      }
    }
    assertThat(post.passages(of(pass))).isEqualTo(200);
  }

  @Test
  void nobodyElseIsRecordedAndCallTellsNothingAboutTheHolder() throws Exception {
    PassIssuing.Given elsewhere = post.pass(410923L);
    String device = post.device().token();
    assertThat(ask(device, UUID.randomUUID(), elsewhere.token()).body()).contains("NOT_HERE");
    assertThat(ask(device, UUID.randomUUID(), "<script>").body())
        .isEqualTo("{\"verdict\":\"CALL\",\"holder\":null}");
    assertThat(post.passages(of(elsewhere))).isZero();
    String unsaid = "{\"id\":\"" + UUID.randomUUID() + "\",\"token\":\"\",\"direction\":3}";
    assertThat(BatchesOfADeviceTest.send(post, device, "verify", unsaid).statusCode())
        .isEqualTo(400);
    String id = "{\"id\":\"" + UUID.randomUUID() + "\",\"direction\":1}";
    String token = "{\"token\":\"" + elsewhere.token() + "\",\"direction\":1}";
    for (String body : List.of("{}", "null", "no JSON", id, token, "")) {
      assertThat(BatchesOfADeviceTest.send(post, device, "verify", body).statusCode())
          .as(body)
          .isEqualTo(400);
    }
    String long9 = "{\"token\":\"" + "A".repeat(9_000) + "\"}";
    assertThat(BatchesOfADeviceTest.send(post, device, "verify", long9).statusCode())
        .isEqualTo(413);
    assertThat(BatchesOfADeviceTest.send(post, "", "verify", unsaid).statusCode()).isEqualTo(401);
  }

  @Test
  void aRevokedDeviceIsRefusedASecondLater() throws Exception {
    PassIssuing.Given pass = post.pass(410922100L);
    Devices.Enrolled device = post.device();
    assertThat(ask(device.token(), UUID.randomUUID(), pass.token()).statusCode()).isEqualTo(200);
    assertThat(ask("lfg_nonsense", UUID.randomUUID(), pass.token()).statusCode()).isEqualTo(401);
    post.revoke(device.device().id());
    Instant until = Instant.now().plus(Duration.ofSeconds(15));
    int status = 200;
    while (status == 200 && Instant.now().isBefore(until)) {
      status = ask(device.token(), UUID.randomUUID(), pass.token()).statusCode();
    }
    assertThat(status).isEqualTo(401);
  }
}
