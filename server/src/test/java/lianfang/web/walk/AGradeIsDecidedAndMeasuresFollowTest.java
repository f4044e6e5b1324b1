package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.grade.SceneRules;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
import lianfang.situation.SceneMeasures;
import lianfang.situation.SeriesImport;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The province decides the grade of a county; what holds in each scene follows from tables. */
class AGradeIsDecidedAndMeasuresFollowTest {

  private static final String COUNTY = "410922";
  private static final String SCHEME = "cn-risk-grades-2020-02-17";

  private static final LocalDate DAY = LocalDate.parse("2020-02-24");

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.enact();
    server.account("county", Role.COMMAND, COUNTY);
    server.account("township", Role.TOWNSHIP, "410922100");
    server.account("village", Role.VILLAGE, "410922100001");
    decide("2020-02-20", "high");
    decide("2020-02-24", "medium");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static <T> T within(Supplier<T> work) {
    return within(String.join(",", Scope.everything().prefixes()), work);
  }

  private static <T> T within(String prefixes, Supplier<T> work) {
    TransactionTemplate transaction =
        new TransactionTemplate(server.get(PlatformTransactionManager.class));
    return transaction.execute(status -> {
      server
          .get(JdbcClient.class)
          .sql("select set_config('lianfang.scope', ?, true)")
          .param(prefixes)
          .query(String.class)
          .single();
      return work.get();
    });
  }

  private static void decide(String from, String grade) {
    LocalDate day = LocalDate.parse(from);
    within(() -> {
      server
          .get(Grades.class)
          .decide(new Recorder("test", Scope.everything()), COUNTY, day, decided(grade));
      return true;
    });
  }

  private static GradeRow.Decided decided(String grade) {
    return new GradeRow.Decided(SCHEME, grade, "河南省指挥部", DAY, "", "", "");
  }

  private static List<String> holds(String area, String on) {
    return within(() ->
        server.get(SceneMeasures.class).of(area, LocalDate.parse(on)).stream()
            .map(one -> one.rule().scene() + " " + one.rule().holds())
            .toList());
  }

  @Test
  void whatHoldsFollowsTheGradeByItsDaysAndTheNoticesByTheirs() {
    assertThat(holds(COUNTY, "2020-02-19")).as("nobody has decided").isEmpty();
    assertThat(holds(COUNTY, "2020-02-20")).containsExactly("any resume-gradually");
    assertThat(holds(COUNTY, "2020-02-24")).containsExactly("any resume-soon");
    assertThat(holds(COUNTY, "2020-02-28"))
        .containsExactlyInAnyOrder("any resume-soon", "transport half-seats");
    assertThat(holds("410922100001", "2020-04-07"))
        .as("a village has the grade of its county")
        .containsExactlyInAnyOrder(
            "any resume-soon", "transport half-seats", "firm as-of-21-february");
    assertThat(holds("4109", "2020-02-24")).hasSize(1);
    assertThat(holds("410923", "2020-02-24")).as("the neighbour decided nothing").isEmpty();
  }

  @Test
  void thePagesOfGradesAndOfTheAreaShowItWithItsBasisInBothLanguages() {
    Visit county = server.signedIn("county");
    for (String page : List.of("/situation/grades", "/areas")) {
      assertThat(county.open(page + "?area=410922&lang=en").body())
          .contains("return to normal soon and in order", "Medium risk since 24 February")
          .contains("/notices/cn-grade-strategies-2020-02-17", "#row-S2");
      assertThat(county.open(page + "?area=410922&lang=zh").body())
          .contains("已定等级下执行的措施", "尽快有序恢复正常生产生活秩序", "中风险");
      assertThat(county.open(page + "?area=410922&lang=en&on=2020-02-21").body())
          .contains("step by step")
          .doesNotContain("return to normal soon and in order");
    }
    assertThat(county.open("/situation/grades?area=410922&lang=en&on=2020-02-18").body())
        .contains("a proposal alone moves nothing");
    assertThat(county.open("/notices/cn-coaches-2020-02-28?lang=en").statusCode()).isEqualTo(200);
  }

  private static List<String> form(String from, String grade, String organ) {
    return List.of(
        "area_of",
        "410928",
        "scheme",
        SCHEME,
        "grade",
        grade,
        "from",
        from,
        "organ",
        organ,
        "cites",
        "no. 7 of the province");
  }

