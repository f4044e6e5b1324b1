package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lianfang.rulebook.notice.NoticeFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As a drafter with a folder sees it: three contacts, one arrival, and drafts of the notice. */
class SimulatingFromTheCommandLineTest {

  private static final String ON = "2020-02-26";
  private static final Path SHIPPED =
      Path.of("..", "playbook", "notices", "puyang-2020-02-25-key-persons");
  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @BeforeAll
  static void importRoster() throws IOException {
    Path roster = folder.resolve("roster.csv");
    Files.writeString(
        roster,
        """
        序号,姓名,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,人员类别,末次接触日期,来源地,返回日期,健康证明(有/无)
        1,甲一,13800000001,华龙区,中原路街道,京东社区,1号楼,1单元,密切接触者,2020-02-20,,,
        2,甲二,13800000002,华龙区,中原路街道,京东社区,1号楼,2单元,密切接触者,2020-02-22,,,
        3,甲三,13800000003,华龙区,中原路街道,京东社区,2号楼,1单元,密切接触者,2020-02-24,,,
        4,甲四,13800000004,华龙区,中原路街道,京东社区,3号楼,1单元,返乡人员,,广东省深圳市,2020-02-26,无
        """);
    answer(0, "import", "people", roster.toString());
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  /** The shipped folder with a text replaced in its files. */
  private static String draft(String name, String from, String to) throws IOException {
    NoticeFolder shipped = NoticeFolder.read(SHIPPED);
    TreeMap<String, String> files = new TreeMap<>(shipped.files());
    if (!from.isEmpty()) {
      files.keySet().removeIf(file -> file.startsWith("cases/"));
    }
    files.replaceAll((file, text) -> from.isEmpty() ? text : text.replace(from, to));
    Path draft = folder.resolve(name).resolve(shipped.name());
    Files.createDirectories(draft.getParent());
    new NoticeFolder(shipped.name(), files).write(draft);
    return draft.toString();
  }

  private static String totals(JsonNode answer) {
    JsonNode totals = answer.get("totals");
    return "under %s released %s longer %s shorter %s moved %s"
        .formatted(
            totals.get("under"),
            totals.get("released"),
            totals.get("longer"),
            totals.get("shorter"),
            totals.get("moved"));
  }

  private static JsonNode simulate(String draft, String... more) {
    List<String> words = new ArrayList<>(List.of("simulate", draft, "--as-of", ON));
    words.addAll(List.of(more));
    return JsonMapper.shared().readTree(answer(0, words.toArray(String[]::new)));
  }

  @Test
  void theFolderInForceGivesZeros() {
    JsonNode same = simulate(SHIPPED.toString(), "--format", "json");
    assertThat(same.propertyNames())
        .containsExactly(
            "edition",
            "asOf",
            "horizon",
            "inputsHash",
            "totals",
            "areas",
            "days",
            "clauses",
            "subjects");
    assertThat(totals(same)).isEqualTo("under 0 released 0 longer 0 shorter 0 moved 0");
    assertThat(same.get("days")).hasSize(29);
    assertThat(same.get("days").get(0).toString())
        .isEqualTo(
            "{\"date\":\"2020-02-26\",\"central\":3,\"home\":0,\"closures\":0,\"visits\":0}");
    assertThat(same.get("days").get(1).get("closures").asInt())
        .as("ordered on the first day, as nobody has ordered them yet, they begin with the next")
        .isEqualTo(3);
    assertThat(same.get("days").get(1).get("visits").asInt()).isEqualTo(1);
    assertThat(same.get("subjects")).isEmpty();
  }

  @Test
  void sevenDaysLessAtHomeShortenThreeContacts() throws IOException {
    String seven =
        draft(
            "seven",
            "K2,2,contact,-,-,confirmed,|,central,14,home,14",
            "K2,2,contact,-,-,confirmed,|,central,14,home,7");
    JsonNode shorter = simulate(seven, "--area", "4109", "--horizon", "7");
    assertThat(totals(shorter)).isEqualTo("under 0 released 0 longer 0 shorter 3 moved 0");
    assertThat(shorter.get("days")).hasSize(8);
    assertThat(shorter.get("clauses").get(0).get("row").asString()).isEqualTo("K2");
    assertThat(shorter.get("areas")).hasSize(4);
    assertThat(totals(simulate(seven, "--area", "410922")))
        .isEqualTo("under 0 released 0 longer 0 shorter 0 moved 0");
    assertThat(simulate(seven, "--area", "4109", "--horizon", "7").toString())
        .isEqualTo(shorter.toString());
    assertThat(answer(0, "simulate", seven, "--as-of", ON, "--format", "csv").lines())
        .hasSize(7)
        .anyMatch(line ->
            line.matches(
                "person,[0-9a-f-]{36},410902001001,isolation,shorter,central;home,2020-02-21,"
                    + "2020-03-19,central;home,2020-02-21,2020-03-12,"
                    + "puyang-2020-02-25-key-persons,2,K2"));
  }

  @Test
  void aNewKeyAreaOrAReadingKeepsTheArrivalLonger() throws IOException {
    String area = draft("area", "42@2020-01-23", "42@2020-01-23 44@2020-01-23");
    String expected = "under 0 released 0 longer 1 shorter 0 moved 0";
    assertThat(totals(simulate(area))).isEqualTo(expected);
    String reading = "puyang-2020-02-25-key-persons/key-areas=42@2020-01-23,44@2020-01-23";
    assertThat(totals(simulate(SHIPPED.toString(), "--reading", reading))).isEqualTo(expected);
  }

  @Test
  void aFolderThatDoesNotProveIsRefusedWithTheProofsMessage() throws IOException {
    String gap = draft("gap", "K4,4,febrile", "K4,4,fever");
    String said = answer(1, "simulate", gap, "--as-of", ON);
    assertThat(said).contains("refused").contains("tables/key-persons.csv").contains("febrile");
    assertThat(answer(64, "simulate", gap, "--as-of", "yesterday")).contains("--as-of");
    assertThat(answer(1, "simulate", SHIPPED.toString(), "--as-of", ON, "--horizon", "9999"))
        .contains("0 to 366");
    assertThat(answer(1, "simulate", SHIPPED.toString(), "--as-of", ON, "--reading", "x=1"))
        .contains("NOTICE/KEY");
    assertThat(answer(1, "simulate", SHIPPED.toString(), "--as-of", "1900-01-01"))
        .contains("On 1 January 1900 no notice held yet");
  }

  /** Standard output, or standard error where the command fails. */
  private static String answer(int expected, String... words) {
    InstanceFolder.Answer answer = INSTANCE.ask(words);
    assertThat(answer.code())
        .as("%s: %s", String.join(" ", words), answer.err())
        .isEqualTo(expected);
    return answer.code() == 0 ? answer.out() : answer.err();
  }
}
