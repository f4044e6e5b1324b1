package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.fact.Recorder;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The city's own portal files cases and follows them. */
class CasesOfProgramsTest {

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);
  private static final String TOWNSHIP = "410922100";

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    SERVER.account("township", Role.TOWNSHIP, TOWNSHIP);
    SERVER.account("elsewhere", Role.TOWNSHIP, "410923100");
    SERVER.account("command", Role.COMMAND, "410922");
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static HttpResponse<String> file(UUID id, String values) {
    return PROGRAM.post(
        "township",
        "/api/v1/cases",
        """
        {"id": "%s", "type": "firm-problem", "area": "%s", "values": %s,
         "about": {"kind": "enterprise", "id": "%s"}}
        """
            .formatted(id, TOWNSHIP, values, new UUID(7, 7)));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> step(UUID id, String step, long seen) {
    return PROGRAM.post(
        "township",
        "/api/v1/cases/" + id + "/steps/" + step,
        "{\"id\": \"%s\", \"seen\": %d}".formatted(UUID.randomUUID(), seen));
  }

  @Test
  void aCaseIsFiledOnceReadAndTaken() {
    UUID id = UUID.randomUUID();
    String values = "{\"kind\": \"people\", \"what\": \"workers cannot come\"}";
    HttpResponse<String> filed = file(id, values);
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
    assertThat(json(file(id, values)).path("seen")).isEqualTo(json(filed).path("seen"));
    JsonNode read = json(PROGRAM.get("township", "/api/v1/cases/" + id));
    assertThat(read.path("state").asString("")).isEqualTo("filed");
    assertThat(read.path("steps").toString()).contains("\"take\"", "\"ask\"");
    assertThat(read.path("deadlines").path(0).path("term").asString("")).isEqualTo("take");
    long seen = read.path("seen").asLong(0);
    assertThat(json(step(id, "take", seen)).path("state").asString("")).isEqualTo("working");

    HttpResponse<String> old = step(id, "take", seen);
    assertThat(old.statusCode()).isEqualTo(409);
    assertThat(old.body()).contains("meanwhile", "\"step\":\"take\"", "decide again");
    assertThat(PROGRAM.get("elsewhere", "/api/v1/cases/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void aPartIsSplitOffOnceAndBelongsToItsWhole() {
    UUID whole = UUID.randomUUID();
    long seen =
        json(file(whole, "{\"kind\": \"people\", \"what\": \"no hands and no money\"}"))
            .path("seen")
            .asLong(0);
    String part =
        """
        {"id": "%s", "act": "%s", "seen": %d, "type": "firm-problem",
         "values": {"kind": "money", "what": "no money for wages"}}
        """
            .formatted(UUID.randomUUID(), UUID.randomUUID(), seen);
    String to = "/api/v1/cases/" + whole + "/parts";
    HttpResponse<String> split = PROGRAM.post("township", to, part);
    assertThat(split.statusCode()).as(split.body()).isEqualTo(200);
    assertThat(split.body()).contains("no money for wages", whole.toString());
    assertThat(json(PROGRAM.post("township", to, part)).path("id"))
        .isEqualTo(json(split).path("id"));
    assertThat(PROGRAM.post("elsewhere", to, part).statusCode()).isEqualTo(404);
    String old = part.replaceAll("\"act\": \"[^\"]*\"", "\"act\": \"" + UUID.randomUUID() + "\"");
    assertThat(PROGRAM.post("township", to, old).statusCode()).isEqualTo(409);
  }

  @Test
  void aReportOfMisconductIsHiddenFromTheUnitThatItNames() {
    Account intake = SERVER.account("intake", Role.DEPARTMENT, "4109");
    seat(intake, "report-intake", "4109");
    Account checker = SERVER.account("checker", Role.DEPARTMENT, "410922");
    seat(checker, "supervision", "410922");
    Account own = SERVER.account("own", Role.DEPARTMENT, TOWNSHIP);
    seat(own, "supervision", "410922");
    UUID id = UUID.randomUUID();
    String values =
        """
        {"misconduct": "slow", "unit": "the office", "level": "township",
         "what": "nobody was at the post for three days"}
        """;
    HttpResponse<String> filed =
        PROGRAM.post(
            "intake",
            "/api/v1/cases",
            "{\"id\": \"%s\", \"type\": \"supervision-report\", \"area\": \"%s\", \"values\": %s}"
                .formatted(id, TOWNSHIP, values));
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
    assertThat(PROGRAM.get("checker", "/api/v1/cases/" + id).statusCode()).isEqualTo(200);
    assertThat(PROGRAM.get("own", "/api/v1/cases/" + id).statusCode()).isEqualTo(404);
  }

  private static void seat(Account account, String desk, String area) {
    String id = account.id().toString();
    CaseRecorder who = CaseRecorder.person(new Recorder(id, Scope.of("4109")), Set.of());
    Seated.at(SERVER.get(Seats.class), who, id, desk, area);
  }

  @Test
  void aRefusalNamesTheValueTheRuleAndTheRemedy() {
    HttpResponse<String> wrong = file(UUID.randomUUID(), "{\"kind\": \"love\", \"more\": 1}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.headers().firstValue("content-type").orElse("")).contains("problem+json");
    JsonNode problem = json(wrong);
    assertThat(problem.path("rule").asString("")).isEqualTo("form: problem");
    assertThat(problem.path("faults").toString())
        .contains("\"at\":\"kind\"", "\"word\":\"enum\"", "\"at\":\"what\"", "required")
        .doesNotContain("love");
    UUID id = UUID.randomUUID();
    long seen =
        json(file(id, "{\"kind\": \"people\", \"what\": \"some text\"}")).path("seen").asLong(0);
    HttpResponse<String> early = step(id, "solve", seen);
    assertThat(early.statusCode()).as(early.body()).isEqualTo(422);
    assertThat(early.body()).contains("remedy");
  }

  @Test
  void aBodyOfFiveThousandRowsAndATypeThatNobodyKnowsAreRefused() {
    StringBuilder many = new StringBuilder("[");
    for (int i = 0; i < 5000; i++) {
      many.append(i == 0 ? "" : ",").append("\"").append("a".repeat(64)).append("\"");
    }
    String values =
        "{\"kind\": \"people\", \"what\": \"some text\", \"shown\": " + many.append("]}");
    HttpResponse<String> answer = file(UUID.randomUUID(), values);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("maxItems", "\"9\"");
    assertThat(
            PROGRAM
                .post("township", "/api/v1/cases", "{\"type\": \"x\", \"area\": \"410922100\"}")
                .statusCode())
        .isEqualTo(422);
    JsonNode types = json(PROGRAM.get("township", "/api/v1/cases/types"));
    assertThat(types.toString()).contains("firm-problem", "x-label");
  }

  @Test
  void theInboxIsReadPageByPageAndHoldsWhatTheDeskHas() {
    String values = "{\"kind\": \"people\", \"what\": \"workers cannot come\"}";
    Set<String> filed = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      UUID id = UUID.randomUUID();
      file(id, values);
      filed.add(id.toString());
    }
    String path = "/api/v1/cases?filter=all&type=firm-problem&limit=2";
    Set<String> read = new TreeSet<>();
    String next = "";
    do {
      String after = next.isEmpty() ? "" : "&after=" + next;
      JsonNode page = json(PROGRAM.get("township", path + after));
      assertThat(page.path("cases").size()).isBetween(1, 2);
      page.path("cases").forEach(one -> assertThat(read.add(one.path("id").asString(""))).isTrue());
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    assertThat(read).containsAll(filed);
    assertThat(json(PROGRAM.get("township", "/api/v1/cases?type=request")).path("cases")).isEmpty();
    assertThat(json(PROGRAM.get("elsewhere", "/api/v1/cases")).path("cases")).isEmpty();
    for (String wrong : List.of("filter=love", "after=x", "after=1~2020-99-01Z~a", "limit=0")) {
      assertThat(PROGRAM.get("township", "/api/v1/cases?" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }
}
