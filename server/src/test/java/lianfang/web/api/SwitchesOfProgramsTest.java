package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices come into force over contacts in two counties; offices and programs read who changed. */
class SwitchesOfProgramsTest {

  private static final String HERE = "410922100101";
  private static final String ELSEWHERE = "410902001001";
  private static final String PATH = "/api/v1/switches";
  private static final RunningServer server = new RunningServer(true);
  private static final Program program = new Program(server);
  private static final Map<String, List<Subject>> contacts =
      Map.of(HERE, new ArrayList<>(), ELSEWHERE, new ArrayList<>());
  private static int generation;

  @BeforeAll
  static void aSwitch() {
    server.loadDivisions();
    for (String village : contacts.keySet()) {
      for (int i = 0; i < 7; i++) {
        Subject contact = Subject.person(UUID.randomUUID());
        server.tell(contact, village, "2020-02-26 residence village=" + village);
        server.tell(contact, village, "2020-02-25 contact of=confirmed");
        Objects.requireNonNull(contacts.get(village)).add(contact);
      }
    }
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("county", Role.DISEASE_CONTROL, "410922");
    server.account("statistics", Role.STATISTICS, "4109");
    server.account("auditor", Role.AUDITOR, "4109");
    server.enact();
    JsonNode last = await();
    generation = last.get("generation").asInt();
    assertThat(last.get("totals").get("under").asInt()).isEqualTo(14);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  /** The last switch, once its list is there; readers do not wait for it. */
  private static JsonNode await() {
    JsonNode found = read("cdc", PATH).get(0);
    for (int i = 0;
        i < 500 && !read("cdc", PATH + "/" + number(found)).get("kept").asBoolean();
        i++) {
      LockSupport.parkNanos(20_000_000);
      found = read("cdc", PATH).get(0);
    }
    return found;
  }

  private static int number(JsonNode report) {
    return report.get("generation").asInt();
  }

  private static JsonNode read(String login, String path) {
    return JsonMapper.shared().readTree(program.get(login, path).body());
  }

  private static TreeSet<String> ids(String... villages) {
    TreeSet<String> ids = new TreeSet<>();
    for (String village : villages) {
      Objects.requireNonNull(contacts.get(village)).forEach(one -> ids.add(one.id().toString()));
    }
    return ids;
  }

  @Test
  void aProgramReadsWhoChangedPageByPageByOpaqueId() {
    TreeSet<String> found = new TreeSet<>();
    String after = "";
    int pages = 0;
    do {
      JsonNode page =
          read("cdc", PATH + "/%d/subjects?limit=5&after=%s".formatted(generation, after));
      page.get("subjects")
          .forEach(one -> {
            assertThat(one.propertyNames())
                .containsExactly("kind", "subject", "area", "changes", "now");
            assertThat(one.get("changes").get(0).asString()).isEqualTo("under");
            assertThat(one.get("now").toString())
                .contains("\"measure\":\"isolation\"", "\"place\":\"central\"");
            found.add(one.get("subject").asString());
          });
      after = page.get("next").isNull() ? "" : page.get("next").asString();
      pages++;
    } while (!after.isEmpty());
    assertThat(found).isEqualTo(ids(HERE, ELSEWHERE));
    assertThat(pages).isEqualTo(3);
    assertThat(program.get("auditor", "/api/v1/audit?action=exported-list").body())
        .contains("switch " + generation + " subjects, 5 rows");
  }

  @Test
  void aCountyHasItsOwnAndWhoMayNotSeePersonsHasTownshipsAlone() {
    String subjects = PATH + "/" + generation + "/subjects";
    TreeSet<String> own = new TreeSet<>();
    read("county", subjects).get("subjects").forEach(one -> own.add(one.get("subject").asString()));
    assertThat(own).isEqualTo(ids(HERE));
    assertThat(program.get("county", subjects + "?area=410902").statusCode()).isEqualTo(403);
    assertThat(program.get("statistics", subjects).statusCode()).isEqualTo(403);
    assertThat(program.get("statistics", PATH + "/" + generation).body())
        .contains("\"area\":\"410922100\",\"under\":7")
        .doesNotContain(HERE);
    assertThat(program.get("statistics", PATH + "/" + generation + "?area=" + HERE).statusCode())
        .as("the township of one village alone is that village")
        .isEqualTo(403);
    assertThat(
            server
                .signedIn("statistics")
                .open("/notices/switches/" + generation + "?at=" + HERE)
                .statusCode())
        .isEqualTo(403);
    assertThat(program.get("cdc", PATH + "/" + generation).body()).contains(HERE, ELSEWHERE);
  }

  @Test
  void whatIsNoChangeNoKeyOrNoSwitchIsNamed() {
    String subjects = PATH + "/" + generation + "/subjects";
    assertThat(program.get("cdc", subjects + "?change=nonsense").statusCode()).isEqualTo(422);
    assertThat(program.get("cdc", subjects + "?after=nonsense").statusCode()).isEqualTo(400);
    assertThat(program.get("cdc", PATH + "/99999").statusCode()).isEqualTo(404);
    assertThat(read("cdc", subjects + "?change=released").get("subjects")).isEmpty();
  }

  @Test
  void theListLeavesAsAFileAndEachOfThemIsInTheAudit() {
    Visit visit = server.signedIn("county");
    String sheet = "/notices/switches/" + generation + "/subjects/sheet.csv?lang=en";
    assertThat(visit.open("/notices/switches/" + generation + "/subjects").body())
        .contains("/subjects/sheet.csv", "/subjects/sheet.xlsx", "names=masked");
    long before = exported();
    String csv = visit.open(sheet + "&change=under").body();
    assertThat(csv.lines()).as("what and who, headers, seven rows").hasSize(9);
    assertThat(csv).contains("Who changed at switch " + generation, "Office county", "7 rows");
    ids(HERE).forEach(id -> assertThat(csv).contains(id));
    ids(ELSEWHERE).forEach(id -> assertThat(csv).doesNotContain(id));
    assertThat(csv).containsPattern("person,come under,Central 2020-02-2\\d–2020-03-\\d+");
    assertThat(exported() - before).isEqualTo(7);
    assertThat(visit.open(sheet + "&names=masked").body()).contains("Subject,Kind,Person,");
    assertThat(visit.open(sheet.replace(".csv", ".xlsx")).body()).startsWith("PK");
    assertThat(server.signedIn("statistics").open(sheet).statusCode()).isEqualTo(403);
  }

  private static long exported() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from access.audit where action = 'exported-person'")
        .query(Long.class)
        .single();
  }
}
