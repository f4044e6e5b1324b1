package lianfang.web.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.phone.ShiftPhones;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bound phone in a shift, without a browser: it sends what the page sends. */
final class InspectorsPhone {

  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningServer server;
  private final String token;
  private final String pin;
  private String shift;

  private InspectorsPhone(RunningServer server, String token, String pin) {
    this.server = server;
    this.token = token;
    this.pin = pin;
    this.shift = "";
  }

  /** Binds a phone of an area and begins a shift of this account. */
  static InspectorsPhone bound(RunningServer server, String login, String area) {
    Account account = server.get(Accounts.class).get(login);
    ShiftPhones phones = server.get(ShiftPhones.class);
    String code =
        server.get(ScopedTransactions.class).in(area, () -> phones.offer(account, area, "检查一号"));
    var phone = new InspectorsPhone(server, phones.bind(code).orElseThrow(), phones.pin(account));
    phone.begin(login);
    return phone;
  }

  /** Begins a shift; the status that the server answers. */
  int begin(String login) {
    HttpResponse<String> answer =
        post("/inspect/shift", "{\"login\":\"%s\",\"pin\":\"%s\"}".formatted(login, pin));
    shift = answer.statusCode() == 200 ? json(answer).path("shift").asString("") : "";
    return answer.statusCode();
  }

  /** Sends JSON. */
  HttpResponse<String> post(String path, String body) {
    return send(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a picture. */
  HttpResponse<String> picture(String area, byte[] content) {
    return send("/inspect/evidence?area=" + area, "application/octet-stream", content);
  }

  /** The hash under which a picture is kept. */
  String kept(String area, byte[] content) {
    return json(picture(area, content)).path("hash").asString("");
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> send(String path, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!shift.isEmpty()) {
      request.header("X-Shift", shift);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
