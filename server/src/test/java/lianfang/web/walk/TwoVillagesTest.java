package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.person.ImportRequest;
import lianfang.person.PeopleImport;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two villages, each with an account and a person whose name is written to do harm. */
class TwoVillagesTest {

  private static final String ROSTER = "both.csv";
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String FORMULA = "=HYPERLINK(\"http://x\")";
  private static final String CONTACT = "密切接触者,2020-02-20,1号楼,1单元";

  /** All pages that one opens without knowing an id. */
  private static final List<String> PAGES =
      List.of(
          "/today",
          "/people",
          "/people?measure=isolation",
          "/people/sheet.csv",
          "/people/sheet.xlsx",
          "/duties",
          "/decisions",
          "/orders",
          "/closures",
          "/closures?measure=disinfection",
          "/areas",
          "/audit",
          "/ledger",
          "/imports",
          "/confirmations",
          "/situation",
          "/situation/screening",
          "/notices",
          "/search",
          "/users");

  private static final RunningServer server = new RunningServer(true);

  @TempDir static Path folder;

  private static UUID mine = UUID.randomUUID();
  private static UUID theirs = UUID.randomUUID();
  private static UUID theirUnit = UUID.randomUUID();
  private static UUID theirImport = UUID.randomUUID();

  @BeforeAll
  static void peopleAreImported() throws IOException {
    server.loadDivisions();
    server.enact();
    String header = "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,末次接触日期,楼栋,单元\n";
    Path file =
        Files.writeString(
            folder.resolve(ROSTER),
            header
                + "1,%s,13800000001,濮阳县,柳屯镇,柳屯村,%s\n".formatted(SCRIPT, CONTACT)
                + "2,\"%s\",13800000002,濮阳县,柳屯镇,虎山寨村,%s\n"
                    .formatted(FORMULA.replace("\"", "\"\""), CONTACT)
                + "3,%s,1380,濮阳县,柳屯镇,虎山寨村,%s\n".formatted(SCRIPT, CONTACT));
    server
        .get(PeopleImport.class)
        .run(
            new ImportRequest(
                file, ROSTER, "", Map.of(), new Recorder("test", Scope.everything()), false),
            row -> {},
            progress -> {});
    mine = id("select id from person.person where ref = '1'");
    theirs = id("select id from person.person where ref = '2'");
    theirUnit =
        id(
            "select subject from rulebook.outcome where measure = 'closure' and area = '%s'"
                .formatted(village("2")));
    theirImport = id("select id from person.import");
    server.account("mine", Role.VILLAGE, village("1"));
    server.account("theirs", Role.VILLAGE, village("2"));
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID id(String sql) {
    return server.database().engineClient().sql(sql).query(UUID.class).list().getFirst();
  }

  private static String village(String ref) {
    return server
        .database()
        .engineClient()
        .sql("select area from person.person where ref = ?")
        .param(ref)
        .query(String.class)
        .single();
  }

  @Test
  void noPageAndNoExportShowsSomebodyOfTheOtherVillage() {
    Visit visit = server.signedIn("mine");
    int shown = 0;
    for (String page : PAGES) {
      for (String area : List.of("", "area=" + village("2"), "area=4109")) {
        String path = page + (area.isEmpty() ? "" : (page.contains("?") ? "&" : "?") + area);
        HttpResponse<String> answer = visit.open(path);
        assertThat(answer.statusCode()).as(path).isIn(200, 302, 303, 403);
        assertThat(answer.body())
            .as(path)
            .doesNotContain(theirs.toString(), theirUnit.toString(), "13800000002", FORMULA);
        shown += answer.body().contains(mine.toString()) ? 1 : 0;
      }
    }
    assertThat(shown).as("pages that show somebody of the own village").isPositive();
  }

  @Test
  void noGuessedIdOpensSomebodyOfTheOtherVillage() {
    Visit visit = server.signedIn("mine");
    String their = "/people/" + theirs;
    for (String path :
        List.of(
            their,
            their + "/facts",
            their + "/facts?kind=temperature",
            their + "/papers/1/measure.pdf",
            their + "/papers/1/release.pdf",
            "/closures/" + theirUnit,
            "/decisions/" + theirs + "/isolation-place",
            "/imports/" + theirImport + "/report.csv")) {
      HttpResponse<String> answer = visit.open(path);
      assertThat(answer.statusCode()).as(path).isIn(403, 404);
      assertThat(answer.body()).as(path).doesNotContain(village("2"), FORMULA);
    }
    Map<String, List<String>> forms =
        Map.of(
            their + "/identity", List.of("reason", "visit"),
            their + "/states", List.of("measure", "isolation", "place", "central", "state", "due"),
            their + "/facts", List.of("kind", "temperature", "celsius", "37.0"),
            "/decisions/" + theirs + "/isolation-place", List.of("answer", "home"),
            "/closures/" + theirUnit + "/served", List.of());
    long facts = facts();
    forms.forEach((path, fields) -> {
      visit.open("/today");
      HttpResponse<String> answer = visit.send(path, fields);
      assertThat(answer.statusCode()).as(path).isIn(400, 403, 404);
      assertThat(answer.body()).as(path).doesNotContain(FORMULA, "13800000002");
    });
    assertThat(facts()).isEqualTo(facts);
  }

  private static long facts() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from fact.fact")
        .query(Long.class)
        .single();
  }

  @Test
  void aNameThatIsAProgramIsShownAsText() {
    Visit visit = server.signedIn("mine");
    visit.open("/people/" + mine);
    HttpResponse<String> opened =
        visit.send("/people/" + mine + "/identity", List.of("reason", "visit"));
    String page =
        opened.statusCode() == 200
            ? opened.body()
            : visit.open(opened.headers().firstValue("Location").orElse("")).body();
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);
    Visit cdc = server.signedIn("cdc");
    cdc.open("/search");
    HttpResponse<String> found =
        cdc.send("/search", List.of("name", SCRIPT, "reason", "trace", "why", "trace"));
    assertThat(found.body()).doesNotContain(SCRIPT);
  }

  @Test
  void aReturnedRowHoldsNoFormulaAndNoTag() {
    Visit cdc = server.signedIn("cdc");
    HttpResponse<String> page = cdc.open("/imports/" + theirImport);
    assertThat(page.body()).doesNotContain(SCRIPT);
  }
}
