package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.fact.CreditCode;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What offices and firms do on pages of firms, venues, rounds and calls, done by programs. */
class FirmsAndVenuesThroughProgramsTest {

  private static final String CITY = "4109";
  private static final String TOWNSHIP = "410922100";
  private static final String VILLAGE = "410922100101";
  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);

  @BeforeAll
  static void accounts() {
    SERVER.loadDivisions();
    SERVER.account("town", Role.TOWNSHIP, TOWNSHIP);
    SERVER.account("other-town", Role.TOWNSHIP, "410922101");
    SERVER.account("command", Role.COMMAND, CITY);
    SERVER.account("village", Role.VILLAGE, VILLAGE);
    seat(SERVER.account("caller-desk", Role.DEPARTMENT, CITY), "hotline");
    seat(SERVER.account("planner", Role.DEPARTMENT, CITY), "rounds");
    SERVER.account("member", Role.DEPARTMENT, CITY);
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static void seat(Account account, String desk) {
    String own = account.id().toString();
    CaseRecorder who = CaseRecorder.person(new Recorder(own, Scope.of(CITY)), Set.of());
    SERVER
        .get(ScopedTransactions.class)
        .in(
            CITY,
            () -> {
              Seated.at(SERVER.get(Seats.class), who, own, desk, CITY);
              return true;
            });
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String code(int number) {
    String body = "91999999MA%07d".formatted(number);
    return body + CreditCode.check(body);
  }

  private static String firm(int number, String name) {
    return """
    {"kind": "enterprise", "code": "%s", "name": "%s", "area": "%s", "industry": "C13",
     "aboveScale": true}
    """
        .formatted(code(number), name, TOWNSHIP);
  }

  private static String registered(int number, String name) {
    return ok(PROGRAM.post("town", "/api/v1/firms", firm(number, name)))
        .path("firm")
        .path("id")
        .asString("");
  }

  @Test
  void aFirmIsRegisteredOnceAndByWhoeverMay() {
    String id = registered(91, "演示接口食品厂");
    assertThat(registered(91, "演示接口食品厂")).isEqualTo(id);
    long facts =
        SERVER
            .database()
            .engineClient()
            .sql("select count(*) from fact.fact where subject_id = ?")
            .param(UUID.fromString(id))
            .query(Long.class)
            .single();
    assertThat(facts).as("the same again changes nothing").isOne();
    assertThat(PROGRAM.post("village", "/api/v1/firms", firm(92, "演示二厂")).statusCode())
        .isEqualTo(403);
    assertThat(PROGRAM.post("other-town", "/api/v1/firms", firm(92, "演示二厂")).statusCode())
        .isEqualTo(403);
    HttpResponse<String> wrong =
        PROGRAM.post("town", "/api/v1/firms", firm(93, "演示三厂").replace(code(93), "123"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("code:", "CODE_WRONG");
  }

  @Test
  void aPostIsNamedForAnAccountThereAndTwiceIsOnce() {
    String id = registered(94, "演示职责厂");
    String path = "/api/v1/firms/" + id + "/posts";
    String body = "{\"post\": \"service-officer\", \"login\": \"town\"}";
    assertThat(ok(PROGRAM.post("town", path, body)).path("posts")).hasSize(1);
    assertThat(ok(PROGRAM.post("town", path, body)).path("posts")).hasSize(1);
    String team = "{\"post\": \"team\", \"team\": \"一组\"}";
    assertThat(ok(PROGRAM.post("town", path, team)).path("posts")).hasSize(2);
    assertThat(PROGRAM.post("town", path, body.replace("town", "other-town")).statusCode())
        .as("an account of another township")
        .isEqualTo(422);
    assertThat(PROGRAM.post("other-town", path, body).statusCode()).isEqualTo(404);
  }

  @Test
  void aListOfStaffGoesInAndNoNameComesOut() {
    String id = registered(95, "演示名单接口厂");
    String path = "/api/v1/firms/" + id + "/staff";
    String list =
        """
        {"people": [
          {"name": "演接口", "number": "%s", "phone": "13900005566", "county": "清丰县",
           "township": "城关镇", "village": "%s", "shift": "早班"},
          {"name": "演错号", "number": "123"}]}
        """
            .formatted(lianfang.web.walk.SmallCounty.number(90), VILLAGE);
    HttpResponse<String> sent = PROGRAM.post("town", path, list);
    JsonNode first = ok(sent);
    assertThat(first.path(0).path("outcome").asString("")).isEqualTo("registered");
    assertThat(first.path(0).path("mayWork").asBoolean(false)).isTrue();
    assertThat(first.path(1).path("outcome").asString("")).isEqualTo("returned");
    assertThat(first.path(1).path("wrong").path(0).path("refusal").asString(""))
        .isEqualTo("NUMBER_LENGTH");
    assertThat(sent.body()).doesNotContain("演接口", "1390000");
    JsonNode again = ok(PROGRAM.post("town", path, list));
    assertThat(again.path(0).path("outcome").asString("")).isEqualTo("same");
    assertThat(ok(PROGRAM.get("town", path)).path("listed").asInt(0)).isOne();
    Account own = SERVER.account("own-firm", Role.ENTERPRISE, TOWNSHIP);
    assertThat(PROGRAM.get("own-firm", path).statusCode()).as("another's firm").isEqualTo(403);
    SERVER
        .get(ScopedTransactions.class)
        .in(
            CITY,
            () -> {
              var found = SERVER.get(Firms.class).find(UUID.fromString(id)).orElseThrow();
              LocalDate from = LocalDate.of(2020, 2, 20);
              Recorder who = new Recorder("test", Scope.of(CITY));
              SERVER
                  .get(FirmPosts.class)
                  .name(who, found, FirmPost.USER, from, "account", own.id().toString());
              return true;
            });
    assertThat(ok(PROGRAM.get("own-firm", path)).path("mayWork").asInt(0)).isOne();
  }

  @Test
  void aTimetableIsPublishedAsAWholeAndTheSameOnceOnly() {
    String body =
        """
        {"area": "%s", "organ": "演示指挥部", "cites": "演示通知",
         "lines": [{"industry": "C13", "from": "2020-02-20", "condition": "本地用工"}]}
        """
            .formatted(TOWNSHIP);
    JsonNode one = ok(PROGRAM.post("town", "/api/v1/timetables", body));
    JsonNode two = ok(PROGRAM.post("town", "/api/v1/timetables", body));
    assertThat(two.path("hash")).isEqualTo(one.path("hash"));
    assertThat(ok(PROGRAM.get("town", "/api/v1/timetables?area=" + TOWNSHIP))).hasSize(1);
    assertThat(PROGRAM.post("other-town", "/api/v1/timetables", body).statusCode()).isEqualTo(403);
    assertThat(PROGRAM.post("town", "/api/v1/timetables", body.replace("C13", "Z99")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aVenueIsCheckedOnceUnderOneIdAndWhatFailedIsOnTheListOfRectifications() {
    JsonNode venue =
        ok(
            PROGRAM.post(
                "command",
                "/api/v1/venues",
                "{\"kind\": \"market\", \"called\": \"演示接口市场\", \"area\": \"" + VILLAGE + "\"}"));
    String path = "/api/v1/venues/" + venue.path("id").asString("") + "/checks";
    UUID id = UUID.randomUUID();
    String check =
        "{\"id\": \"" + id + "\", \"list\": \"market\", \"answers\": {\"temperature\": \"true\"}}";
    JsonNode done = ok(PROGRAM.post("town", path, check));
    assertThat(done.path("rectifications").isEmpty()).as("no answer is no pass").isFalse();
    ok(PROGRAM.post("town", path, check));
    JsonNode listed = ok(PROGRAM.get("town", "/api/v1/venues?area=" + VILLAGE));
    assertThat(listed.path(0).path("checks")).hasSize(1);
    assertThat(listed.path(0).path("checks").path(0).path("id").asString(""))
        .isEqualTo(id.toString());
    JsonNode items =
        ok(PROGRAM.get("town", "/api/v1/rectifications?source=venue-check&area=" + VILLAGE));
    assertThat(items).hasSize(done.path("rectifications").size());
    assertThat(ok(PROGRAM.get("town", "/api/v1/rectifications/counts?area=" + VILLAGE)).isEmpty())
        .isFalse();
    assertThat(PROGRAM.post("town", path, check.replace("market", "school")).statusCode())
        .as("a known id is answered before its list is looked at")
        .isEqualTo(200);
    assertThat(
            PROGRAM
                .post(
                    "town",
                    path,
                    check.replace("market", "school").replace(id + "", UUID.randomUUID() + ""))
                .statusCode())
        .isEqualTo(422);
    assertThat(PROGRAM.post("other-town", path, check).statusCode()).isEqualTo(404);
    String quotes = path.replace("checks", "quotes");
    assertThat(
            PROGRAM.post("town", quotes, "{\"good\": \"rice\", \"price\": \"3.20\"}").statusCode())
        .isEqualTo(200);
    assertThat(
            PROGRAM.post("town", quotes, "{\"good\": \"gold\", \"price\": \"3.20\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aRoundIsPlannedOnceByTheDeskAndSeenByNobodyElse() {
    UUID id = UUID.randomUUID();
    String body =
        """
        {"id": "%s", "area": "4109", "called": "演示接口督导", "method": ["on-site"],
         "unannounced": true, "from": "2020-02-26", "until": "2020-02-28",
         "targets": [{"called": "清丰县", "area": "410922", "kind": "area"},
           {"called": "演示局", "area": "4109", "kind": "department"}],
         "groups": [["member"]]}
        """
            .formatted(id);
    assertThat(PROGRAM.post("command", "/api/v1/rounds", body).statusCode()).isEqualTo(403);
    assertThat(
            PROGRAM
                .post("planner", "/api/v1/rounds", body.replace("[\"member\"]", "[\"village\"]"))
                .statusCode())
        .as("whoever does not see the whole area is not sent")
        .isEqualTo(422);
    ok(PROGRAM.post("planner", "/api/v1/rounds", body));
    JsonNode coverage = ok(PROGRAM.post("planner", "/api/v1/rounds", body));
    assertThat(coverage.path("targets").asInt(0)).isEqualTo(2);
    assertThat(coverage.path("missed")).hasSize(2);
    assertThat(ok(PROGRAM.get("planner", "/api/v1/rounds?area=4109"))).hasSize(1);
    assertThat(PROGRAM.get("town", "/api/v1/rounds").statusCode()).isEqualTo(403);
    assertThat(PROGRAM.get("town", "/api/v1/rounds/" + id + "/coverage").statusCode())
        .isEqualTo(404);
  }

  private static String call(UUID id) {
    ok(
        PROGRAM.post(
            "caller-desk",
            "/api/v1/cases",
            """
            {"id": "%s", "type": "request", "area": "%s",
             "values": {"kind": "complaint", "topic": "road-blocked", "urgency": "normal",
               "what": "村口的路被土堆堵住", "where": "村口桥头"}}
            """
                .formatted(id, VILLAGE)));
    return id.toString();
  }

  @Test
  void callsAboutOnePlaceJoinOnceAndOnlyAtTheHotline() {
    String main = call(UUID.randomUUID());
    String other = call(UUID.randomUUID());
    String asked =
        "{\"what\": \"路堵了\", \"area\": \"%s\", \"topic\": \"road-blocked\", \"where\": \"村口桥头\"}"
            .formatted(VILLAGE);
    assertThat(ok(PROGRAM.post("caller-desk", "/api/v1/hotline/suggest", asked)).path("same"))
        .hasSize(2);
    String join =
        "{\"call\": \"%s\", \"with\": \"%s\", \"reason\": \"同一处路障\"}".formatted(other, main);
    assertThat(
            ok(PROGRAM.post("caller-desk", "/api/v1/hotline/join", join)).path("joined").asInt(0))
        .isOne();
    assertThat(
            ok(PROGRAM.post("caller-desk", "/api/v1/hotline/join", join)).path("joined").asInt(0))
        .as("once")
        .isOne();
    assertThat(PROGRAM.post("town", "/api/v1/hotline/join", join).statusCode()).isEqualTo(403);
    String round =
        "{\"call\": \"%s\", \"with\": \"%s\", \"reason\": \"反过来\"}".formatted(main, other);
    assertThat(PROGRAM.post("caller-desk", "/api/v1/hotline/join", round).statusCode())
        .as("the one that has joined is handled no more")
        .isEqualTo(404);
    var alone =
        PROGRAM.post(
            "caller-desk",
            "/api/v1/cases/" + main + "/steps/join",
            "{\"seen\": 1, \"values\": {\"reason\": \"同一处路障\"}}");
    assertThat(alone.statusCode()).as("joined to none, nobody would be called back").isEqualTo(422);
    assertThat(alone.body()).contains("/api/v1/hotline/join");
  }
}
