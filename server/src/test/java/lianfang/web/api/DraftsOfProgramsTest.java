package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import lianfang.access.Role;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the workbench does with drafts, over the API. */
class DraftsOfProgramsTest {

  private static final String DRAFTS = "/api/v1/drafts";
  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);
  private static final JsonMapper JSON = new JsonMapper();

  /** What makes a notice about workers of an empty one, with a word that nobody knows. */
  private static final String WORKERS =
      """
      {'edit': 'add-clause', 'clause': 'workers', 'title': {'zh': '务工', 'en': 'Workers'},
       'summary': {'zh': '居家十四天', 'en': 'Two weeks at home'}},
      {'edit': 'add-reading', 'key': 'day-count', 'value': 'day-after',
       'cites': {'zh': '次日', 'en': 'the day after'}},
      {'edit': 'add-reading', 'key': 'clause-workers-start', 'value': 'arrival',
       'cites': {'zh': '到达', 'en': 'the arrival'}},
      {'edit': 'add-table', 'table': 'workers', 'policy': 'C', 'input': 'episode',
       'output': 'isolation'},
      {'edit': 'add-column', 'table': 'workers', 'side': 'output', 'column': 'days'},
      {'edit': 'add-column', 'table': 'workers', 'side': 'input', 'column': 'origin'},
      {'edit': 'add-row', 'table': 'workers', 'row': 'W1', 'cells': {'clause': 'workers',
       'episode': 'arrival', 'origin': 'moon', 'isolation': 'home', 'days': '14'}}
      """;

  private static final String CELL =
      "{'edit': 'cell', 'table': '%s', 'row': '%s', 'column': '%s', 'value': '7'}";

  /** Changes that cannot be written, each with the word of its refusal. */
  private static final String[][] WRONG = {
    {CELL.formatted("moon", "K4", "days"), "TABLE_UNKNOWN"},
    {CELL.formatted("key-persons", "K99", "days"), "ROW_UNKNOWN"},
    {CELL.formatted("key-persons", "K4", "length"), "COLUMN_UNKNOWN"},
    {"{'edit': 'add-row', 'table': 'beijing', 'row': 'K7'}", "ROW_TAKEN"},
    {"{'edit': 'remove-row', 'table': 'beijing', 'row': 'moon'}", "ROW_UNKNOWN"},
    {
      "{'edit': 'add-column', 'table': 'beijing', 'side': 'input', 'column': 'length'}",
      "COLUMN_UNKNOWN"
    },
    {
      "{'edit': 'add-column', 'table': 'beijing', 'side': 'input', 'column': 'episode'}",
      "COLUMN_TWICE"
    },
    {
      "{'edit': 'remove-column', 'table': 'beijing', 'side': 'output', 'column': 'duty'}",
      "LAST_COLUMN"
    },
    {
      "{'edit': 'add-table', 'table': 'beijing', 'policy': 'C', 'input': 'episode',"
          + " 'output': 'duty'}",
      "TABLE_TAKEN"
    },
    {
      "{'edit': 'add-table', 'table': '../moon', 'policy': 'C', 'input': 'episode',"
          + " 'output': 'duty'}",
      "TABLE_NAME"
    },
    {
      "{'edit': 'add-table', 'table': 'moon', 'policy': 'X', 'input': 'episode',"
          + " 'output': 'duty'}",
      "POLICY_UNKNOWN"
    },
    {
      "{'edit': 'add-clause', 'clause': '2', 'title': {'zh': '', 'en': ''},"
          + " 'summary': {'zh': '', 'en': ''}}",
      "CLAUSE_TAKEN"
    },
    {"{'edit': 'remove-clause', 'clause': 'moon'}", "CLAUSE_UNKNOWN"},
    {"{'edit': 'remove-reading', 'key': 'moon'}", "READING_KEY"},
    {"{'edit': 'head', 'head': {'supersedes': ['moon']}}", "SUPERSEDES_UNKNOWN"},
    {"{'edit': 'head', 'head': {'scope': ['4108']}}", "SCOPE_OUTSIDE"}
  };

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("department", Role.DEPARTMENT, "4109");
    server.account("county", Role.DISEASE_CONTROL, "410922");
    server.account("village", Role.VILLAGE, "410922100101");
    server.account("auditor", Role.AUDITOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String notice(String id, String scope, String until) {
    return """
    {"reason": "workers come back", "notice": {"id": "%s", "title": {"zh": "务工", "en": "Workers"},
     "issuer": {"zh": "指挥部", "en": "Command"}, "layer": "city", "scope": ["%s"],
     "from": "2020-03-05", "until": "%s"}}
    """
        .formatted(id, scope, until);
  }

  private static JsonNode told(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static JsonNode edit(String path, int version, String edits) {
    String body = "{\"version\": " + version + ", \"edits\": [" + edits.replace('\'', '"') + "]}";
    return told(program.post("cdc", path + "/edits", body), 200);
  }

  private static HttpResponse<String> refused(String path, int version, String edits) {
    String body = "{\"version\": " + version + ", \"edits\": [" + edits.replace('\'', '"') + "]}";
    return program.post("cdc", path + "/edits", body);
  }

  @Test
  void aNoticeIsWrittenFromNothingProvedAndKept() {
    String id = "puyang-2020-03-05-workers";
    JsonNode draft = told(program.post("cdc", DRAFTS, notice(id, "4109", "2020-06-30")), 200);
    String path = DRAFTS + "/" + draft.get("id").asString();
    assertThat(draft.path("base").isString()).isFalse();
    edit(path, 1, WORKERS);
    JsonNode proof = told(program.get("cdc", path + "/proof"), 200);
    assertThat(proof.get("sound").asBoolean()).isFalse();
    assertThat(proof.toString()).contains("W1", "origin", "moon");
    String wrong = program.post("cdc", path + "/keep", "{\"version\": 2}").body();
    assertThat(wrong).contains("moon", "findings");
    JsonNode mended =
        edit(
            path,
            2,
            "{'edit': 'cell', 'table': 'workers', 'row': 'W1', 'column': 'origin',"
                + " 'value': 'other'}, {'edit': 'head', 'head': {'until': ''}}");
    assertThat(mended.get("head").get("until").asString()).isEmpty();
    assertThat(told(program.get("cdc", path + "/proof"), 200).get("sound").asBoolean()).isTrue();
    assertThat(told(program.get("cdc", DRAFTS), 200).toString()).contains(id);
    assertThat(program.post("cdc", path + "/keep", "{\"version\": 2}").statusCode())
        .as("an older version than was read")
        .isEqualTo(409);
    JsonNode kept = told(program.post("cdc", path + "/keep", "{\"version\": 3}"), 200);
    assertThat(program.get("cdc", "/api/v1/editions?notice=" + id).body())
        .contains(kept.get("edition").asString(), "\"checked\"");
    assertThat(program.get("cdc", path).statusCode()).isEqualTo(404);
    assertThat(program.post("cdc", DRAFTS, notice(id, "4109", "2020-06-30")).body())
        .contains("ID_TAKEN");
    assertThat(program.get("auditor", "/api/v1/audit?action=edition-step").body())
        .contains("begin", "add column origin to workers")
        .contains("keep " + kept.get("edition").asString());
  }

  @Test
  void anEditionIsChangedSentUndoneAndThrownAway() {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    JsonNode draft =
        told(
            program.post("cdc", DRAFTS, "{\"base\": \"" + base + "\", \"reason\": \"days\"}"), 200);
    String path = DRAFTS + "/" + draft.get("id").asString();
    assertThat(draft.get("tables").size()).isEqualTo(6);
    JsonNode sent =
        told(
            program.send(
                "cdc",
                path + "/tables/reports?version=1&name=reports.csv",
                "application/octet-stream",
                "hit,C\nrow,clause,episode,symptom,|,duty\notherwise,,-,-,|,none\n"
                    .getBytes(StandardCharsets.UTF_8)),
            200);
    assertThat(sent.toString()).contains("\"symptom\",\"|\"");
    HttpResponse<String> unknown =
        program.send(
            "cdc",
            path + "/tables/reports?version=2&name=reports.csv",
            "application/octet-stream",
            "hit,C\nrow,clause,episode,length,|,duty\notherwise,,-,-,|,none\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("COLUMN_UNKNOWN", "D2 length");
    JsonNode undone = told(program.post("cdc", path + "/undo", "{\"version\": 2}"), 200);
    assertThat(undone.get("version").asInt()).isEqualTo(1);
    assertThat(undone.get("tables")).isEqualTo(draft.get("tables"));

    assertThat(program.post("department", path + "/discard", "{\"confirmed\": false}").body())
        .contains("NOT_YOURS");
    told(program.post("department", path + "/discard", "{\"confirmed\": true}"), 200);
    assertThat(program.get("cdc", path).statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayNotDraftOrDoesNotAnswerForTheAreasIsRefused() {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    String asked = "{\"base\": \"" + base + "\", \"reason\": \"days\"}";
    assertThat(program.post("", DRAFTS, asked).statusCode()).isEqualTo(401);
    assertThat(program.post("village", DRAFTS, asked).statusCode()).isEqualTo(403);
    assertThat(program.post("county", DRAFTS, asked).statusCode()).isEqualTo(403);
    assertThat(program.get("village", DRAFTS).statusCode()).isEqualTo(403);
    String id = told(program.post("cdc", DRAFTS, asked), 200).get("id").asString();
    assertThat(program.get("county", DRAFTS + "/" + id).statusCode()).isEqualTo(404);
    assertThat(program.get("county", DRAFTS + "?notice=" + PUYANG).body()).isEqualTo("[]");
    assertThat(
            program
                .post("county", DRAFTS + "/" + id + "/discard", "{\"confirmed\": true}")
                .statusCode())
        .isEqualTo(404);
    for (String outside : new String[] {"4108", "41", "5101"}) {
      HttpResponse<String> refused =
          program.post("cdc", DRAFTS, notice("puyang-2020-03-05-outside", outside, "2020-06-30"));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("SCOPE_OUTSIDE", outside);
    }
    assertThat(program.post("cdc", DRAFTS, notice("puyang-2020-03-05-day", "4109", "2020-03-01")))
        .satisfies(answer -> assertThat(answer.body()).contains("until lies before from"));
    assertThat(program.post("cdc", DRAFTS, notice("moon", "4109", "2020-06-30")).body())
        .contains("ID_NAME", "moon");
    assertThat(program.get("auditor", "/api/v1/audit?action=refused").body())
        .contains("SCOPE_OUTSIDE 5101");
  }

  @Test
  void wrongChangesAreRefusedWithWhatWasFoundAndChangeNothing() {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    JsonNode draft =
        told(
            program.post("cdc", DRAFTS, "{\"base\": \"" + base + "\", \"reason\": \"wrong\"}"),
            200);
    String path = DRAFTS + "/" + draft.get("id").asString();
    String first = CELL.formatted("key-persons", "K4", "days");
    String good = first + ",";
    for (String[] wrong : WRONG) {
      HttpResponse<String> answer = refused(path, 1, good + wrong[0]);
      assertThat(answer.statusCode()).as(wrong[0] + answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains(wrong[1]);
    }
    assertThat(refused(path, 1, "{'edit': 'moon'}").statusCode()).isEqualTo(400);
    assertThat(refused(path, 1, "{'edit': 'cell', 'table': 'beijing'}").statusCode())
        .isEqualTo(400);
    assertThat(refused(path, 7, first).statusCode()).isEqualTo(409);
    assertThat(told(program.get("cdc", path), 200)).isEqualTo(draft);
  }
}
