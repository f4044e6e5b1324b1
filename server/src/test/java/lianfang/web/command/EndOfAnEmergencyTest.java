package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The emergency ends: what leads back to people leaves the files, figures and chain stand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndOfAnEmergencyTest {

  private static final String VILLAGE = "410902001001";
  private static final String OF_ONE = "lives-alone-and-needs-medicine";
  private static final String OF_ANOTHER = "asks-for-vegetables-at-the-door";

  private static final String ROSTER =
      """
      序号,姓名,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,户主,人员类别,末次接触日期
      1,甲一,13800000001,华龙区,中原路街道,京东社区,1号楼,1单元,甲一,密切接触者,2020-02-24
      2,甲二,13800000002,华龙区,中原路街道,京东社区,1号楼,1单元,甲一,普通居民,
      """;

  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @BeforeAll
  static void importRoster() throws IOException {
    Path roster = folder.resolve("roster.csv");
    Files.writeString(roster, ROSTER);
    INSTANCE.run(0, "import", "people", roster.toString());
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  /** A case about one of them with these words; who it is about. */
  private static UUID asked(String ref, String words) {
    UUID person =
        UUID.fromString(one("select id::text from person.person where ref = '" + ref + "'"));
    try (var instance = INSTANCE.open()) {
      Path types = Path.of("src/test/resources/visits");
      instance
          .getBean(CaseTypes.class)
          .offer(CaseTypeFolder.read(types.resolve("person-help"), types.resolve("checklists")));
      instance
          .getBean(Cases.class)
          .file(
              CaseRecorder.person(
                  new Recorder("office", Scope.of("410902001")), Set.of("township")),
              Filing.of(
                  UUID.randomUUID(),
                  "person-help",
                  Subject.person(person),
                  VILLAGE,
                  new FormValues(Map.of("what", words))));
    }
    return person;
  }

  @Test
  @Order(1)
  void whatWasWrittenAboutOnePersonLeavesTheFilesWithThem() {
    UUID person = asked("2", OF_ONE);
    asked("1", OF_ANOTHER);
    assertThat(pages("casework.case_form")).contains(OF_ONE, OF_ANOTHER);
    String id = person.toString();
    String certificate = INSTANCE.run(0, "erase", "--person", id, "--reason", "asked for");
    assertThat(certificate).contains("form of cases: 1", "The write-ahead log");
    for (String table : List.of("casework.case_form", "casework.case_text")) {
      assertThat(pages(table)).as(table).contains(OF_ANOTHER).doesNotContain(OF_ONE);
    }
  }

  @Test
  @Order(2)
  void theDetailsLeaveTheFilesAndTheChainAndTheFiguresStand() throws IOException {
    String household =
        one(
            "select details->>'household' from fact.fact"
                + " where jsonb_exists(details, 'household') limit 1");
    String figures = figures();
    Path anchor = folder.resolve("anchor.txt");
    INSTANCE.run(0, "verify-ledger", "--write-anchor", anchor.toString());
    assertThat(Files.readString(anchor)).startsWith("lianfang-anchor-2").contains("\naudit ");
    assertThat(pages("fact.fact")).as("the details lie in the files").contains(household);

    String certificate = INSTANCE.run(0, "erase", "--emergency", "--reason", "应急响应终止");

    assertThat(certificate)
        .as("the server is not ours, and its log is named")
        .contains("The write-ahead log, archives and replicas of the external server");
    assertThat(certificate).containsPattern("details and salts of facts: [1-9]");
    assertThat(one("select count(*) from fact.fact where salt is not null or details is not null"))
        .isEqualTo("0");
    assertThat(pages("fact.fact")).doesNotContain(household);
    assertThat(pages("casework.case_form") + pages("casework.case_text"))
        .doesNotContain(OF_ANOTHER);
    assertThat(figures()).isEqualTo(figures);
    assertThat(INSTANCE.run(0, "verify-ledger", "--anchor", anchor.toString())).contains("whole");
  }

  /** What pages and bulletins count. */
  private static String figures() {
    return one(
            "select string_agg(concat_ws(' ', area, kind, day, n), ',' order by area, kind, day)"
                + " from (select area, kind, (happened_at at time zone 'Asia/Shanghai')::date as"
                + " day, count(*) as n from fact.fact group by 1, 2, 3) f")
        + one(
            "select string_agg(concat_ws(' ', measure, place, state, from_day, until_day, n), ','"
                + " order by measure, place, state, from_day, until_day) from (select measure,"
                + " place, state, from_day, until_day, count(*) as n from rulebook.outcome_now"
                + " group by 1, 2, 3, 4, 5) o");
  }

  private static String one(String sql) {
    return String.valueOf(
        INSTANCE.database.engineClient().sql(sql).query(String.class).optional().orElse(""));
  }

  /** The table's file as it lies on the disk. */
  private static String pages(String table) {
    byte[] bytes = INSTANCE.database.file(table);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
