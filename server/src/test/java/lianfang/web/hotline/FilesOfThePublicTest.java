package lianfang.web.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Files that somebody without an account sends with a report that is never whole. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesOfThePublicTest {

  private static final String TOWNSHIP = "410922100";
  private static final String FIRM = "/resumption/register";
  private static final int MOST = 54;

  private static RunningServer server;
  private static HttpClient client;
  private static String token;

  @BeforeAll
  static void open() throws Exception {
    server = new RunningServer(true);
    server.loadDivisions();
    client = HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
    String page =
        client
            .send(
                HttpRequest.newBuilder(URI.create(address())).GET().build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String address() {
    return server.address() + "/report/request?lang=en";
  }

  /** A form that lacks what it asks for, with one file. */
  private static String sent(byte[] file) throws IOException, InterruptedException {
    return sent("/report/request?lang=en", TOWNSHIP, file).body();
  }

  private static HttpResponse<String> sent(String path, String where, byte[] file)
      throws IOException, InterruptedException {
    var body = new ByteArrayOutputStream();
    part(body, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"_id\"", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"_in\"", where.getBytes(StandardCharsets.UTF_8));
    String field = path.startsWith(FIRM) ? "licence-file" : "shown-file";
    part(body, "name=\"" + field + "\"; filename=\"holiday.jpg\"", file);
    body.writeBytes("--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "multipart/form-data; boundary=border")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
    body.writeBytes(
        ("--border\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] picture(int shade) throws IOException {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, shade);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static long kept() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from casework.evidence")
        .query(Long.class)
        .single();
  }

  @Test
  @Order(1)
  void aPhotoOfSixtyMegabytesAProgramAndADrawingAreRefusedInWords() throws Exception {
    byte[] large = new byte[60 << 20];
    System.arraycopy(picture(1), 0, large, 0, picture(1).length);
    assertThat(sent(large)).contains("60 MB", "at most 20");
    assertThat(sent("MZ\u0090\0 a program".getBytes(StandardCharsets.ISO_8859_1)))
        .contains("only JPEG, PNG, WebP, PDF, docx and xlsx");
    assertThat(sent("<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8)))
        .contains("only JPEG, PNG, WebP, PDF, docx and xlsx");
    assertThat(kept()).isZero();
  }

  @Test
  @Order(2)
  void aFormThatDoesNotSayWhereComesBackAndSaysSo() throws Exception {
    for (String line : List.of("/report/request", "/report/supervision-report", FIRM)) {
      for (String where : List.of("", "x", "999999", "410922999", "41' or 1=1", "zzzzzzzzz")) {
        for (byte[] file : List.of(new byte[0], picture(2))) {
          HttpResponse<String> answer = sent(line + "?lang=en", where, file);
          assertThat(answer.statusCode()).as(line + " in '" + where + "'").isEqualTo(200);
          assertThat(answer.body()).as(line + " in '" + where + "'").contains("role=\"alert\"");
        }
      }
    }
    assertThat(kept()).isZero();
  }

  @Test
  @Order(3)
  void nobodyFillsTheDiskWithFormsThatAreNeverWhole() throws Exception {
    for (int i = 0; i < MOST + 10; i++) {
      sent(picture(100 + i));
    }
    assertThat(kept()).isLessThanOrEqualTo(MOST);
    assertThat(sent(picture(9_999))).contains("ten minutes");
  }
}
