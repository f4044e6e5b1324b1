package lianfang.web.api;

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
import lianfang.access.Role;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody knows the hash of a file that others have sent, and names it as evidence. */
class AFileOfSomebodyElseIsNoEvidenceTest {

  private static final String TOWNSHIP = "410922100";
  private static final String UNKNOWN = "ab".repeat(32);
  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);

  private static int shade = 0x10;

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    SERVER.account("township", Role.TOWNSHIP, TOWNSHIP);
    SERVER.account("colleague", Role.TOWNSHIP, TOWNSHIP);
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** A picture that is equal to no other one. */
  private static byte[] picture() {
    var image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, ++shade);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String kept(String login, byte[] picture) {
    String to = "/api/v1/evidence?area=" + TOWNSHIP;
    return json(PROGRAM.send(login, to, "image/png", picture)).path("hash").asString("");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String problem(String hash) {
    return "{\"kind\": \"people\", \"what\": \"thirty workers are missing\", \"shown\": [\"%s\"]}"
        .formatted(hash);
  }

  private static HttpResponse<String> filed(String login, UUID id, String hash) {
    return PROGRAM.post(
        login,
        "/api/v1/cases",
        """
        {"id": "%s", "type": "firm-problem", "area": "%s",
         "about": {"kind": "enterprise", "id": "%s"}, "values": %s}
        """
            .formatted(id, TOWNSHIP, new UUID(7, 7), problem(hash)));
  }

  private static HttpResponse<String> step(String login, UUID id, String step, String values) {
    long seen = json(PROGRAM.get(login, "/api/v1/cases/" + id)).path("seen").asLong(0);
    return PROGRAM.post(
        login,
        "/api/v1/cases/" + id + "/steps/" + step,
        "{\"seen\": %d, \"values\": %s}".formatted(seen, values));
  }

  private static String solved(String hash) {
    return "{\"result\": \"all thirty have come\", \"shown\": [\"%s\"]}".formatted(hash);
  }

  /** What a refusal says, without the number under which it is asked for. */
  private static String said(HttpResponse<String> answer) {
    JsonNode body = json(answer);
    return answer.statusCode() + body.path("detail").asString() + body.path("remedy").asString();
  }

  @Test
  void aHashOpensNothingAndDoesNotTellWhetherThereIsSuchAFile() {
    byte[] picture = picture();
    String foreign = kept("colleague", picture);
    UUID id = UUID.randomUUID();
    HttpResponse<String> known = filed("township", id, foreign);
    assertThat(known.statusCode()).as(known.body()).isEqualTo(422);
    assertThat(said(known))
        .contains("1 file was neither sent by you nor shown in this case", "send the files first")
        .isEqualTo(said(filed("township", UUID.randomUUID(), UNKNOWN)));
    assertThat(PROGRAM.get("township", "/api/v1/cases/" + id).statusCode()).isEqualTo(404);
    assertThat(kept("township", picture)).as("whoever has the file sends it").isEqualTo(foreign);
    assertThat(filed("township", id, foreign).statusCode()).isEqualTo(200);
    assertThat(filed("colleague", UUID.randomUUID(), foreign).statusCode())
        .as("it is still theirs")
        .isEqualTo(200);
  }

  @Test
  void aLaterStepShowsWhatStandsInItsOwnCaseAndNothingOfAnother() {
    UUID id = UUID.randomUUID();
    String stands = kept("township", picture());
    filed("township", id, stands);
    UUID other = UUID.randomUUID();
    String elsewhere = kept("township", picture());
    filed("township", other, elsewhere);
    assertThat(step("colleague", id, "take", "{}").statusCode()).isEqualTo(200);
    assertThat(PROGRAM.get("colleague", "/api/v1/cases/" + other).body())
        .as("a colleague may read the other case, and shows its file there")
        .contains(elsewhere);
    HttpResponse<String> lent = step("colleague", id, "solve", solved(elsewhere));
    assertThat(lent.statusCode()).isEqualTo(422);
    assertThat(said(lent)).isEqualTo(said(step("colleague", id, "solve", solved(UNKNOWN))));
    HttpResponse<String> done = step("colleague", id, "solve", solved(stands));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  @Test
  void aPartShowsWhatStandsInItsWholeAndNothingElse() {
    UUID whole = UUID.randomUUID();
    String stands = kept("township", picture());
    filed("township", whole, stands);
    step("colleague", whole, "take", "{}");
    assertThat(part(whole, kept("township", picture())).statusCode()).isEqualTo(422);
    HttpResponse<String> split = part(whole, stands);
    assertThat(split.statusCode()).as(split.body()).isEqualTo(200);
  }

  private static HttpResponse<String> part(UUID whole, String hash) {
    long seen = json(PROGRAM.get("colleague", "/api/v1/cases/" + whole)).path("seen").asLong(0);
    return PROGRAM.post(
        "colleague",
        "/api/v1/cases/" + whole + "/parts",
        "{\"seen\": %d, \"type\": \"firm-problem\", \"values\": %s}"
            .formatted(seen, problem(hash)));
  }

  @Test
  void thePageOfADeskRefusesItInWordsToo() throws Exception {
    UUID id = UUID.randomUUID();
    filed("township", id, kept("township", picture()));
    step("colleague", id, "take", "{}");
    Visit colleague = SERVER.signedIn("colleague");
    String page = colleague.open("/cases/" + id + "/steps/solve?lang=en").body();
    String foreign = kept("township", picture());
    HttpResponse<String> answer =
        colleague.send(
            "/cases/" + id + "/steps/solve?lang=en",
            List.of(
                "_id",
                UUID.randomUUID().toString(),
                "_seen",
                page.replaceAll("(?s).*name=\"_seen\" value=\"([^\"]+)\".*", "$1"),
                "result",
                "all thirty have come",
                "shown",
                foreign));
    assertThat(answer.body()).contains("neither sent by you nor shown in this case");
  }

  @Test
  void whoHasNoAccountShowsOnlyWhatCameWithTheSameReport() throws Exception {
    var client = HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
    HttpRequest asked = HttpRequest.newBuilder(report()).GET().build();
    String page = client.send(asked, HttpResponse.BodyHandlers.ofString()).body();
    String token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    byte[] picture = picture();
    UUID half = UUID.randomUUID();
    String back = reported(client, token, half, "", picture).replaceAll("\\s+", " ");
    String hash = back.replaceAll(".*name=\"shown\" value=\"([0-9a-f]{64})\".*", "$1");
    assertThat(hash).as("it comes back with the form that lacked something").hasSize(64);
    UUID stranger = UUID.randomUUID();
    assertThat(reported(client, token, stranger, hash, new byte[0]))
        .contains("neither sent by you nor shown in this case");
    assertThat(reported(client, token, half, hash, new byte[0]))
        .doesNotContain("neither sent by you")
        .containsPattern("[2-9A-HJKMNP-Z]{12}");
    assertThat(PROGRAM.get("township", "/api/v1/cases/" + stranger).statusCode()).isEqualTo(404);
  }

  private static URI report() {
    return URI.create(SERVER.address() + "/report/request?lang=en");
  }

  /** A request with a file, which lacks its words, or with the hash of one, which lacks nothing. */
  private static String reported(HttpClient client, String token, UUID id, String hash, byte[] file)
      throws Exception {
    var body = new ByteArrayOutputStream();
    part(body, "name=\"_csrf\"", token);
    part(body, "name=\"_id\"", id.toString());
    part(body, "name=\"_in\"", TOWNSHIP);
    part(body, "name=\"kind\"", "complaint");
    part(body, "name=\"topic\"", "road-blocked");
    part(body, "name=\"urgency\"", "normal");
    part(body, "name=\"where\"", "at the east end");
    if (hash.isEmpty()) {
      part(body, "name=\"shown-file\"; filename=\"a.png\"", file);
    } else {
      part(body, "name=\"what\"", "the road is blocked by a heap of earth");
      part(body, "name=\"shown\"", hash);
    }
    body.writeBytes("--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return client
        .send(
            HttpRequest.newBuilder(report())
                .header("Content-Type", "multipart/form-data; boundary=border")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void part(ByteArrayOutputStream body, String disposition, String content) {
    part(body, disposition, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
    String head = "--border\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