  @Test
  void whatIsWrongInADecisionIsSaidBesideItsFieldAndAllElseStays() {
    server.account("city", Role.COMMAND, "4109");
    Visit city = server.signedIn("city");
    String page = "/situation/grades?lang=en&area=4109";
    assertThat(city.open(page).body())
        .contains("Command of Henan Province (keeps the list of counties)", "value=\"41\"")
        .doesNotContain("name=\"organ\" type=\"text\"");
    assertThat(city.send(page, form("2099-01-01", "low", "41")).body())
        .contains("1 January 2099 is more than 31 days ahead", "no. 7 of the province");
    assertThat(city.send(page, form("tomorrow", "low", "41")).body())
        .contains("\"tomorrow\" is no day", "value=\"tomorrow\"");
    assertThat(city.send(page, form("2020-02-26", "purple", "41")).body())
        .contains("Choose a grade of this scheme");
    assertThat(city.send(page, form("2020-02-26", "low", "3401")).body())
        .contains("Choose the organ that decided");
    assertThat(city.send(page, form("2020-02-10", "low", "41")).body())
        .contains("does not hold here on 10 February 2020");
    assertThat(holds("410928", "2020-02-26")).as("nothing of it was recorded").isEmpty();

    city.send(page, form("2020-02-26", "low", "41"));
    assertThat(holds("410928", "2020-02-26")).hasSize(1);
    assertThat(city.open("/situation/grades?lang=zh&area=410928").body())
        .contains("河南省指挥部", "no. 7 of the province");
  }

  @Test
  void aProposedGradeIsAHintOnTheDayOfTheCommandAndNamesWhoDecides() {
    server.account("city-today", Role.COMMAND, "4108");
    server.account("province", Role.COMMAND, "41");
    within(() ->
        server
            .get(SeriesImport.class)
            .read(
                Path.of("../playbook/series/canghailan_henan_cities_daily.csv"),
                new Recorder("test", Scope.everything())));
    assertThat(server.signedIn("city-today").open("/today?lang=en").body())
        .contains("1 proposed grade to put to Henan Province", "/situation/grades");
    assertThat(server.signedIn("province").open("/today?lang=en").body())
        .containsPattern("[0-9]+ proposed grades? to decide");
    assertThat(server.signedIn("village").open("/today?lang=en").body())
        .doesNotContain("proposed grade");
  }

  @Test
  void anAreaOutsideTheJurisdictionIsSaidAndNotSilentlyReplaced() {
    Visit county = server.signedIn("county");
    assertThat(county.open("/situation/grades?lang=en&area=34").body())
        .contains("The address asks for the area 34 Anhui Province", "you see Qingfeng");
    assertThat(county.open("/situation/grades?lang=zh&area=9999").body()).contains("地址要求的区域 9999");
    assertThat(county.open("/situation/grades?lang=en&area=410922100").body())
        .doesNotContain("The address asks for");
  }

