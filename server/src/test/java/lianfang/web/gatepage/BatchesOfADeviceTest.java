package lianfang.web.gatepage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.gate.checkpoint.Devices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What devices send, also when it is sent again, is too much, or comes from nobody. */
class BatchesOfADeviceTest {

  private static GatePost post;

  @BeforeAll
  static void open() {
    post = new GatePost();
  }

  @AfterAll
  static void close() {
    post.close();
  }

  private static HttpResponse<String> send(String token, String path, String body)
      throws Exception {
    return send(post, token, path, body);
  }

  static HttpResponse<String> send(GatePost post, String token, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(post.server.address() + "/gate/" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String batch(int rows, int temperature) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(
          "{\"id\":\"%s\",\"time\":\"2020-02-26T00:00:00Z\",\"offset\":0,\"direction\":1,"
                  .formatted(UUID.randomUUID())
              + "\"people\":0,\"verdict\":0,\"temperature\":%d}".formatted(temperature));
    }
    return "{\"sentAt\":\"2020-02-26T00:05:00Z\",\"rows\":[" + String.join(",", all) + "]}";
  }

  @Test
  void theSameBatchTenTimesFromThreeConnectionsLandsOnce() throws Exception {
    String token = post.device().token();
    String batch = batch(200, 361);
    try (ExecutorService three = Executors.newFixedThreadPool(3)) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        answers.add(three.submit(() -> send(token, "passages", batch)));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    }
    assertThat(post.passages("temperature = 361")).isEqualTo(200);
  }

  @Test
  void aRowThatCannotBeKeptComesBackAndHoldsUpNoOther() throws Exception {
    String token = post.device().token();
    String batch = batch(3, 362).replaceFirst("362", "999");
    String answer = send(token, "passages", batch).body();
    assertThat(answer).contains("\"landed\":2", "\"field\":\"temperature\"", "\"value\":\"999\"");
    assertThat(post.passages("temperature = 362")).isEqualTo(2);
  }

  @Test
  void nobodyAndARevokedDeviceSendNothing() throws Exception {
    Devices.Enrolled device = post.device();
    assertThat(send("lfg_nonsense", "passages", batch(1, 363)).statusCode()).isEqualTo(401);
    post.revoke(device.device().id());
    assertThat(send(device.token(), "passages", batch(1, 363)).statusCode()).isEqualTo(401);
    assertThat(send(device.token(), "people", batch(1, 363)).statusCode()).isEqualTo(401);
    assertThat(post.passages("temperature = 363")).isZero();
  }

  @Test
  void aBodyOfTenMegabytesAndOneWithoutALengthAreNotRead() throws Exception {
    String token = post.device().token();
    assertThat(send(token, "passages", "x".repeat(10 << 20)).statusCode()).isEqualTo(413);
    HttpRequest chunked =
        HttpRequest.newBuilder(URI.create(post.server.address() + "/gate/passages"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(new byte[100])))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(411);
    }
  }

  @Test
  void aBodyThatIsNoneOfThoseThatADeviceSendsIsRefusedAndBreaksNothing() throws Exception {
    String token = post.device().token();
    for (String path : List.of("passages", "people", "reports")) {
      for (String body :
          List.of("{}", "{\"rows\":null}", "{\"rows\":[]}", "{\"rows\":[null]}", "[]", "x", "")) {
        assertThat(send(token, path, body).statusCode()).as(path + " " + body).isEqualTo(400);
      }
    }
    assertThat(send("", "enrol", "{}").statusCode()).isEqualTo(403);
    assertThat(send(token, "hello", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aNameWhereNoneBelongsAndAnImpossibleHourAreNotKept() throws Exception {
    String token = post.device().token();
    UUID id = UUID.randomUUID();
    String row =
        ("{\"id\":\"%s\",\"kind\":\"fever\",\"temperature\":375,\"name\":\"演欧阳\","
                + "\"time\":\"-1000000000-01-01T00:00:00Z\",\"offset\":5}")
            .formatted(id);
    assertThat(send(token, "reports", "{\"sentAt\":null,\"rows\":[" + row + "]}").body())
        .contains("\"landed\":1");
    String kept =
        post.server
            .database()
            .engineClient()
            .sql("select said::text || (happened_at > '2020-02-01') from gate.mail where id = ?")
            .param(id)
            .query(String.class)
            .single();
    assertThat(kept).contains("375").endsWith("true").doesNotContain("欧阳");
  }

  @Test
  void codesAreNotGuessed() throws Exception {
    int last = 0;
    for (int i = 0; i < 25; i++) {
      last = send("", "enrol", "{\"code\":\"AAAA-%d\"}".formatted(i)).statusCode();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void aReportIsKeptOnceAndATokenOfAPostOpensNoPage() throws Exception {
    String token = post.device().token();
    String report =
        ("{\"sentAt\":null,\"rows\":[{\"id\":\"%s\",\"kind\":\"refused\","
                + "\"ground\":\"post-closed\"}]}")
            .formatted(UUID.randomUUID());
    assertThat(send(token, "reports", report).body()).contains("\"landed\":1");
    assertThat(send(token, "reports", report).body()).contains("\"landed\":0", "\"known\":1");
    HttpRequest page =
        HttpRequest.newBuilder(URI.create(post.server.address() + "/people"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(page, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isNotEqualTo(200);
    }
  }
}
