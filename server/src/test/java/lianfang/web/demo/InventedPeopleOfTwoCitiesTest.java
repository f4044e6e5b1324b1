package lianfang.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lianfang.person.RosterColumn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedPeopleOfTwoCitiesTest {

  private static final long SEED = 20200226;
  private static final DemoRosters.City JIAOZUO = new DemoRosters.City("4108", "焦作市", 28_000);
  private static final DemoRosters.City PUYANG = new DemoRosters.City("4109", "濮阳市", 32_000);

  private static List<RosterRow> jiaozuo = List.of();
  private static List<RosterRow> puyang = List.of();

  @BeforeAll
  static void invent() {
    InventedNumbers numbers = new InventedNumbers();
    jiaozuo = rosters().rows(JIAOZUO, villages(), numbers);
    puyang = rosters().rows(PUYANG, villages(), numbers);
  }

  @Test
  void theCasesHaveTheRealNumbersOfTheEveningOf25February() {
    assertThat(count(jiaozuo, row -> is(row, "确诊"))).as("32, of whom one died").isEqualTo(31);
    assertThat(count(jiaozuo, row -> filled(row, RosterColumn.CURED, "是"))).isEqualTo(24);
    assertThat(count(puyang, row -> is(row, "确诊"))).isEqualTo(17);
    assertThat(count(puyang, row -> filled(row, RosterColumn.CURED, "是"))).isEqualTo(10);
  }

  @Test
  void thereAreSixtyThousandPeopleInEveryVillageAndCommunity() {
    assertThat(jiaozuo.size() + puyang.size()).isBetween(60_000, 60_010);
    Set<String> places = new HashSet<>();
    puyang.forEach(
        row -> places.add(row.cell(RosterColumn.TOWNSHIP) + row.cell(RosterColumn.VILLAGE)));
    assertThat(places).hasSizeGreaterThan(3_000);
  }

  @Test
  void identityNumbersCannotExistHaveAValidCheckDigitAndAreUnique() {
    List<String> numbers =
        both().stream()
            .map(row -> row.cell(RosterColumn.IDENTITY_NUMBER))
            .filter(number -> !number.isEmpty())
            .toList();
    assertThat(numbers).hasSizeGreaterThan(55_000).doesNotHaveDuplicates();
    assertThat(numbers.stream().filter(number -> !number.matches("999999(19|20)[0-9]{9}[0-9X]")))
        .isEmpty();
    assertThat(
            numbers.stream()
                .filter(number -> number.charAt(17) != InventedNumbers.checkDigit(number)))
        .isEmpty();
    assertThat(InventedNumbers.checkDigit("11010519491231002"))
        .as("the example of the standard")
        .isEqualTo('X');
  }

  @Test
  void phoneNumbersBelongToARangeThatNoOperatorHad() {
    assertThat(
            both().stream()
                .map(row -> row.cell(RosterColumn.PHONE))
                .filter(phone -> !phone.matches("|169[0-9]{8}")))
        .isEmpty();
  }

  @Test
  void everyRowHasWhatTheFormRequires() {
    List<RosterColumn> required =
        List.of(
            RosterColumn.NAME,
            RosterColumn.TOWNSHIP,
            RosterColumn.VILLAGE,
            RosterColumn.CATEGORY,
            RosterColumn.HEAD);
    assertThat(
            both().stream()
                .filter(row -> required.stream().anyMatch(column -> row.cell(column).isEmpty())))
        .isEmpty();
  }

  @Test
  void nobodyHasANamesakeInTheSameVillage() {
    List<RosterColumn> who =
        List.of(
            RosterColumn.COUNTY, RosterColumn.TOWNSHIP, RosterColumn.VILLAGE, RosterColumn.NAME);
    assertThat(both().stream().map(row -> who.stream().map(row::cell).toList()))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingHappensAfterTheLastEveningAndNothingInTheWrongOrder() {
    List<String> wrong = new ArrayList<>();
    for (RosterRow row : both()) {
      row.cells().stream()
          .filter(text -> text.startsWith("2020-") && text.compareTo("2020-02-25") > 0)
          .forEach(wrong::add);
      ordered(row, RosterColumn.ADMITTED_ON, RosterColumn.DISCHARGED_ON, wrong);
      ordered(row, RosterColumn.DIAGNOSED_ON, RosterColumn.DISCHARGED_ON, wrong);
      ordered(row, RosterColumn.LEFT_ON, RosterColumn.RETURNED_ON, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theSameSeedInventsTheSamePeopleAndAnotherSeedOthers() {
    List<RosterRow> again = rosters().rows(JIAOZUO, villages(), new InventedNumbers());
    assertThat(again.stream().map(RosterRow::cells))
        .containsExactlyElementsOf(jiaozuo.stream().map(RosterRow::cells).toList());
    List<RosterRow> other =
        new DemoRosters(playbook(), SEED + 1).rows(JIAOZUO, villages(), new InventedNumbers());
    assertThat(other.getFirst().cells()).isNotEqualTo(jiaozuo.getFirst().cells());
  }

  @Test
  void theFilesAreAWorkbookForEachCityAndTextForTwoCounties(@TempDir Path folder) throws Exception {
    List<Path> files =
        rosters()
            .write(
                folder,
                List.of(
                    new DemoRosters.City("4108", "焦作市", 3_000),
                    new DemoRosters.City("4109", "濮阳市", 3_000)),
                villages());
    assertThat(files.stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "roster-4108.xlsx",
            "roster-4109.xlsx",
            "roster-4109-fan-utf8.csv",
            "roster-4109-taiqian-gb18030.csv");
    assertThat(Files.readString(files.get(2))).startsWith("序号,姓名,性别,身份证号,手机号,户籍地,县(区)");
    assertThat(new String(Files.readAllBytes(files.get(3)), "GB18030")).contains("台前县");
  }

  private static void ordered(
      RosterRow row, RosterColumn first, RosterColumn second, List<String> wrong) {
    String before = row.cell(first);
    String after = row.cell(second);
    if (!before.isEmpty() && !after.isEmpty() && before.compareTo(after) > 0) {
      wrong.add(first + " " + before + " after " + second + " " + after);
    }
  }

  private static boolean is(RosterRow row, String category) {
    return filled(row, RosterColumn.CATEGORY, category);
  }

  private static boolean filled(RosterRow row, RosterColumn column, String text) {
    return row.cell(column).equals(text);
  }

  private static long count(List<RosterRow> rows, Predicate<RosterRow> which) {
    return rows.stream().filter(which).count();
  }

  private static List<RosterRow> both() {
    List<RosterRow> both = new ArrayList<>(jiaozuo);
    both.addAll(puyang);
    return both;
  }

  private static DemoRosters rosters() {
    return new DemoRosters(playbook(), SEED);
  }

  private static Path playbook() {
    return Path.of("..", "playbook");
  }

  /** Invented villages: how real ones are found is another test's matter. */
  private static List<DemoVillage> villages() {
    List<DemoVillage> villages = new ArrayList<>();
    List<String> counties = List.of("华龙区", "范县", "台前县", "濮阳县");
    for (int number = 0; number < 3_200; number++) {
      String name = number % 3 == 0 ? number + "社区居民委员会" : number + "村村民委员会";
      String county = counties.get(number % 4);
      villages.add(new DemoVillage("4109" + number, county, "第" + number % 90 + "镇", name));
    }
    for (int number = 0; number < 2_000; number++) {
      villages.add(
          new DemoVillage("4108" + number, "武陟县", "第" + number % 100 + "镇", number + "村村民委员会"));
    }
    return villages;
  }
}
