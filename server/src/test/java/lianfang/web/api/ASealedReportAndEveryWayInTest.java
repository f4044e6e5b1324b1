package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.casework.StepOrder;
import lianfang.casework.desk.Inbox;
import lianfang.casework.hook.Hooks;
import lianfang.fact.Recorder;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report of misconduct stands at the discipline body. The command of the county has no seat; one
 * of its officials sits in the supervision group as well, which sees reports, but not there.
 */
class ASealedReportAndEveryWayInTest {

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);
  private static final String TOWNSHIP = "410922100";
  private static final String WORDS = "夜里值守空岗无人过问";

  private static final String TITLE = "Supervision report";

  private static UUID id;
  private static String hash;
  private static String number;
  private static String code;

  @BeforeAll
  static void open() throws IOException {
    SERVER.loadDivisions();
    seat(SERVER.account("intake", Role.DEPARTMENT, "4109"), "report-intake", "4109");
    seat(SERVER.account("checker", Role.DEPARTMENT, "410922"), "supervision", "410922");
    seat(SERVER.account("discipline", Role.DEPARTMENT, "4109"), "discipline", "4109");
    SERVER.account("command", Role.COMMAND, "410922");
    Account both = SERVER.account("both", Role.COMMAND, "410922");
    seat(both, "supervision", "410922");
    SERVER.get(Hooks.class).add("portal", "http://127.0.0.1:9/x", "4109", List.of());
    id = UUID.randomUUID();
    hash =
        json(PROGRAM.send("intake", "/api/v1/evidence?area=" + TOWNSHIP, "image/png", picture()))
            .path("hash")
            .asString("");
    String filing =
        """
        {"id": "%s", "type": "supervision-report", "area": "%s", "values": {"misconduct": "slow",
         "unit": "某办", "level": "township", "what": "%s", "shown": ["%s"]}}
        """
            .formatted(id, TOWNSHIP, WORDS, hash);
    JsonNode filed = json(PROGRAM.post("intake", "/api/v1/cases", filing));
    number = "C-" + filed.path("seen").asLong(0);
    code = filed.path("code").asString("");
    JsonNode accepted = step("intake", "accept", filed.path("seen").asLong(0), "{}");
    assertThat(PROGRAM.get("both", "/api/v1/cases/" + id).statusCode())
        .as("while it stands where they sit")
        .isEqualTo(200);
    JsonNode moved =
        step("checker", "transfer", accepted.path("seen").asLong(0), "{\"reason\": \"涉及职务违纪\"}");
    assertThat(moved.path("desk").toString()).contains("discipline");
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode json(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode step(String login, String step, long seen, String values) {
    String body =
        "{\"id\": \"%s\", \"seen\": %d, \"values\": %s}".formatted(UUID.randomUUID(), seen, values);
    return json(PROGRAM.post(login, "/api/v1/cases/" + id + "/steps/" + step, body));
  }

  private static void seat(Account account, String desk, String area) {
    String own = account.id().toString();
    CaseRecorder who = CaseRecorder.person(new Recorder(own, Scope.of("4109")), Set.of());
    LocalDate from = LocalDate.of(2020, 2, 1);
    Seated.at(SERVER.get(Seats.class), who, own, desk, area);
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static CaseRecorder who(String login) {
    return lianfang.web.cases.CaseActing.of(SERVER.user(login));
  }

  @Test
  void whoeverSitsThereHasItInEveryWay() {
    Visit visit = SERVER.signedIn("discipline");
    assertThat(visit.open("/cases/" + id).body()).contains(number, WORDS);
    assertThat(visit.open("/cases/" + id + "/evidence/" + hash).statusCode()).isEqualTo(200);
    assertThat(visit.open("/cases").body()).contains(id.toString());
    assertThat(visit.open("/cases/sheet.csv").body()).contains(TITLE);
    assertThat(visit.open("/cases/search/sheet.csv?q=" + number).body()).contains(TITLE);
    assertThat(visit.open("/cases/search?q=" + number).body()).contains(id.toString());
    assertThat(visit.open("/cases/statistics").body()).contains("type=supervision-report");
    assertThat(PROGRAM.get("discipline", "/api/v1/cases").body()).contains(id.toString());
    assertThat(PROGRAM.get("checker", "/api/v1/cases/" + id).statusCode())
        .as("the supervision group itself goes on seeing it")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "both"})
  void noPageNoPaperAndNoFileOpensIt(String login) {
    Visit visit = SERVER.signedIn(login);
    for (String way :
        List.of(
            "",
            "/case.json",
            "/paper.pdf",
            "/evidence/" + hash,
            "/steps/find",
            "/steps/transfer")) {
      assertThat(visit.open("/cases/" + id + way).statusCode()).as(way).isEqualTo(404);
    }
    visit.open("/cases");
    for (String act : List.of("claim", "note", "hand", "link", "supervise")) {
      assertThat(
              visit
                  .send(
                      "/cases/" + id + "/acts/" + act,
                      List.of("seen", "1", act + "-words", "what", "desk", "supervision"))
                  .statusCode())
          .as(act)
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "both"})
  void noListNoSearchAndNoSheetHoldsIt(String login) {
    Visit visit = SERVER.signedIn(login);
    for (String list :
        List.of("all", "today", "late", "waiting", "mine", "supervised", "mentioned")) {
      assertThat(visit.open("/cases?list=" + list).body()).as(list).doesNotContain(id.toString());
    }
    assertThat(SERVER.get(Inbox.class).counts(who(login)).values()).containsOnly(0L);
    for (String words : List.of(number, code, "%E5%80%BC%E5%AE%88", "")) {
      String found = "/cases/search?q=" + words;
      assertThat(visit.open(found).body()).as(found).doesNotContain(id.toString());
      String sheet = "/cases/search/sheet.csv?q=" + words;
      assertThat(visit.open(sheet).body()).as(sheet).doesNotContain(TITLE);
    }
    assertThat(visit.open("/cases/sheet.csv").body()).doesNotContain(TITLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "both"})
  void noFigureCountsIt(String login) {
    Visit visit = SERVER.signedIn(login);
    assertThat(visit.open("/cases/statistics").body()).doesNotContain("type=supervision-report");
    assertThat(visit.open("/cases/statistics/sheet.csv").body()).doesNotContain(TITLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "both"})
  void noProgramReadsItOrLearnsThatItIsThere(String login) {
    String path = "/api/v1/cases/" + id;
    assertThat(PROGRAM.get(login, path).statusCode()).isEqualTo(404);
    assertThat(PROGRAM.get(login, "/api/v1/cases").body()).doesNotContain(id.toString());
    String body = "{\"seen\": 1, \"values\": {\"reason\": \"what it is\"}}";
    assertThat(PROGRAM.post(login, path + "/steps/transfer", body).statusCode()).isEqualTo(404);
  }

  /** What decides sees every row; it refuses by itself, and as if there were no such case. */
  @ParameterizedTest
  @ValueSource(strings = {"command", "both"})
  void theEngineItselfRefusesAsIfThereWereNone(String login) {
    CaseRecorder who = who(login);
    assertThat(SERVER.get(Cases.class).find(who, id)).isEmpty();
    StepOrder order =
        new StepOrder(UUID.randomUUID(), id, 1, "transfer", FormValues.EMPTY, Set.of(), false);
    assertThatThrownBy(() -> SERVER.get(Cases.class).step(who, order))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no such case");
    CaseActs acts = SERVER.get(CaseActs.class);
    Act act = new Act(UUID.randomUUID(), id, 1, "what it is");
    assertThatThrownBy(() -> acts.note(who, act, List.of()))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no such case");
    assertThatThrownBy(() -> acts.claim(who, act))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no such case");
  }

  @Test
  void noOtherSystemIsToldOfIt() {
    String values = "{\"kind\": \"people\", \"what\": \"workers cannot come\"}";
    UUID open = UUID.randomUUID();
    json(
        PROGRAM.post(
            "command",
            "/api/v1/cases",
            """
            {"id": "%s", "type": "firm-problem", "area": "%s", "values": %s,
             "about": {"kind": "enterprise", "id": "%s"}}
            """
                .formatted(open, TOWNSHIP, values, new UUID(7, 7))));
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (told(open) == 0 && System.nanoTime() < patience) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(told(open)).as("others are told, and the report came before").isOne();
    assertThat(told(id)).isZero();
  }

  private static long told(UUID subject) {
    return SERVER
        .database()
        .engineClient()
        .sql("select count(*) from casework.hook_message where body like ?")
        .param("%" + subject + "%")
        .query(Long.class)
        .single();
  }
}
