package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Role;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The city's own portal sends the files that its cases name. */
class EvidenceOfProgramsTest {

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);
  private static final String PATH = "/api/v1/evidence?area=410922100";

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    SERVER.account("township", Role.TOWNSHIP, "410922100");
    SERVER.account("auditor", Role.AUDITOR, "410922");
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static byte[] picture() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static byte[] program() {
    byte[] program = new byte[4096];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    return program;
  }

  /** A form with one file, as a browser sends it. */
  private static HttpResponse<String> form(String name, String type, byte[] content) {
    var body = new ByteArrayOutputStream();
    String head =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
            + "Content-Type: %s\r\n\r\n";
    body.writeBytes(head.formatted(name, type).getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return PROGRAM.send("township", PATH, "multipart/form-data; boundary=edge", body.toByteArray());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aPictureIsKeptOnceHoweverItIsSentAndACaseNamesIt() throws IOException {
    HttpResponse<String> raw = PROGRAM.send("township", PATH, "image/png", picture());
    assertThat(raw.statusCode()).as(raw.body()).isEqualTo(200);
    String hash = json(raw).path("hash").asString("");
    assertThat(json(form("现场.png", "image/png", picture())).path("hash").asString(""))
        .isEqualTo(hash)
        .hasSize(64);
    UUID id = UUID.randomUUID();
    HttpResponse<String> filed =
        PROGRAM.post(
            "township",
            "/api/v1/cases",
            """
            {"id": "%s", "type": "firm-problem", "area": "410922100",
             "about": {"kind": "enterprise", "id": "%s"},
             "values": {"kind": "people", "what": "some text", "shown": ["%s"]}}
            """
                .formatted(id, new UUID(7, 7), hash));
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
    assertThat(json(filed).path("forms").path(0).path("evidence").toString()).contains(hash);
  }

  @Test
  void sixtyMegabytesAreRefusedWithSizeLimitAndRemedyHoweverTheyAreSent() {
    byte[] large = new byte[60 << 20];
    for (HttpResponse<String> answer :
        new HttpResponse[] {
          PROGRAM.send("township", PATH, "application/octet-stream", large),
          form("large.jpg", "image/jpeg", large)
        }) {
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("content-type").orElse("")).contains("problem+json");
      assertThat(json(answer).path("detail").asString("")).contains("60 MB", "at most 20");
      assertThat(json(answer).path("remedy").asString("")).contains("smaller");
    }
  }

  @Test
  void aProgramAndAPageThatRunsAreRefusedUnderWhateverName() {
    byte[] svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    for (byte[] bad : new byte[][] {program(), svg}) {
      HttpResponse<String> named = form("photo.jpg", "image/jpeg", bad);
      assertThat(named.statusCode()).isEqualTo(422);
      assertThat(json(named).path("rule").asString("")).isEqualTo("evidence: KIND");
      assertThat(json(named).path("remedy").asString("")).contains("not its name");
      assertThat(PROGRAM.send("township", PATH, "image/jpeg", bad).statusCode()).isEqualTo(422);
    }
    assertThat(json(form("a.svg", "image/svg+xml", svg)).path("detail").asString(""))
        .contains("a picture of another format (SVG)");
  }

  @Test
  void whoSitsAtNoDeskOrElsewhereKeepsNothing() throws IOException {
    assertThat(PROGRAM.send("auditor", PATH, "image/png", picture()).statusCode()).isEqualTo(403);
    assertThat(PROGRAM.send("", PATH, "image/png", picture()).statusCode()).isEqualTo(401);
    String elsewhere = "/api/v1/evidence?area=410923100";
    assertThat(PROGRAM.send("township", elsewhere, "image/png", picture()).statusCode())
        .isEqualTo(403);
    assertThat(PROGRAM.send("township", PATH, "image/png", new byte[0]).statusCode())
        .isEqualTo(400);
  }
}
