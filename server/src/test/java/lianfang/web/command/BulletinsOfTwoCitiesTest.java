package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As a script sees it: import both series and the printed figures, then ask for bulletins. */
class BulletinsOfTwoCitiesTest {

  private static final Path SERIES = Path.of("..", "playbook", "series");
  private static final String DAILY = "canghailan_henan_cities_daily.csv";
  private static final String SNAPSHOTS = "dxy_henan_cities_all_snapshots_20200124_20200410.csv";
  private static final TestInstance INSTANCE = new TestInstance();
  private static final List<String> IMPORTED = new ArrayList<>();

  @BeforeAll
  static void importEverything() {
    for (String file : List.of(DAILY, SNAPSHOTS, "reported-figures.yaml")) {
      IMPORTED.add(run(0, "import", "series", SERIES.resolve(file).toString()));
    }
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  @Test
  void rowsWithoutAnAreaOfTheirOwnAreLeftOutAndCounted() {
    assertThat(IMPORTED.getFirst())
        .matches("landed 13\\d\\d, known 0, corrected 0, left out \\d+\\s*");
    assertThat(IMPORTED.getLast()).isEqualTo("landed 19, known 0, corrected 0, left out 0\n");
  }

  @Test
  void importingTheSameFileAgainChangesNothing() {
    String again = run(0, "import", "series", SERIES.resolve(DAILY).toString());
    assertThat(again).startsWith("landed 0, known 13").contains("corrected 0");
  }

  @Test
  void theBulletinOfJiaozuoHasTheRealNumbersAndBothReadings() {
    JsonNode rows = bulletin("2020-02-24", "4108");
    assertThat(value(rows, "confirmed")).isEqualTo(32);
    assertThat(value(rows, "cured")).isEqualTo(24);
    assertThat(value(rows, "dead")).isEqualTo(1);
    assertThat(value(rows, "days-without-new-confirmed-exclusive")).isEqualTo(8);
    assertThat(value(rows, "days-without-new-confirmed-inclusive")).isEqualTo(9);
    assertThat(flags(rows, "days-without-new-reported")).containsExactly("C2");
    assertThat(flags(rows, "cured")).contains("C1");
    assertThat(row(rows, "cured").get("definition").asString()).contains("7 = ", "5 = ");
    assertThat(row(rows, "cured").propertyNames())
        .containsExactly("indicator", "value", "scope", "asOf", "definition", "flags");
  }

  @Test
  void theBulletinOfPuyangHasTheRealNumbers() {
    JsonNode rows = bulletin("2020-02-24", "410900");
    assertThat(value(rows, "confirmed")).isEqualTo(17);
    assertThat(value(rows, "cured")).isEqualTo(10);
    assertThat(value(rows, "dead")).isZero();
    assertThat(row(rows, "confirmed").get("scope").asString()).isEqualTo("4109");
    assertThat(value(bulletin("2020-02-15", "4108"), "confirmed")).isEqualTo(30);
  }

  @Test
  void theShareBackAtWorkIsPrintedWithOneDecimal() {
    JsonNode share = row(bulletin("2020-02-26", "4108"), "above-scale-resumed-share");
    assertThat(share.get("value").decimalValue()).hasToString("82.8");
    assertThat(share.get("asOf").asString()).isEqualTo("2020-02-25");
  }

  @Test
  void theTextSpeaksTheLanguageThatIsAsked() {
    String en = run(0, "bulletin", "--on", "2020-02-26", "--area", "4108", "--language", "en");
    assertThat(en).contains("bulletin of 2020-02-26").doesNotContain("疫情防控通报");
  }

  @Test
  void whatIsNoSeriesAndWhatIsNoAreaIsNamed(@TempDir Path folder) throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "a,b\n1,2\n");
    assertThat(run(1, "import", "series", other.toString())).isEmpty();
    assertThat(run(1, "bulletin", "--on", "2020-02-26", "--area", "Jiaozuo")).isEmpty();
    assertThat(run(64, "bulletin", "--on", "26.2.", "--area", "4108")).isEmpty();
  }

  @Test
  void aRevisedFileCorrectsTheFactsThatItStatesOtherwise(@TempDir Path folder) throws IOException {
    Path revised = folder.resolve("revised.csv");
    String header = Files.readAllLines(SERIES.resolve(DAILY)).getFirst();
    String row = "2020-02-03,中国,CN,河南省,410000,鹤壁市,410600,%d,0,0,0";
    Files.writeString(revised, header + "\n" + row.formatted(99) + "\n");
    assertThat(run(0, "import", "series", revised.toString()))
        .isEqualTo("landed 1, known 0, corrected 1, left out 0\n");
    assertThat(value(bulletin("2020-02-03", "4106"), "confirmed")).isEqualTo(99);
  }

  private static JsonNode bulletin(String on, String area) {
    return JsonMapper.shared()
        .readTree(run(0, "bulletin", "--on", on, "--area", area, "--format", "json"));
  }

  private static JsonNode row(JsonNode rows, String indicator) {
    for (JsonNode row : rows) {
      if (row.get("indicator").asString().equals(indicator)) {
        return row;
      }
    }
    throw new AssertionError("no row " + indicator + " in " + rows);
  }

  private static int value(JsonNode rows, String indicator) {
    return row(rows, indicator).get("value").asInt();
  }

  private static List<String> flags(JsonNode rows, String indicator) {
    List<String> flags = new ArrayList<>();
    row(rows, indicator).get("flags").forEach(flag -> flags.add(flag.asString()));
    return flags;
  }

  private static String run(int expected, String... words) {
    InstanceFolder.Answer answer = INSTANCE.ask(words);
    assertThat(answer.code())
        .as("%s: %s", String.join(" ", words), answer.err())
        .isEqualTo(expected);
    if (expected != 0) {
      assertThat(answer.err()).startsWith("lianfang: ");
    }
    return answer.out();
  }
}
