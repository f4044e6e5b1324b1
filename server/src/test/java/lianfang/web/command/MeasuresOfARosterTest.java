package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As a script sees it: a roster is imported, then measures and decisions are asked for. */
class MeasuresOfARosterTest {

  private static final String ON = "2020-02-26";
  private static final String HEADER =
      "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,户主,工作单位,来源地,离开日期,返回日期,健康证明(有/无),"
          + "证明签发日期,体温,症状,症状日期,人员类别,末次接触日期,接触病例,入院日期,确诊日期,出院日期,治愈(是/否),"
          + "集中隔离开始日期,报告单位日期,报告社区日期";

  /** What follows the phone: the rest of a row by column, others empty. */
  private static final List<String> PEOPLE =
      List.of(
          "人员类别=确诊 确诊日期=2020-02-01 入院日期=2020-02-01 出院日期=2020-02-25 治愈(是/否)=是"
              + " 集中隔离开始日期=2020-02-25 楼栋=1号楼 单元=1单元",
          "人员类别=密切接触者 末次接触日期=2020-02-20 楼栋=2号楼 单元=1单元",
          "人员类别=返乡人员 来源地=湖北省武汉市 返回日期=2020-02-26 工作单位=某厂",
          "人员类别=返乡人员 来源地=广东省深圳市 返回日期=2020-02-26 健康证明(有/无)=无",
          "人员类别=返乡人员 来源地=郑州 返回日期=2020-02-26 健康证明(有/无)=有 证明签发日期=2020-02-22",
          "人员类别=返乡人员 来源地=郑州市 返回日期=2020-02-26 健康证明(有/无)=有 证明签发日期=2020-02-20",
          "人员类别=疑似 入院日期=2020-02-20 出院日期=2020-02-26 楼栋=3号楼 单元=2单元",
          "人员类别=发热留观 入院日期=2020-02-20",
          "人员类别=普通居民 体温=38.2",
          "人员类别=疑似 确诊日期=2020-02-24",
          "人员类别=密切接触者 末次接触日期=2020-02-20 接触病例=疑似",
          "人员类别=返乡人员 来源地=濮阳市范县 返回日期=2020-02-26",
          "人员类别=返乡人员 来源地=广东省深圳市 返回日期=2020-02-25 健康证明(有/无)=无" + " 报告社区日期=2020-02-26");

  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @BeforeAll
  static void importRoster() throws IOException {
    Path roster = folder.resolve("roster.csv");
    Files.writeString(roster, roster());
    assertThat(elsewhere("import", "people", roster.toString())).contains("landed   13");
  }

  /** On a machine in New York that speaks Turkish, whose small letters are others. */
  private static String elsewhere(String... words) {
    try (var process =
        CommandProcess.start(
            List.of(),
            Map.of("TZ", "America/New_York"),
            List.of("-Duser.language=tr", "-Duser.country=TR"),
            INSTANCE.folder.words(words))) {
      CommandProcess.Ended ended = process.end();
      assertThat(ended.code()).as(ended.err()).isZero();
      return ended.out();
    }
  }

