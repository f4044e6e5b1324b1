package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lianfang.access.AccessRefused;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The statistics of a city read figures, reports and simulations. Of a township three villages have
 * three, six and nine contacts: the first is small, and the second would tell it by subtraction.
 */
class StatisticsReadFiguresAndNobodyTest {

  private static final String TOWNSHIP = "410922100";
  private static final String PATH = "/api/v1/simulations";

  private static RunningServer server;
  private static Program program;
  private static List<Division> villages;
  private static String simulation;
  private static String small;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    program = new Program(server);
    server.loadDivisions();
    server.enact();
    server.account("statistics", Role.STATISTICS, "4109");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    villages = server.get(Areas.class).children(TOWNSHIP).subList(0, 3);
    for (int i = 0; i < villages.size(); i++) {
      for (int person = 0; person < 3 * (i + 1); person++) {
        Subject contact = Subject.person(UUID.randomUUID());
        String village = villages.get(i).code();
        server.tell(contact, village, "2020-02-26 residence village=" + village);
        server.tell(contact, village, "2020-02-25 contact of=confirmed");
      }
    }
    simulation = simulated("4109");
    small = simulated(villages.getFirst().code());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String simulated(String area) {
    Editions editions = server.get(Editions.class);
    String notice = "puyang-2020-02-25-key-persons";
    String base = server.get(EditionRegister.class).inForce(notice).orElseThrow().edition();
    TreeMap<String, String> files = new TreeMap<>(editions.folder(base).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/key-persons.csv",
        (name, text) -> text.replaceAll("(K2,.*central,14,home,)14", "$17"));
    String draft = editions.keep(new NoticeFolder(notice, files)).edition();
    String asked = "{\"editions\":[\"%s\"],\"asOf\":\"2020-02-26\",\"area\":\"%s\",\"horizon\":3}";
    HttpResponse<String> started = program.post("cdc", PATH, asked.formatted(draft, area));
    String id = started.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
    String body = started.body();
    for (int i = 0; i < 1_000 && body.matches(".*\"stage\":\"(waiting|running)\".*"); i++) {
      LockSupport.parkNanos(10_000_000);
      body = program.get("cdc", PATH + "/" + id).body();
    }
    assertThat(body).contains("\"stage\":\"done\"");
    return id;
  }