  @Test
  @EnabledIf("lianfang.web.browser.Window#possible")
  void theTableFitsAPhoneAndADesk() {
    List<String> faults = new ArrayList<>();
    try (Window window = new Window()) {
      for (int width : Window.WIDTHS) {
        Language language = width == 390 ? Language.ZH : Language.EN;
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = server.signIn(visitor, "county", language);
          for (String path : List.of("/situation/grades", "/areas")) {
            page.navigate(server.address() + path + "?area=410922&on=2020-03-02");
            Window.faults(page).forEach(fault -> faults.add(path + " " + width + ": " + fault));
            Window.picture(page, "scenes" + path.replace('/', '-') + "-" + width);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theHistoryOfAnAreaIsToldByDate() {
    Visit county = server.signedIn("county");
    assertThat(county.open("/situation/grades?area=410922&lang=en").body())
        .contains(": decisions by date (2)", "Since 24 February 2020")
        .contains("20 February 2020 to 23 February 2020");
    assertThat(county.open("/situation/grades?area=410922&lang=en&on=2020-02-21").body())
        .as("on an earlier day the later decision is not there yet")
        .contains(": decisions by date (1)", "Since 20 February 2020")
        .doesNotContain("24 February 2020");
    assertThat(server.signedIn("village").open("/situation/grades?lang=zh").body())
        .contains("定级经过 2 次", "2020年2月20日至2020年2月23日");
  }

  @Test
  void townshipAndVillageReadWhatWasDecidedForTheirCounty() {
    for (String login : List.of("township", "village")) {
      String area = login.equals("village") ? "410922100001" : "410922100";
      Visit visit = server.signedIn(login);
      for (String page : List.of("/situation/grades", "/areas")) {
        assertThat(visit.open(page + "?lang=en&area=" + area).body())
            .as(login + " " + page)
            .contains("return to normal soon and in order", "Medium risk since 24 February")
            .contains("/notices/cn-grade-strategies-2020-02-17");
      }
      assertThat(visit.open("/situation/grades?lang=en&area=" + area).body())
          .contains("Medium risk since 24 February, decided by 河南省指挥部", "Kept by the county")
          .doesNotContain("Import a case series", "name=\"area_of\"");
      assertThat(visit.open("/situation/grades?lang=zh&on=2020-02-21&area=" + area).body())
          .contains("清丰县自2月20日起为高风险，由河南省指挥部决定");
      assertThat(visit.open("/situation/grades?lang=en&on=2020-02-18&area=" + area).body())
          .contains("No organ has decided a grade for the county by this day");
    }
  }

  @Test
  void nothingElseOfTheCountyAndNoNeighbourBecomesReadable() {
    Subject neighbour = Subject.area("410923");
    server.tell(Subject.area(COUNTY), COUNTY, "2020-02-25 cluster found=yes cases=3");
    server.tell(
        neighbour,
        "410923",
        "2020-02-25 risk-grade scheme=%s grade=high organ=省".formatted(SCHEME));
    List<Fact> read =
        within(
            "410922100001",
            () ->
                server
                    .get(Ledger.class)
                    .of(List.of(Subject.area(COUNTY), neighbour, Subject.area("4109"))));

    assertThat(read)
        .extracting(one -> one.area() + " " + one.kind())
        .containsOnly("410922 risk-grade");
    assertThatThrownBy(() ->
            within(
                "410922100001",
                () -> {
                  Recorder village = new Recorder("village", Scope.of("410922100001"));
                  server.get(Grades.class).decide(village, COUNTY, DAY, decided("low"));
                  return true;
                }))
        .isInstanceOf(FactRefused.class);
  }

  @Test
  void aDecisionThatWasTakenBackIsGoneForTheVillageAsWell() {
    String county = "410926";
    Subject area = Subject.area(county);
    Fact decision =
        server.tell(
            area, county, "2020-02-25 risk-grade scheme=%s grade=low organ=省".formatted(SCHEME));
    String village = county + "100001";
    assertThat(within(village, () -> holdsNow(village))).isNotEmpty();
    server
        .get(Ledger.class)
        .append(
            new Recorder("test", Scope.everything()),
            List.of(
                new Fact(
                    0,
                    UUID.randomUUID(),
                    area,
                    "withdrawn",
                    county,
                    decision.happenedAt(),
                    decision.happenedAt(),
                    "",
                    "test",
                    decision.id(),
                    new TreeMap<>(Map.of("reason", "wrong-entry")))));

    assertThat(within(village, () -> holdsNow(village))).isEmpty();
  }

  @Test
  void aCountyThatReadsTheNoticeByGradesOfItsOwnFollowsThoseAndItsNeighboursDoNot() {
    String county = "410927";
    String own = "henan-2020-02-19-county-classes";
    server.tell(Subject.area(county), county, graded(SCHEME, "high"));
    server.tell(Subject.area(county), county, graded(own, "low"));
    server.tell(Subject.area("410822"), "410822", graded(SCHEME, "high"));
    assertThat(holds(county, "2020-02-26")).containsExactly("any resume-gradually");

    Enacting enacting = server.get(Enacting.class);
    LocalDate from = LocalDate.parse("2020-02-26");
    enacting.sign(
        new Recorder("approver", Scope.everything()),
        new SignedReading(
            "cn-grade-strategies-2020-02-17", SceneRules.SCHEME, own, false, county, from, null),
        Map.of(),
        "minutes");
    enacting.follow();

    assertThat(holds(county, "2020-02-26")).containsExactly("any resume-fully");
    assertThat(holds(county + "100001", "2020-02-26")).containsExactly("any resume-fully");
    assertThat(holds(county, "2020-02-25"))
        .as("before it was signed")
        .containsExactly("any resume-gradually");
    assertThat(holds("410822", "2020-02-26")).containsExactly("any resume-gradually");
    assertThat(holds("4109", "2020-02-26"))
        .as("the city sees each county as it is read there")
        .contains("any resume-fully");
  }

  private static String graded(String scheme, String grade) {
    return "2020-02-20 risk-grade scheme=%s grade=%s organ=省".formatted(scheme, grade);
  }

  private static List<String> holdsNow(String area) {
    return server.get(SceneMeasures.class).of(area, LocalDate.parse("2020-02-26")).stream()
        .map(one -> one.rule().holds())
        .toList();
  }
}