  @Test
  void aMachineInAnotherZoneAndLanguageSaysTheSame() {
    String[] words = {"measures", "--on", ON};
    assertThat(elsewhere(words)).isEqualTo(run(0, words)).isNotBlank();
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  private static String roster() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    String[] columns = HEADER.split(",");
    int number = 1;
    for (String person : PEOPLE) {
      String known =
          "序号=%d 姓名=甲%d 手机号=1380000%04d 县(区)=华龙区 现住乡镇=中原路街道 现住村(社区)=京东社区 %s"
              .formatted(number, number, number, person);
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(value(known, column));
      }
      text.append(String.join(",", cells)).append('\n');
      number++;
    }
    return text.toString();
  }

  private static String value(String known, String column) {
    for (String part : known.split(" ")) {
      if (part.startsWith(column + "=")) {
        return part.substring(column.length() + 1);
      }
    }
    return "";
  }

  @Test
  void everyPersonHasTheMeasuresOfTheNotice() {
    assertThat(lines("measures", "--on", ON, "--format", "json"))
        .containsExactly(
            "1 closure building due .. K1",
            "1 disinfection  due .. K1",
            "1 isolation central in-place 2020-02-26..2020-03-10 K1",
            "1 isolation home due 2020-03-11..2020-03-24 K1",
            "1 no-travel-beijing  due 2020-02-01..2020-03-24 K7",
            "2 closure unit due .. K2",
            "2 disinfection  due .. K2",
            "2 isolation central due 2020-02-21..2020-03-05 O1;K2",
            "2 isolation home due 2020-03-06..2020-03-19 K2",
            "2 no-travel-beijing  due 2020-02-20..2020-03-19 K7",
            "3 double-report  due 2020-02-26.. K5",
            "3 isolation undecided due 2020-02-27..2020-03-11 K5a",
            "4 double-report  due 2020-02-26.. K5",
            "4 isolation undecided due 2020-02-27..2020-03-04 K5c",
            "5 double-report  due 2020-02-26.. K5",
            "6 double-report  due 2020-02-26.. K5",
            "6 isolation undecided due 2020-02-27..2020-03-04 K5c",
            "7 closure unit due .. K3",
            "7 disinfection  due .. K3",
            "7 isolation hospital in-place 2020-02-20..2020-02-26 L2",
            "7 isolation home due 2020-02-27..2020-03-11 K3",
            "7 no-travel-beijing  due 2020-02-20..2020-03-11 K7",
            "8 no-travel-beijing  due 2020-02-20.. K7",
            "9 no-travel-beijing  due 2020-02-26..2020-03-11 K7",
            "9 symptom-report  due 2020-02-26..2020-03-11 K6",
            "10 isolation hospital due 2020-02-24.. L2",
            "10 no-travel-beijing  due 2020-02-24.. K7",
            "11 isolation central due 2020-02-21..2020-03-05 O1",
            "11 no-travel-beijing  due 2020-02-20..2020-03-05 K7",
            "13 double-report  in-place 2020-02-25..2020-02-26 K5",
            "13 isolation undecided due 2020-02-26..2020-03-03 K5c");
  }

  @Test
  void aLineSaysWhoIsResponsibleAndOnWhatItRests() {
    String csv = run(0, "measures", "--on", ON, "--area", "410902001001");
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo(
            "roster,ref,subject,measure,place,state,from,until,area,responsible,notice,clause,row,"
                + "facts");
    assertThat(csv.lines().filter(line -> line.contains(",K2,") || line.contains(";K2,")).toList())
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "roster.csv,2,[0-9a-f-]{36},isolation,central,due,2020-02-21,2020-03-05,"
                        + "410902001001,华龙区,"
                        + "cn-observation-14;puyang-2020-02-25-key-persons,observation;2,"
                        + "O1;K2,F-[0-9]+"));
    assertThat(csv).contains(",华龙区定点医院,").contains("京东社区");
  }

  @Test
  void decisionsAreListedWithTheirOptions() {
    JsonNode rows =
        JsonMapper.shared().readTree(run(0, "decisions", "--on", ON, "--format", "json"));
    List<String> lines = new ArrayList<>();
    rows.forEach(row ->
        lines.add(
            row.get("ref").asString()
                + " "
                + row.get("question").asString()
                + " "
                + row.get("options").asString()
                + " "
                + row.get("clause").asString()));
    assertThat(lines)
        .containsExactly(
            "3 isolation-place central;home 5",
            "4 isolation-place central;home 5",
            "6 isolation-place central;home 5",
            "11 contact-of-unnamed applies;does-not-apply 2",
            "13 isolation-place central;home 5");
  }

  @Test
  void dutiesOfTheDayFollowFromTheMeasures() {
    List<String> lines =
        run(0, "duties", "--on", ON, "--area", "410902")
            .lines()
            .map(MeasuresOfARosterTest::shortened)
            .toList();
    assertThat(lines)
        .startsWith("ref duty due place responsible clause done")
        .contains(
            "1 disinfect 2020-02-26  华龙区 1 no",
            "2 transfer 2020-02-21 central 华龙区 observation;2 no",
            "3 double-report 2020-02-26  京东社区居民委员会 5 no",
            "9 guided-visit 2020-02-26  京东社区居民委员会 6 no",
            "13 temperature-morning 2020-02-26 undecided 华龙区 5 no")
        .noneMatch(line -> line.startsWith("13 double-report"));
  }

  /** Without the column of opaque ids. */
  private static String shortened(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.remove(1);
    return String.join(" ", cells);
  }

  @Test
  void aDayBeforeTheNoticeAndAnotherAreaHaveNoneOfItsMeasures() {
    assertThat(lines("measures", "--on", "2020-02-24", "--format", "json"))
        .noneMatch(line -> line.contains("K"));
    assertThat(lines("measures", "--on", ON, "--area", "410922", "--format", "json")).isEmpty();
    assertThat(lines("measures", "--on", ON, "--known-at", "2020-02-20", "--format", "json"))
        .isEmpty();
    run(64, "measures", "--on", "26 February");
    run(64, "measures", "--on", ON, "--area", "Puyang");
  }

  @Test
  void aBackupThatIsRestoredElsewhereHasTheSameMeasuresDecisionsAndLedger() {
    String backup = folder.resolve("backup.zip").toString();
    String keys = folder.resolve("keys.zip").toString();
    run(0, "backup", backup, "--secrets", keys);
    InstanceFolder other = InstanceFolder.embedded(folder.resolve("other"));
    other.run(0, "restore", backup, "--secrets", keys);
    for (String question :
        List.of("measures --on " + ON, "decisions --on " + ON, "verify-ledger")) {
      String[] words = question.split(" ");
      assertThat(other.run(0, words)).as(question).isEqualTo(run(0, words)).isNotBlank();
    }
    other.run(1, "restore", backup);
  }

  private static List<String> lines(String... words) {
    List<String> lines = new ArrayList<>();
    for (JsonNode row : JsonMapper.shared().readTree(run(0, words))) {
      lines.add(
          "%s %s %s %s %s..%s %s"
              .formatted(
                  text(row, "ref"),
                  text(row, "measure"),
                  text(row, "place"),
                  text(row, "state"),
                  text(row, "from"),
                  text(row, "until"),
                  text(row, "row")));
    }
    return lines;
  }

  private static String text(JsonNode row, String column) {
    return row.get(column).isNull() ? "" : row.get(column).asString();
  }

  private static String run(int expected, String... words) {
    return INSTANCE.run(expected, words);
  }
}