  /** Of the three villages those that a text names, by code or by name. */
  private static List<Integer> told(String text) {
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < villages.size(); i++) {
      if (text.contains(villages.get(i).code()) || text.contains(villages.get(i).name())) {
        told.add(i);
      }
    }
    return told;
  }

  @Test
  void pagesShowFiguresDownToTownshipsAndLeadToNoPerson() {
    Visit statistics = server.signedIn("statistics");
    for (String page :
        List.of(
            "/today",
            "/notices",
            "/notices/puyang-2020-02-25-key-persons",
            "/situation",
            "/situation/screening",
            "/situation/grades",
            "/situation/classes",
            "/areas",
            "/notices/simulations/" + simulation)) {
      HttpResponse<String> shown = statistics.open(page + "?lang=zh&area=" + TOWNSHIP);
      assertThat(shown.statusCode()).as(page).isEqualTo(200);
      assertThat(shown.body()).as(page).doesNotContain("href=\"/people", "href=\"/closures");
    }
    for (String closed :
        List.of("/people", "/decisions", "/closures", "/ledger", "/audit", "/duties", "/orders")) {
      assertThat(statistics.open(closed).statusCode()).as(closed).isEqualTo(403);
    }
  }

  @Test
  void aSmallVillageAndTheOneThatWouldTellItAreLeftOutOfToday() {
    String path = "/today?lang=zh&area=" + TOWNSHIP;
    assertThat(told(rows(server.signedIn("cdc").open(path).body()))).containsExactly(0, 1, 2);
    String statistics = server.signedIn("statistics").open(path).body();
    assertThat(told(rows(statistics)))
        .as("three alone would be eighteen less six and nine")
        .containsExactly(2);
    assertThat(statistics).contains("人数很少的不列出");
  }

  private static String rows(String page) {
    return page.substring(page.indexOf("<tbody"));
  }

  @Test
  void theFiguresOfAVillageAloneAreThoseOfItsTownship() {
    Visit statistics = server.signedIn("statistics");
    String village = villages.getFirst().code();
    for (String page : List.of("/today", "/situation/screening", "/areas")) {
      String asked = statistics.open(page + "?lang=zh&area=" + village).body();
      assertThat(asked).as(page).contains("城关镇").doesNotContain(villages.getFirst().name() + " ");
    }
    assertThat(statistics.open("/today?lang=zh&area=" + village).body())
        .as("three, six and nine contacts of the township")
        .contains("<b>18</b>");
  }

  @Test
  void simulationsLeaveThemOutOnPagesInFilesAndInTheApi() {
    Visit statistics = server.signedIn("statistics");
    String page = "/notices/simulations/" + simulation;
    assertThat(told(program.get("cdc", PATH + "/" + simulation).body())).containsExactly(0, 1, 2);
    assertThat(told(program.get("statistics", PATH + "/" + simulation).body())).containsExactly(2);
    for (String shown :
        List.of(
            page + "?lang=zh",
            page + "?lang=zh&at=" + TOWNSHIP,
            page + "/areas.csv?lang=zh",
            page + "/compare/" + simulation + "/areas?lang=zh",
            page + "/compare/" + simulation + "/areas.csv?lang=zh",
            page + "/compare/" + simulation)) {
      HttpResponse<String> answer = statistics.open(shown);
      assertThat(answer.statusCode()).as(shown).isEqualTo(200);
      assertThat(told(answer.body())).as(shown).isSubsetOf(List.of(2));
    }
    assertThat(told(statistics.open(page + "/areas.csv?lang=zh").body())).containsExactly(2);
    for (String file : List.of("/days.csv", "/clauses.csv")) {
      assertThat(statistics.open(page + file).statusCode()).as(file).isEqualTo(200);
    }
    assertThat(statistics.open(page + "/subjects.csv").statusCode()).isEqualTo(403);
    String compared = page + "/compare/" + simulation;
    assertThat(statistics.open(compared + "/subjects").statusCode()).isEqualTo(403);
    assertThat(statistics.open(compared + "/subjects.csv").statusCode()).isEqualTo(403);
    assertThat(program.get("statistics", PATH + "/" + simulation + "/subjects").statusCode())
        .isEqualTo(403);
    assertThat(program.get("statistics", PATH + "/" + simulation + "/compare/" + simulation).body())
        .doesNotContain(villages.getFirst().code());
  }

  @Test
  void aSimulationOrABulletinOfAVillageAloneIsNotTheirs() {
    assertThat(program.get("cdc", PATH).body()).contains(small);
    assertThat(program.get("statistics", PATH).body()).contains(simulation).doesNotContain(small);
    assertThat(program.get("statistics", PATH + "/" + small).statusCode()).isEqualTo(403);
    Visit statistics = server.signedIn("statistics");
    assertThat(statistics.open("/notices/simulations/" + small).statusCode()).isEqualTo(403);
    assertThat(statistics.open("/notices/simulations/" + small + "/days.csv").statusCode())
        .isEqualTo(403);
    assertThat(statistics.open("/notices/simulations?lang=zh").body()).doesNotContain(small);
    String bulletin = "/api/v1/bulletin?on=2020-02-26&area=";
    assertThat(program.get("statistics", bulletin + TOWNSHIP).statusCode()).isEqualTo(200);
    assertThat(program.get("statistics", bulletin + villages.getFirst().code()).statusCode())
        .isEqualTo(403);
    for (String persons : List.of("/measures?on=2020-02-26&area=4109", "/decisions", "/duties")) {
      assertThat(program.get("statistics", "/api/v1" + persons).statusCode())
          .as(persons)
          .isIn(403, 404, 405);
    }
  }

  @Test
  void nobodyIsGivenTheFiguresOfAVillageAlone() {
    assertThatThrownBy(() -> server.account("too-small", Role.STATISTICS, TOWNSHIP + "101"))
        .isInstanceOf(AccessRefused.class)
        .hasMessageContaining("township");
  }
}
