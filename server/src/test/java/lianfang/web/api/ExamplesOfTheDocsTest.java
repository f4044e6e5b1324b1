package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import lianfang.access.Role;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of docs/api.md, sent as they stand there, and what stands there beside them. */
class ExamplesOfTheDocsTest {

  private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)\\n```", Pattern.DOTALL);
  private static final String AREA = "410922100";

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);

  /** What a page does with cases, and how a program does it. */
  private static final Map<String, String> PROGRAMS =
      Map.ofEntries(
          Map.entry("/cases/{id:[0-9a-f-]{36}}/steps/{step}", "/api/v1/cases/{id}/steps/{step}"),
          Map.entry(
              "/cases/{id:[0-9a-f-]{36}}"
                  + "/acts/{act:claim|release|note|hand|extend|link|split|supervise}",
              "/api/v1/cases/{id}/acts/{act}"),
          Map.entry("/cases/{id:[0-9a-f-]{36}}/split", "/api/v1/cases/{id}/parts"),
          Map.entry("/cases/types/{id}/withdraw", "/api/v1/cases/types/{type}/withdraw"),
          Map.entry("/cases/new/{type}", "/api/v1/cases"),
          Map.entry("/cases/{id:[0-9a-f-]{36}}/who", "/api/v1/cases/{id}/who"),
          Map.entry("/cases/absence", "/api/v1/cases/absences"),
          Map.entry("/cases/claim", "/api/v1/cases/{id}/acts/{act}"),
          Map.entry("/cases/release", "/api/v1/cases/{id}/acts/{act}"));

  private final Map<String, String> known =
      new HashMap<>(Map.of("case", UUID.randomUUID().toString(), "seen", "0", "hash", ""));

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    SERVER.account("township", Role.TOWNSHIP, AREA);
    SERVER.account("colleague", Role.TOWNSHIP, AREA);
    SERVER.account("industry", Role.DEPARTMENT, "410922");
    SERVER.account("command", Role.COMMAND, "410922");
    SERVER.account("elsewhere", Role.TOWNSHIP, "410923100");
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private String filled(String text) {
    String filled = text.replace("$new", UUID.randomUUID().toString());
    for (Map.Entry<String, String> one : known.entrySet()) {
      filled = filled.replace("$" + one.getKey(), one.getValue());
    }
    return filled;
  }

  @Test
  void areAnsweredAsTheySay() throws IOException {
    String docs = Files.readString(Path.of("../docs/api.md"));
    Matcher blocks = BLOCK.matcher(docs);
    int sent = 0;
    while (blocks.find()) {
      List<String> lines = new ArrayList<>(filled(blocks.group(1)).lines().toList());
      String[] request = lines.removeFirst().split(" ", 2);
      String[] expected = lines.removeLast().split(" ", -1);
      String body = String.join("\n", lines);
      HttpResponse<String> answer = send(request, body);
      assertThat(answer.statusCode())
          .as(request[1] + " " + answer.body())
          .isEqualTo(Integer.parseInt(expected[0]));
      remember(answer, List.of(expected).subList(1, expected.length));
      sent++;
    }
    assertThat(sent).isGreaterThan(10);
  }

  /** By its whole path, or by its end where the row has its beginning. */
  @Test
  void everyAddressThatExistsStandsInTheTable() throws IOException {
    String docs = Files.readString(Path.of("../docs/api.md"));
    Set<String> missing = new TreeSet<>();
    for (String path : addresses("")) {
      String end = path.substring(path.lastIndexOf('/'));
      if (!docs.contains(path.replace("/api/v1", "")) && !docs.contains("`" + end + "`")) {
        missing.add(path);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whateverAPageDoesWithCasesAProgramDoesToo() {
    Set<String> pages = new TreeSet<>(addresses("POST"));
    pages.removeIf(path -> !path.startsWith("/cases"));
    assertThat(PROGRAMS.keySet()).containsExactlyInAnyOrderElementsOf(pages);
    assertThat(addresses("POST")).containsAll(PROGRAMS.values());
  }

  /** All addresses of programs, or all that take this method. */
  private static Set<String> addresses(String method) {
    Set<String> found = new TreeSet<>();
    SERVER
        .get(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> {
          boolean asked =
              mapping.getMethodsCondition().getMethods().stream()
                  .anyMatch(one -> one.name().equals(method));
          mapping.getPatternValues().stream()
              .filter(path -> method.isEmpty() ? path.startsWith("/api/") : asked)
              .forEach(found::add);
        });
    return found;
  }

  private HttpResponse<String> send(String[] request, String body) throws IOException {
    if (body.equals("(a picture)")) {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
      return PROGRAM.send("township", request[1], "image/png", bytes.toByteArray());
    }
    return request[0].equals("GET")
        ? PROGRAM.get("township", request[1])
        : PROGRAM.post("township", request[1], body);
  }

  private void remember(HttpResponse<String> answer, List<String> expected) {
    if (answer.headers().firstValue("content-type").orElse("").startsWith("image/")) {
      return;
    }
    JsonNode said = JsonMapper.shared().readTree(answer.body());
    for (String one : expected) {
      String[] pair = one.split("=", 2);
      JsonNode at = said.at("/" + pair[0].replace('.', '/'));
      assertThat(at.asString("")).as(one + " in " + answer.body()).isEqualTo(pair[1]);
    }
    for (String name : List.of("seen", "hash")) {
      if (said.path(name).isValueNode()) {
        known.put(name, said.path(name).asString(""));
      }
    }
  }

  private static JsonNode filed(String values) {
    return json(
        PROGRAM.post(
            "township",
            "/api/v1/cases",
            """
            {"id": "%s", "type": "firm-problem", "area": "%s", "values": %s,
             "about": {"kind": "enterprise", "id": "%s"}}
            """
                .formatted(UUID.randomUUID(), AREA, values, UUID.randomUUID())));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String id(JsonNode file) {
    return file.path("id").asString("");
  }

  private static HttpResponse<String> act(String login, JsonNode file, String act, String more) {
    String body = "{\"seen\": %s%s}".formatted(file.path("seen").asString(""), more);
    return PROGRAM.post(login, "/api/v1/cases/" + id(file) + "/acts/" + act, body);
  }

  @Test
  void whatDesksDoOnPagesProgramsDoUnderTheSameRules() {
    String values = "{\"kind\": \"people\", \"what\": \"workers cannot come\"}";
    JsonNode one = filed(values);
    JsonNode other = filed(values);
    one = json(act("township", one, "claim", ""));
    assertThat(one.path("claimant").asString("")).isNotEmpty();
    assertThat(act("colleague", one, "claim", "").statusCode()).as("claimed").isEqualTo(422);
    assertThat(act("elsewhere", one, "note", ", \"words\": \"x\"").statusCode()).isEqualTo(404);
    String until = LocalDate.of(2020, 3, 6).toString();
    String absence =
        """
        {"away": "township", "instead": "colleague", "desk": "township", "area": "%s",
         "until": "%s"}
        """
            .formatted(AREA, until);
    JsonNode moved = json(PROGRAM.post("colleague", "/api/v1/cases/absences", absence));
    assertThat(moved.path("moved").asInt(0)).isGreaterThanOrEqualTo(1);
    one = json(PROGRAM.get("township", "/api/v1/cases/" + id(one)));
    one = json(act("colleague", one, "release", ""));
    assertThat(one.path("claimant").asString("")).isEmpty();
    assertThat(act("township", one, "extend", ", \"term\": \"take\", \"days\": 1").statusCode())
        .as("this term has no extension")
        .isEqualTo(422);
    one = json(act("command", one, "supervise", ", \"words\": \"it waits too long\""));
    assertThat(json(PROGRAM.get("command", "/api/v1/cases?filter=supervised")).toString())
        .contains(id(one));
    String merging = ", \"other\": \"%s\", \"how\": \"merged\"".formatted(id(other));
    one = json(act("township", one, "link", merging));
    assertThat(one.path("relations").toString()).contains("merged", id(other));
    String handing = ", \"desk\": \"industry\", \"words\": \"land is theirs\"";
    assertThat(json(act("township", other, "hand", handing)).path("desk").toString())
        .contains("industry");
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndDoesNothing() {
    JsonNode one = filed("{\"kind\": \"people\", \"what\": \"workers cannot come\"}");
    for (String wrong : List.of("love", "hand", "link", "extend", "supervise", "note")) {
      assertThat(act("township", one, wrong, "").statusCode()).as(wrong).isBetween(400, 422);
    }
    for (String query : List.of("which=all", "from=x", "after=first", "limit=900")) {
      assertThat(PROGRAM.get("township", "/api/v1/cases/search?" + query).statusCode())
          .as(query)
          .isEqualTo(400);
    }
    String path = "/api/v1/cases/" + id(one);
    assertThat(PROGRAM.get("township", path + "/evidence/" + "ab".repeat(32)).statusCode())
        .isEqualTo(404);
    String who = "{\"id\": \"%s\", \"why\": \"to call back\"}".formatted(UUID.randomUUID());
    assertThat(PROGRAM.post("township", path + "/who", who).statusCode()).isEqualTo(404);
    assertThat(json(PROGRAM.get("township", path)).path("seen")).isEqualTo(one.path("seen"));
  }
}
