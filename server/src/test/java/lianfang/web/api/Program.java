package lianfang.web.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.ApiTokens;
import lianfang.web.signin.RunningServer;

/** A program that asks a running server, each time with a fresh token of an account. */
final class Program {

  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningServer server;

  Program(RunningServer server) {
    this.server = server;
  }

  HttpResponse<String> get(String login, String path) {
    return answer(login, HttpRequest.newBuilder(URI.create(server.address() + path)).GET());
  }

  HttpResponse<String> post(String login, String path, String body) {
    return answer(
        login,
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends bytes as they are. */
  HttpResponse<String> send(String login, String path, String type, byte[] body) {
    return answer(
        login,
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> answer(String login, HttpRequest.Builder request) {
    request.header("Accept-Language", "en");
    if (!login.isEmpty()) {
      String token =
          server
              .get(ApiTokens.class)
              .issue(server.get(Accounts.class).get(login), "test", Actor.operator());
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
