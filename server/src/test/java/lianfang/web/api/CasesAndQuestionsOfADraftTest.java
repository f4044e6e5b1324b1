package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lianfang.access.Role;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Editions;
import lianfang.rulebook.draft.CaseCheck;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs put golden cases into a draft, and questions that the notice declares itself. */
class CasesAndQuestionsOfADraftTest {

  private static final String DRAFTS = "/api/v1/drafts";
  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);
  private static final JsonMapper JSON = new JsonMapper();

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("county", Role.DISEASE_CONTROL, "410922");
    server.account("village", Role.VILLAGE, "410922100101");
    server.account("auditor", Role.AUDITOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JsonNode told(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static JsonNode edit(String path, int version, String edits) {
    return told(refused(path, version, edits), 200);
  }

  private static HttpResponse<String> refused(String path, int version, String edits) {
    String body = "{\"version\": " + version + ", \"edits\": [" + edits.replace('\'', '"') + "]}";
    return program.post("cdc", path + "/edits", body);
  }

  private static String begun(String reason) {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    String asked = "{\"base\": \"" + base + "\", \"reason\": \"" + reason + "\"}";
    return DRAFTS + "/" + told(program.post("cdc", DRAFTS, asked), 200).get("id").asString();
  }

  /** Declarations that nothing can answer, each with the word of its refusal and what is told. */
  private static final String[][] WRONG_QUESTIONS = {
    {"'of': 'arrival.colour'", "QUESTION_OF", "arrival.transport"},
    {"'of': 'profile.age_band'", "QUESTION_OF", "contact.of"},
    {"'of': 'arrival.origin'", "QUESTION_OF", "arrival.transport"},
    {"'of': 'arrival.transport', 'values': ['rocket']", "QUESTION_VALUES", "rocket"},
    {"'of': 'arrival.transport', 'title': {'zh': '乘坐', 'en': ' '}", "QUESTION_TITLE", "came_by"},
    {"'of': 'arrival.transport', 'column': 'Came by'", "QUESTION_NAME", "Came by"},
    {"'of': 'arrival.transport', 'column': 'origin'", "QUESTION_NAME", "origin"},
    {"'column': 'trip', 'values': ['flight']", "QUESTION_VALUES", "loading"}
  };

  private static final String DECLARED =
      "'edit': 'declare-question', 'column': 'came_by', 'title': {'zh': '乘坐', 'en': 'came by'}, ";

  @Test
  void aQuestionOfTheNoticesOwnIsDeclaredAndASentTableMayAskIt() {
    String path = begun("own words");
    byte[] table =
        """
        hit,C
        row,clause,episode,came_by,|,duty
        K5,5,arrival,"train,coach",|,double-report
        otherwise,,-,-,|,none
        """
            .getBytes(StandardCharsets.UTF_8);
    String sends = path + "/tables/reports?name=reports.csv&version=";
    HttpResponse<String> unknown =
        program.send("cdc", sends + "1", "application/octet-stream", table);
    assertThat(unknown.body()).contains("COLUMN_UNKNOWN", "came_by");
    for (String[] wrong : WRONG_QUESTIONS) {
      HttpResponse<String> answer = refused(path, 1, "{" + DECLARED + wrong[0] + "}");
      assertThat(answer.statusCode()).as(wrong[0] + answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains(wrong[1], wrong[2]);
    }
    JsonNode declared =
        edit(
            path,
            1,
            "{"
                + DECLARED
                + "'of': 'arrival.transport', 'words': {'lorry': {'zh': '货车', 'en': 'by"
                + " lorry'}}}");
    assertThat(declared.get("questions").toString())
        .contains("\"words\":{\"lorry\":{\"zh\":\"货车\",\"en\":\"by lorry\"}}")
        .contains("\"came_by\"", "\"lorry\"", "\"came by\"", "\"arrival.transport\"");
    JsonNode sent = told(program.send("cdc", sends + "2", "application/octet-stream", table), 200);
    assertThat(sent.get("tables").toString()).contains("came_by");
    itGoesWhenNoTableAsksIt(path);
  }

  private static void itGoesWhenNoTableAsksIt(String path) {
    assertThat(refused(path, 3, "{'edit': 'remove-question', 'column': 'came_by'}").body())
        .contains("QUESTION_ASKED", "reports");
    JsonNode without =
        edit(
            path,
            3,
            "{'edit': 'remove-column', 'table': 'reports', 'side': 'input', 'column': 'came_by'}");
    assertThat(without.get("questions").toString())
        .as("what was declared stays")
        .contains("came_by");
    JsonNode gone = edit(path, 4, "{'edit': 'remove-question', 'column': 'came_by'}");
    assertThat(gone.get("questions").toString()).doesNotContain("came_by");
    JsonNode scene =
        edit(
            path,
            5,
            "{'edit': 'declare-question', 'column': 'grade', 'values': ['one', 'two'],"
                + " 'title': {'zh': '分类', 'en': 'class of the county'}}");
    assertThat(scene.get("questions").toString()).contains("\"one\",\"two\"");
  }

  private static String golden(String isolation, String until) {
    return """
    {"name": {"zh": "程序写的", "en": "by a program"}, "on": "2020-02-26",
     "facts": [{"kind": "contact", "on": "2020-02-20", "attrs": {"of": "confirmed"}}],
     "expect": [{"measure": "isolation", "place": "%s", "state": "due", "from": "2020-02-21",
       "until": "%s", "row": "K2"}], "decisions": []}
    """
        .formatted(isolation, until);
  }

  private static String put(int version, String golden, String reason) {
    return """
    {"version": %d, "reason": "%s", "golden": %s}
    """
        .formatted(version, reason, golden);
  }

  @Test
  void aGoldenCaseIsAddedPutRightAndTakenAwayAndSaysWhatFollowsInstead() {
    String path = begun("cases");
    JsonNode before = told(program.get("cdc", path + "/cases"), 200);
    assertThat(before.get("version").asInt()).isEqualTo(1);
    assertThat(before.get("cases")).isNotEmpty().allMatch(one -> one.get("holds").asBoolean());
    // Whatever is read can be sent back as it is.
    for (int number : List.of(0, before.get("cases").size() - 1)) {
      JsonNode one = told(program.get("cdc", path + "/cases/" + number), 200);
      assertThat(one).isEqualTo(before.get("cases").get(number));
    }
    String first = before.get("cases").get(0).get("golden").toString();
    JsonNode same =
        told(program.post("cdc", path + "/cases/0", put(1, first, "nothing changes")), 200);
    assertThat(same.get("cases")).isEqualTo(before.get("cases"));

    JsonNode added =
        told(
            program.post("cdc", path + "/cases", put(2, golden("home", "2020-03-05"), "new")), 200);
    assertThat(added.get("cases").size()).isEqualTo(before.get("cases").size() + 1);
    JsonNode wrong =
        added
            .get("cases")
            .valueStream()
            .filter(
                one -> one.get("golden").get("name").get("en").asString().equals("by a program"))
            .findFirst()
            .orElseThrow();
    int number = wrong.get("number").asInt();
    assertThat(wrong.get("holds").asBoolean()).isFalse();
    assertThat(wrong.get("differences").toString()).contains("not derived: isolation home", "K2");
    assertThat(told(program.get("cdc", path + "/proof"), 200).toString()).contains("by a program");
    assertThat(program.post("cdc", path + "/cases/" + number, put(2, first, "late")).statusCode())
        .as("an older version than was read")
        .isEqualTo(409);
    itGoesWithItsReason(path, number, before);
    int count = before.get("cases").size();
    assertThat(program.get("cdc", path + "/cases/" + count).statusCode()).isEqualTo(404);
  }

  private static void itGoesWithItsReason(String path, int number, JsonNode before) {
    JsonNode gone =
        told(
            program.post(
                "cdc",
                path + "/cases/" + number + "/remove",
                "{\"version\": 3, \"reason\": \"was wrong\"}"),
            200);
    assertThat(gone.get("cases")).isEqualTo(before.get("cases"));
    assertThat(program.get("auditor", "/api/v1/audit?action=edition-step").body())
        .contains("add case by a program: new", "remove case by a program: was wrong");
    assertThat(program.get("county", path + "/cases").statusCode()).isEqualTo(404);
    assertThat(program.get("village", path + "/cases").statusCode()).isEqualTo(403);
  }

  /** What is wrong with a case that is sent, and the field that is named for it. */
  private static final String[][] WRONG_CASES = {
    {"\"kind\": \"contact\"", "\"kind\": \"moon\"", "facts[0].kind", "moon"},
    {"\"of\": \"confirmed\"", "\"of\": \"moon\"", "facts[0].attrs.of", "asymptomatic"},
    {"\"of\": \"confirmed\"", "\"colour\": \"red\"", "facts[0].attrs.colour", "undated"},
    {"\"of\": \"confirmed\"", "\"of\": null", "facts[0].attrs.of", "null"},
    {"\"on\": \"2020-02-20\"", "\"on\": \"20 Feb\"", "facts[0].on", "2020-02-26"},
    {"\"on\": \"2020-02-26\"", "\"on\": \"\"", "on", "2020-02-26"},
    {"\"measure\": \"isolation\"", "\"measure\": \"moon\"", "expect[0].measure", "symptom-report"},
    {"\"place\": \"home\"", "\"place\": \"moon\"", "expect[0].place", "central"},
    {"\"state\": \"due\"", "\"state\": \"moon\"", "expect[0].state", "ordered"},
    {"\"until\": \"2020-03-05\"", "\"until\": \"5.3.\"", "expect[0].until", "5.3."},
    {"\"decisions\": []", "\"decisions\": [\"moon\"]", "decisions[0]", "reading"},
    {"\"en\": \"by a program\"", "\"en\": \" \"", "name.en", "named"}
  };

  @Test
  void aCaseThatCannotBeReadIsRefusedWithItsNameAndItsField() {
    String path = begun("cases");
    String good = golden("home", "2020-03-05");
    for (String[] wrong : WRONG_CASES) {
      assertThat(good).contains(wrong[0]);
      String body = put(1, good.replace(wrong[0], wrong[1]), "why");
      JsonNode faults = told(program.post("cdc", path + "/cases", body), 422).get("faults");
      assertThat(faults.size()).as(faults.toString()).isEqualTo(1);
      JsonNode fault = faults.get(0);
      assertThat(fault.get("field").asString()).isEqualTo(wrong[2]);
      assertThat(fault.get("says").asString()).contains(wrong[3]);
      if (!wrong[2].equals("name.en")) {
        assertThat(fault.get("case").asString()).isEqualTo("by a program");
      }
    }
    assertThat(program.post("cdc", path + "/cases", put(1, good, " ")).body())
        .contains("REASON_MISSING");
    assertThat(program.post("cdc", path + "/cases", "{\"version\": 1}").statusCode())
        .isEqualTo(400);
    assertThat(told(program.get("cdc", path), 200).get("version").asInt()).isEqualTo(1);
  }

  @Test
  void everyWordInTheCasesOfThePlaybookIsKnown() {
    FactKinds kinds = server.get(FactKinds.class);
    for (Notice notice : server.get(Editions.class).list()) {
      for (GoldenCase golden : notice.cases()) {
        assertThat(CaseCheck.of(golden, kinds)).as(notice.id() + golden.name()).isEmpty();
      }
    }
  }
}
