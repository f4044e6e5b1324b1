package lianfang.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the server refuses before it asks the console is told in words as well. */
class ARequestThatCannotBeReadTest {

  private static final RunningServer server = new RunningServer(true);

  @AfterAll
  static void close() {
    server.close();
  }

  private static String answer(String request) throws IOException {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysSoInBothLanguagesAndWhereToGo() throws IOException {
    String end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    List<String> unread =
        List.of(
            "GET /people?q=<b>" + end + "\r\n",
            "GET /people%zz" + end + "\r\n",
            "GET /people?q=" + "a".repeat(20_000) + end + "\r\n",
            "GET /people" + end + "Cookie: a=" + "b".repeat(20_000) + "\r\n\r\n",
            "GET /people" + end + "Host: b\r\n\r\n");
    for (String request : unread) {
      String told = answer(request);
      assertThat(told)
          .as(request.substring(0, 40))
          .startsWith("HTTP/1.1 4")
          .contains("这个请求读不出来", "This request could not be read", "lianfang.css", "href=\"/\"")
          .contains("Content-Security-Policy: default-src 'none'")
          .doesNotContain("Tomcat", "HTTP Status", "<style", " style=");
    }
  }

  @Test
  void whatCanBeReadIsAnsweredByTheConsole() throws IOException {
    String told = answer("GET /sign-in?lang=en HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(told).startsWith("HTTP/1.1 200").doesNotContain("could not be read");
  }
}
