package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Simulations over the API, by those who may. */
class SimulationsOfProgramsTest {

  private static final String HERE = "410922100101";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("village", Role.VILLAGE, HERE);
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("command", Role.COMMAND, "4109");
    server.account("auditor", Role.AUDITOR, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void simulationsAreStartedFollowedReadComparedAndStopped() {
    Subject contact = Subject.person(UUID.randomUUID());
    server.tell(contact, HERE, "2020-02-26 residence village=" + HERE);
    server.tell(contact, HERE, "2020-02-25 contact of=confirmed");
    String draft = contactsAtHome("7");
    String asked =
        "{\"editions\":[\"%s\"],\"asOf\":\"2020-02-26\",\"area\":\"4109\",\"horizon\":%s}";
    String path = "/api/v1/simulations";

    assertThat(program.post("village", path, asked.formatted(draft, 3)).statusCode())
        .isEqualTo(403);
    assertThat(program.post("cdc", path, asked.formatted(draft, 367)).body()).contains("367");
    assertThat(
            program
                .post("cdc", path, asked.formatted(draft, 3).replace("4109\"", "4108\""))
                .statusCode())
        .isEqualTo(403);
    for (String within : List.of("410922", "410922100", HERE)) {
      String narrow = asked.formatted(draft, 3).replace("4109\"", within + "\"");
      String body = program.get("cdc", path + "/" + done(program.post("cdc", path, narrow))).body();
      assertThat(body).contains("\"shorter\":1").doesNotContain("\"area\":\"4109\"");
    }
    String one = done(program.post("cdc", path, asked.formatted(draft, 3)));
    String other = done(program.post("command", path, asked.formatted(contactsAtHome("21"), 3)));

    assertThat(program.get("cdc", path + "/" + one).body())
        .contains("\"stage\":\"done\"", "\"inputsHash\":\"", "\"days\":[", "\"row\":\"K2\"")
        .contains("\"stated\":[]", "\"shortages\":[", "\"gridded\":0");
    assertThat(program.get("village", path + "/" + one).statusCode()).isEqualTo(404);
    assertThat(program.get("cdc", path + "/" + one + "/subjects?change=shorter").body())
        .contains(contact.id().toString(), "\"shorter\"", "2020-03-17");
    assertThat(program.get("cdc", path + "/" + one + "/subjects?change=nonsense").statusCode())
        .isEqualTo(422);
    assertThat(program.get("cdc", path + "/" + one + "/compare/" + other).body())
        .contains("\"shorter\"", "\"longer\"", contact.id().toString())
        .doesNotContain("\"differing\":0");
    assertThat(program.get("cdc", path + "/" + one + "/compare/" + one).body())
        .contains("\"differing\":0");
    assertThat(program.get("cdc", path + "?edition=" + draft).body())
        .contains(one)
        .doesNotContain(other);
    assertThat(program.post("cdc", path + "/" + one + "/cancel", "").body())
        .as("what is done stays")
        .contains("\"stage\":\"done\"");
    assertThat(program.get("auditor", "/api/v1/audit?action=simulated").body())
        .contains("start " + one, "stop " + one);
  }

  @Test
  void aQuestionThatThePageRefusesIsRefusedWithTheSameWords() {
    String draft = contactsAtHome("9");
    String path = "/api/v1/simulations";
    String asked =
        "{\"editions\":[\"%s\"],\"asOf\":\"%s\",\"area\":\"4109\","
            + "\"horizon\":%s,\"readings\":{%s}}";
    HttpResponse<String> wrong =
        program.post("cdc", path, asked.formatted(draft, "1900-01-01", -1, "\"moon\":\"1\""));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("On 1 January 1900 no notice held yet", "the first one holds from")
        .contains("\\\"-1\\\" is no number of days: give a whole number from 0 to 366")
        .contains("\"field\":\"asOf\"", "\"field\":\"horizon\"", "\"field\":\"moon\"");
    assertThat(program.post("cdc", path, asked.formatted(draft, "2099-01-01", 3, "")).body())
        .contains("1 January 2099 is more than 366 days ahead");
    assertThat(program.post("cdc", path, "{\"asOf\":\"2020-02-26\",\"area\":\"4109\"}").body())
        .contains("Nothing is asked yet");
  }

  /** Contacts stay at home for so many days after the central fourteen. */
  private static String contactsAtHome(String days) {
    Editions editions = server.get(Editions.class);
    String notice = "puyang-2020-02-25-key-persons";
    String base = server.get(EditionRegister.class).inForce(notice).orElseThrow().edition();
    TreeMap<String, String> files = new TreeMap<>(editions.folder(base).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/key-persons.csv",
        (name, text) -> text.replaceAll("(K2,.*central,14,home,)14", "$1" + days));
    return editions.keep(new NoticeFolder(notice, files)).edition();
  }

  private static String done(HttpResponse<String> started) {
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    String id = started.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
    String body = started.body();
    for (int i = 0; i < 1_000 && body.matches(".*\"stage\":\"(waiting|running)\".*"); i++) {
      LockSupport.parkNanos(10_000_000);
      body = program.get("cdc", "/api/v1/simulations/" + id).body();
    }
    assertThat(body).contains("\"stage\":\"done\"");
    return id;
  }
}
