package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.casework.type.ChecklistReader;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts and lists of pages that programs once could not do. */
class WhatPagesDoIsDoneByProgramsTest {

  private static final String CITY = "4109";
  private static final String COUNTY = "410922";
  private static final String TOWNSHIP = "410922100";
  private static final String VILLAGE = "410922100101";
  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);

  @BeforeAll
  static void accounts() {
    SERVER.loadDivisions();
    SERVER.account("town", Role.TOWNSHIP, TOWNSHIP);
    SERVER.account("county", Role.COMMAND, COUNTY);
    SERVER.account("command", Role.COMMAND, CITY);
    SERVER.account("admin", Role.ADMINISTRATOR, CITY);
    SERVER.account("figures", Role.STATISTICS, CITY);
    SERVER.account("newcomer", Role.DEPARTMENT, CITY);
    SERVER.account("member", Role.DEPARTMENT, CITY);
    SERVER.account("second", Role.DEPARTMENT, CITY);
    Account planner = SERVER.account("planner", Role.DEPARTMENT, CITY);
    String own = planner.id().toString();
    CaseRecorder who = CaseRecorder.person(new Recorder(own, Scope.of(CITY)), Set.of());
    everywhere(() -> {
      Seated.at(SERVER.get(Seats.class), who, own, "rounds", CITY);
      return true;
    });
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static <T> T everywhere(Supplier<T> work) {
    String all = String.join(",", Scope.everything().prefixes());
    return SERVER.get(ScopedTransactions.class).in(all, work);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static RegisteredFirm firm(String name, String login) {
    FirmProfile profile = new FirmProfile(name, "", FirmKind.WORKSHOP, "C14", false, false, false);
    Recorder who = new Recorder("register", Scope.everything());
    LocalDate day = LocalDate.of(2020, 2, 10);
    RegisteredFirm firm =
        everywhere(() -> {
          UUID id = SERVER.get(Firms.class).register(who, TOWNSHIP, profile, day);
          return SERVER.get(Firms.class).find(id).orElseThrow();
        });
    String account = SERVER.account(login, Role.ENTERPRISE, TOWNSHIP).id().toString();
    everywhere(() -> {
      SERVER.get(FirmPosts.class).name(who, firm, FirmPost.USER, day, "account", account);
      return true;
    });
    return firm;
  }

  private static void opens(RegisteredFirm firm) {
    SERVER.tell(
        firm.subject(), TOWNSHIP, "2020-02-21 firm-state state=accepted way=on-site cites=验收单");
    SERVER.tell(firm.subject(), TOWNSHIP, "2020-02-22 firm-state state=open");
  }

  @Test
  void aCountyChoosesItsSchemesAndItsCityReadsThemAll() {
    String choice =
        """
        {"area": "410927", "schemes": ["resume-gate", "resume-filing"], "from": "%s",
         "organ": "县指挥部", "cites": "第9号令"}
        """;
    SERVER.account("taiqian", Role.COMMAND, "410927");
    String path = "/api/v1/schemes";
    assertThat(PROGRAM.post("county", path, choice.formatted("2020-02-26")).statusCode())
        .as("another county's command")
        .isEqualTo(403);
    assertThat(PROGRAM.post("taiqian", path, choice.formatted("2020-02-20")).body())
        .as("a day that is over")
        .contains("from", "DAY");
    assertThat(
            PROGRAM
                .post("taiqian", path, choice.formatted("2020-02-26").replace("-gate", "-none"))
                .statusCode())
        .isEqualTo(422);
    JsonNode now = ok(PROGRAM.post("taiqian", path, choice.formatted("2020-02-26")));
    ok(PROGRAM.post("taiqian", path, choice.formatted("2020-02-26")));
    assertThat(now.path("holds").path("offered").toString())
        .isEqualTo("[\"resume-gate\",\"resume-filing\"]");
    JsonNode later = ok(PROGRAM.post("taiqian", path, choice.formatted("2020-03-05")));
    assertThat(later.path("choices")).as("the same again is none").hasSize(2);
    String fact = later.path("choices").path(0).path("fact").asString("");
    String back = path + "/410927/" + fact + "/back";
    assertThat(PROGRAM.post("taiqian", back, "{\"why\": \"because\"}").statusCode()).isEqualTo(422);
    assertThat(ok(PROGRAM.post("taiqian", back, "{\"why\": \"mistake\"}")).path("choices"))
        .hasSize(1);
    assertThat(PROGRAM.post("taiqian", back, "{\"why\": \"mistake\"}").statusCode()).isEqualTo(404);
    JsonNode city = ok(PROGRAM.get("figures", path + "?area=" + CITY));
    assertThat(city.path("holds").path("offered")).as("the city itself chose nothing").isEmpty();
    String counties = city.path("counties").toString();
    assertThat(counties).contains("\"410927\"", "resume-gate", "第9号令", "resume-commitment");
  }

  @Test
  void theCitysPageShowsWhatEachCountyChose() {
    String page = SERVER.signedIn("command").open("/firms/schemes?lang=en&area=" + CITY).body();
    assertThat(page)
        .contains(
            "the city has chosen none for all", "Schemes of the counties", "It comes from here")
        .doesNotContain("no firm can apply");
  }

  @Test
  void aFirmsProgramReportsItsDayAndTheOfficesProgramListsWhoDidNot() {
    RegisteredFirm silent = firm("演示不报食品坊", "silent-firm");
    RegisteredFirm firm = firm("演示程序食品坊", "daily-firm");
    String path = "/api/v1/firms/" + firm.id();
    assertThat(ok(PROGRAM.get("daily-firm", path + "/daily"))).as("not at work").isEmpty();
    opens(firm);
    opens(silent);
    StringBuilder answers = new StringBuilder();
    ChecklistReader.read(Path.of("../playbook/checklists/food-firm-daily.yaml"))
        .items()
        .forEach(item ->
            answers.append(answers.isEmpty() ? "" : ",").append("\"" + item.id() + "\": \"true\""));
    String half = "{\"answers\": {\"temperature\": \"true\"}}";
    assertThat(PROGRAM.post("daily-firm", path + "/daily", half).statusCode()).isEqualTo(422);
    String whole = "{\"answers\": {" + answers + "}}";
    assertThat(PROGRAM.post("silent-firm", path + "/daily", whole).statusCode())
        .as("another firm")
        .isEqualTo(403);
    assertThat(PROGRAM.post("town", path + "/daily", whole).statusCode())
        .as("nobody says it for the firm")
        .isEqualTo(403);
    String failed = whole.replace("\"temperature\": \"true\"", "\"temperature\": \"false\"");
    assertThat(ok(PROGRAM.post("daily-firm", path + "/daily", failed)).path("rectifications"))
        .hasSize(1);
    JsonNode owed = ok(PROGRAM.get("town", "/api/v1/firms/daily?area=" + TOWNSHIP));
    assertThat(standing(owed, firm)).isEqualTo("reported");
    assertThat(standing(owed, silent)).as("08:00, due at 10:00").isEqualTo("due");
    JsonNode before = ok(PROGRAM.get("town", "/api/v1/firms/daily?on=2020-02-25&area=" + TOWNSHIP));
    assertThat(standing(before, firm)).isEqualTo("overdue");
    JsonNode earlier =
        ok(PROGRAM.get("town", "/api/v1/firms/daily?on=2020-02-21&area=" + TOWNSHIP));
    assertThat(standing(earlier, firm)).as("it was not open").isEmpty();
    String page = SERVER.signedIn("town").open("/firms/daily?lang=en&on=2020-02-25").body();
    assertThat(page).contains("演示不报食品坊", "/firms/" + silent.id(), "Overdue", "Never");
    assertThat(SERVER.signedIn("town").open("/duties?lang=en&on=2020-02-25").body())
        .as("the page on which such offices begin")
        .contains("not reported the daily items", "/firms/daily");
    assertThat(SERVER.signedIn("town").open("/duties?lang=en").body())
        .as("before it is time")
        .contains("still to report the daily items", "standing=due");
    String output = "{\"staff\": 20, \"back\": 12, \"load\": \"60\"}";
    ok(PROGRAM.post("daily-firm", path + "/reports", output));
    assertThat(
            PROGRAM.post("daily-firm", path + "/reports", output.replace("12", "21")).statusCode())
        .isEqualTo(422);
  }

  private static String standing(JsonNode owed, RegisteredFirm firm) {
    for (JsonNode one : owed) {
      if (one.path("firm").asString("").equals(firm.id().toString())) {
        return one.path("standing").asString("");
      }
    }
    return "";
  }

  @Test
  void listsBehindNumbersAndAnInvitationAndASheetComeByProgram() {
    RegisteredFirm firm = firm("演示清单坊", "list-firm");
    opens(firm);
    JsonNode states = ok(PROGRAM.get("figures", "/api/v1/firms/states?area=" + COUNTY));
    assertThat(states.path("states").path("open").asLong(0)).isPositive();
    assertThat(states.path("registered").asLong(0)).isPositive();
    assertThat(ok(PROGRAM.get("figures", "/api/v1/firms/late?area=" + COUNTY))).isNotNull();
    assertThat(ok(PROGRAM.get("figures", "/api/v1/firms/not-inspected?area=" + COUNTY)))
        .isNotNull();
    assertThat(PROGRAM.get("figures", "/api/v1/firms/unknown").statusCode()).isEqualTo(403);
    assertThat(ok(PROGRAM.get("town", "/api/v1/firms/unknown"))).isEmpty();
    String invite = "/api/v1/firms/" + firm.id() + "/invitations";
    assertThat(ok(PROGRAM.post("town", invite, "{}")).path("code").asString("")).isNotBlank();
    assertThat(PROGRAM.post("list-firm", invite, "{}").statusCode()).isEqualTo(403);
    String head = "统一社会信用代码,名称,所在地,类别,行业\n";
    String sheet = head + ",演示表内坊," + TOWNSHIP + ",小作坊,C14\n,演示错行坊,999,小作坊,C14\n";
    HttpResponse<String> sent =
        PROGRAM.send(
            "town",
            "/api/v1/firms/sheet?area=" + TOWNSHIP,
            "application/octet-stream",
            sheet.getBytes(StandardCharsets.UTF_8));
    JsonNode landed = ok(sent);
    assertThat(landed.path("landed").asInt(0)).isOne();
    assertThat(landed.path("returned").path(0).path("row").asInt(0)).isEqualTo(3);
    assertThat(landed.path("returned").path(0).path("wrong").toString()).contains("area");
    HttpResponse<String> nothing =
        PROGRAM.send(
            "town",
            "/api/v1/firms/sheet?area=" + TOWNSHIP,
            "application/octet-stream",
            "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(422);
  }

  @Test
  void aVisitorIsTurnedAwayOnceAndAScenicAreaIsClosedByTheCommandAlone() {
    String home =
        ok(PROGRAM.post(
                "command",
                "/api/v1/venues",
                "{\"kind\": \"elderly\", \"called\": \"演示敬老院\", \"area\": \"" + VILLAGE + "\"}"))
            .path("id")
            .asString("");
    UUID id = UUID.randomUUID();
    String visitor = "{\"id\": \"" + id + "\", \"rank\": \"county-leader\"}";
    String path = "/api/v1/venues/" + home + "/visitors";
    HttpResponse<String> first = PROGRAM.post("town", path, visitor);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    ok(PROGRAM.post("town", path, visitor));
    long kept =
        SERVER
            .database()
            .engineClient()
            .sql("select count(*) from casework.venue_visitor where venue = ?::uuid")
            .param(home)
            .query(Long.class)
            .single();
    assertThat(kept).isOne();
    String king = "{\"rank\": \"king\"}";
    assertThat(PROGRAM.post("town", path, king).statusCode()).isEqualTo(422);
    String park =
        ok(PROGRAM.post(
                "command",
                "/api/v1/venues",
                "{\"kind\": \"scenic\", \"called\": \"演示公园\", \"area\": \"" + VILLAGE + "\"}"))
            .path("id")
            .asString("");
    String ground = "{\"ground\": \"演示第3号令\"}";
    String shut = "/api/v1/venues/" + park + "/close";
    assertThat(PROGRAM.post("town", shut, ground).statusCode()).isEqualTo(403);
    assertThat(ok(PROGRAM.post("command", shut, ground)).path("state").asString(""))
        .isEqualTo("closed");
    assertThat(PROGRAM.post("command", shut, ground).statusCode()).as("once").isEqualTo(422);
  }

  @Test
  void aGroupSendsItsVisitAndTheDeskReadsItAndTakesItBack() {
    UUID id = UUID.randomUUID();
    String body =
        """
        {"id": "%s", "area": "4109", "called": "演示程序督导", "method": ["on-site"],
         "unannounced": false, "from": "2020-02-26", "until": "2020-02-28",
         "targets": [{"called": "清丰县", "area": "410922", "kind": "area"}],
         "groups": [["second"]]}
        """
            .formatted(id);
    ok(PROGRAM.post("planner", "/api/v1/rounds", body));
    String plan = "/api/v1/rounds/" + id + "/plan";
    ok(
        PROGRAM.post(
            "planner",
            plan,
            """
            {"targets": [{"called": "清丰县", "area": "410922", "kind": "area"},
               {"called": "演示局", "area": "4109", "kind": "department"}],
             "groups": [["member"], ["second"]]}
            """));
    String visits = "/api/v1/rounds/" + id + "/visits";
    String visit =
        """
        {"id": "%s", "target": 1, "words": "现场查看",
         "places": [{"called": "城关镇卫生院", "area": "410922100", "list": "hospital",
           "failed": [{"item": "triage", "problem": "预检分诊无人", "atOnce": true}]}]}
        """
            .formatted(UUID.randomUUID());
    assertThat(PROGRAM.post("member", visits, visit).statusCode())
        .as("nobody is out yet")
        .isBetween(400, 499);
    long seen = ok(PROGRAM.get("planner", "/api/v1/cases/" + id)).path("seen").asLong(0);
    ok(
        PROGRAM.post(
            "planner",
            "/api/v1/cases/" + id + "/steps/begin",
            "{\"id\": \"" + UUID.randomUUID() + "\", \"seen\": " + seen + "}"));
    assertThat(PROGRAM.post("second", visits, visit).statusCode())
        .as("a target of another group")
        .isEqualTo(404);
    assertThat(PROGRAM.post("member", visits, visit.replace("410922100", "410923100")).statusCode())
        .as("a place outside the target")
        .isEqualTo(422);
    assertThat(ok(PROGRAM.post("member", visits, visit)).path("failed").asInt(0)).isOne();
    ok(PROGRAM.post("member", visits, visit));
    assertThat(PROGRAM.get("member", visits).statusCode()).as("sealed").isEqualTo(404);
    JsonNode kept = ok(PROGRAM.get("planner", visits));
    assertThat(kept).as("once").hasSize(1);
    assertThat(
            ok(PROGRAM.get("planner", "/api/v1/rounds/" + id + "/coverage"))
                .path("visited")
                .asInt(0))
        .isOne();
    String back = visits + "/" + kept.path(0).path("id").asString("") + "/back";
    assertThat(ok(PROGRAM.post("planner", back, "{}"))).isEmpty();
    assertThat(PROGRAM.post("planner", back, "{}").statusCode()).isEqualTo(404);
    ok(PROGRAM.post("planner", plan, "{\"groups\": [[\"second\"], [\"member\"]]}"));
    assertThat(PROGRAM.post("member", visits, visit).statusCode()).isEqualTo(404);
  }

  @Test
  void somebodyIsSeatedWithAReasonAndTheSeatIsEnded() {
    String seat =
        """
        {"desk": "market", "area": "%s", "login": "newcomer", "unit": "finance", "why": "抽调"}
        """
            .formatted(COUNTY);
    assertThat(PROGRAM.post("town", "/api/v1/seats", seat).statusCode()).isEqualTo(403);
    assertThat(
            PROGRAM
                .post("command", "/api/v1/seats", seat.replace("finance", "nothing"))
                .statusCode())
        .isEqualTo(422);
    assertThat(PROGRAM.post("command", "/api/v1/seats", seat.replace("抽调", "x")).statusCode())
        .isEqualTo(422);
    JsonNode given = ok(PROGRAM.post("command", "/api/v1/seats", seat));
    JsonNode all = ok(PROGRAM.get("command", "/api/v1/seats?area=" + COUNTY));
    assertThat(all.toString()).contains("newcomer", "\"unit\":\"finance\"");
    String end = "/api/v1/seats/" + given.path("fact").asString("") + "/end";
    ok(PROGRAM.post("command", end, "{\"why\": \"借调结束\"}"));
    assertThat(ok(PROGRAM.get("command", "/api/v1/seats?area=" + COUNTY)).toString())
        .doesNotContain("newcomer");
    assertThat(
            PROGRAM
                .post("command", "/api/v1/seats", seat.replace("market", "discipline"))
                .statusCode())
        .as("a sealed desk is not the command's")
        .isBetween(400, 499);
  }

  @Test
  void callsAreCountedWithoutPlacesForWhoeverSeesNoPersons() {
    String path = "/api/v1/hotline/statistics?area=4109&from=2020-02-01&until=2020-02-26";
    assertThat(ok(PROGRAM.get("figures", path)).path("places")).isEmpty();
    assertThat(PROGRAM.get("figures", "/api/v1/hotline/statistics?area=4109").statusCode())
        .isEqualTo(400);
    assertThat(PROGRAM.get("town", path).statusCode()).isEqualTo(200);
  }
}
