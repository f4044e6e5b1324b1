package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.playbook.Wording.Language;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import org.junit.jupiter.api.Test;

class JiaozuoInFebruary2020Test {

  private static final Path PLAYBOOK = Path.of("..", "playbook");
  private static final BulletinPlan PLAN =
      BulletinPlan.load(PLAYBOOK.resolve("bulletins/daily.yaml"));
  private static final Indicators INDICATORS = Indicators.load(PLAYBOOK.resolve("indicators"));
  private static final List<ReportedFigure> PRINTED =
      ReportedFigures.load(PLAYBOOK.resolve("series/reported-figures.yaml"));

  /** Real rows of the two series for Jiaozuo. */
  private static final String COUNTS =
      """
      canghailan 2020-02-14 | 29 |  5 | 1
      canghailan 2020-02-15 | 30 |  5 | 1
      canghailan 2020-02-16 | 30 |  7 | 1
      canghailan 2020-02-17 | 32 |  7 | 1
      canghailan 2020-02-23 | 32 | 17 | 1
      canghailan 2020-02-24 | 32 | 24 | 1
      canghailan 2020-02-25 | 32 | 24 | 1
      canghailan 2020-02-26 | 32 | 28 | 1
      dxy        2020-02-24 | 32 | 24 | 1
      dxy        2020-02-25 | 32 | 26 | 1
      """;

  @Test
  void theDayOf24FebruaryShowsTheCountsOfTheSeries() {
    Bulletin day = bulletin("2020-02-24", "4108");
    assertThat(value(day, "confirmed")).isEqualTo("32");
    assertThat(value(day, "new-confirmed")).isEqualTo("0");
    assertThat(value(day, "cured")).isEqualTo("24");
    assertThat(value(day, "new-cured")).isEqualTo("7");
    assertThat(value(day, "dead")).isEqualTo("1");
    assertThat(value(day, "in-treatment")).isEqualTo("7");
  }

  @Test
  void newCasesStandDayByDayAndDaysBeforeTheSeriesAreUnknown() {
    BulletinInput input =
        new BulletinInput(
            LocalDate.parse("2020-02-18"),
            "4108",
            counts(COUNTS),
            List.of(),
            List.of(),
            null,
            null);
    List<String> course =
        new BulletinWriter(INDICATORS, PLAN)
            .course(input, "new-confirmed", 6).stream()
                .map(figure -> figure.asOf() + " " + figure.printed())
                .toList();
    assertThat(course)
        .containsExactly(
            "2020-02-13 —",
            "2020-02-14 29",
            "2020-02-15 1",
            "2020-02-16 0",
            "2020-02-17 2",
            "2020-02-18 0");
  }

  @Test
  void theDaysWithoutANewCaseStandThereWithBothConventions() {
    Bulletin day = bulletin("2020-02-24", "4108");
    assertThat(value(day, "days-without-new-confirmed-exclusive")).isEqualTo("8");
    assertThat(value(day, "days-without-new-confirmed-inclusive")).isEqualTo("9");
    assertThat(value(day, "days-without-new-reported")).isEqualTo("9");
    assertThat(codes(day, "days-without-new-confirmed-exclusive")).containsExactly("C2");
    assertThat(codes(day, "days-without-new-reported")).containsExactly("C2");
    assertThat(readings(day, "days-without-new-reported")).containsExactly("8", "9");
  }

  @Test
  void theDayOfTheLastCaseItselfHasNoDayWithoutANewCase() {
    Bulletin day = bulletin("2020-02-16", "4108");
    assertThat(value(day, "days-without-new-confirmed-exclusive")).isEqualTo("0");
    assertThat(value(day, "days-without-new-confirmed-inclusive")).isEqualTo("1");
  }

  @Test
  void thePrintedCuredThatDoNotCloseAreFlaggedWithBothReadingsAndNotRepaired() {
    Bulletin day = bulletin("2020-02-24", "4108");
    assertThat(value(day, "cured-reported")).isEqualTo("26");
    assertThat(value(day, "cured")).as("the series keeps its own number").isEqualTo("24");
    assertThat(value(day, "in-treatment-by-series")).isEqualTo("7");
    assertThat(value(day, "in-treatment-by-reported-cured")).isEqualTo("5");
    assertThat(value(day, "confirmed-by-reported-parts")).isEqualTo("34");
    for (String key : List.of("confirmed", "cured", "in-treatment", "cured-reported")) {
      assertThat(codes(day, key)).as(key).contains("C1");
      assertThat(readings(day, key)).as(key).containsExactly("7", "5");
    }
  }

  @Test
  void twoDaysLaterThePrintedFiguresStillStandWithTheirOwnDayAndFlag() {
    Bulletin day = bulletin("2020-02-26", "4108");
    assertThat(day.find("cured-reported").orElseThrow().asOf()).isEqualTo("2020-02-24");
    assertThat(codes(day, "cured-reported")).containsExactly("C1");
    assertThat(codes(day, "cured")).isEmpty();
    assertThat(value(day, "in-treatment")).isEqualTo("3");
  }

  @Test
  void aFigurePrintedForALaterDayIsNotShown() {
    Bulletin day = bulletin("2020-02-23", "4108");
    assertThat(day.find("cured-reported")).isEmpty();
    assertThat(day.find("above-scale-resumed-share")).isEmpty();
  }

  @Test
  void theShareBackAtWorkIsComputedFromThePrintedCountsHalfUp() {
    Bulletin day = bulletin("2020-02-26", "4108");
    Figure share = day.find("above-scale-resumed-share").orElseThrow();
    assertThat(share.printed()).isEqualTo("82.8");
    assertThat(share.asOf()).isEqualTo("2020-02-25");
    assertThat(share.flags()).isEmpty();
    assertThat(codes(day, "resumed-early-share-reported")).containsExactly("C6");
  }

  @Test
  void twoSeriesThatDifferAreShownSideBySide() {
    Bulletin day = bulletin("2020-02-25", "4108");
    assertThat(value(day, "cured")).isEqualTo("24");
    assertThat(codes(day, "cured")).containsExactly("series-differ");
    assertThat(readings(day, "cured")).containsExactly("24", "26");
  }

  @Test
  void aDayWithoutACountCarriesTheLatestForwardAndSaysSo() {
    Bulletin day = bulletin("2020-02-20", "4108");
    assertThat(value(day, "confirmed")).isEqualTo("32");
    assertThat(codes(day, "confirmed")).containsExactly("carried-forward");
  }

  @Test
  void aCountThatIsTakenBackIsShownAsNegativeAndKept() {
    List<CaseCount> counts = counts("dxy 2020-02-09 | 24 | 1 | 1\ndxy 2020-02-10 | 25 | 1 | 0\n");
    Bulletin day = compose("2020-02-10", "4108", counts);
    assertThat(value(day, "new-dead")).isEqualTo("-1");
    assertThat(value(day, "dead")).isEqualTo("0");
    assertThat(codes(day, "new-dead")).containsExactly("corrected-down");
  }

  @Test
  void anAreaWithoutASeriesHasFiguresWithoutValuesAndNoGuess() {
    Bulletin day = compose("2020-02-24", "410823", List.of());
    assertThat(day.find("confirmed").orElseThrow().value()).isNull();
    assertThat(day.find("days-without-new-confirmed-exclusive").orElseThrow().printed())
        .isEqualTo("—");
  }

  @Test
  void puyangsTownshipsAndUndatedFiguresAreFlagged() {
    Bulletin day = bulletin("2020-02-26", "4109");
    assertThat(codes(day, "township-offices-reported")).containsExactly("C4");
    assertThat(readings(day, "township-offices-reported")).containsExactly("96", "90", "89");
    assertThat(codes(day, "worker-bus-trips-reported")).containsExactly("C7");
    assertThat(readings(day, "worker-bus-trips-reported"))
        .containsExactly("2020-02-27", "2020-02-26");
  }

  @Test
  void peopleUnderEachMeasureAndThoseReleasedStandInTheBulletin() {
    List<MeasureCount> measures =
        List.of(
            new MeasureCount(Measure.ISOLATION, MeasurePlace.CENTRAL, 40),
            new MeasureCount(Measure.ISOLATION, MeasurePlace.HOME, 300),
            new MeasureCount(Measure.CLOSURE, MeasurePlace.UNIT, 7),
            new MeasureCount(Measure.NO_TRAVEL_BEIJING, MeasurePlace.NONE, 50));
    Bulletin day =
        new BulletinWriter(INDICATORS, PLAN)
            .compose(
                new BulletinInput(
                    LocalDate.parse("2020-02-26"), "4109", List.of(), List.of(), measures, 13, 2));
    assertThat(value(day, "under-isolation-central")).isEqualTo("40");
    assertThat(value(day, "under-isolation-home")).isEqualTo("300");
    assertThat(value(day, "under-closure-unit")).isEqualTo("7");
    assertThat(value(day, "under-no-travel-beijing")).isEqualTo("50");
    assertThat(value(day, "persons-released")).isEqualTo("13");
    assertThat(value(day, "deaths-recorded")).isEqualTo("2");
    assertThat(value(day, "under-isolation-hospital")).as("nobody").isEqualTo("0");
  }

  @Test
  void theTextNamesTheDayOfAnOlderFigureInBothLanguages() {
    Bulletin day = bulletin("2020-02-26", "4108");
    String zh = new BulletinText(PLAN, Language.ZH).print(day, "焦作市");
    String en = new BulletinText(PLAN, Language.EN).print(day, "Jiaozuo");
    assertThat(zh).startsWith("焦作市疫情防控通报（截至 2020-02-26 24 时）\n");
    assertThat(zh).contains("  见报累计治愈：26 例（截至 2020-02-24）\n    ! C1 ");
    assertThat(en).contains("  Share back at work: 82.8 % (as of 2020-02-25)\n");
  }

  @Test
  void everyIndicatorOfThePlanHasItsFileAndEveryFileItsPlaceInThePlan() {
    List<String> planned =
        PLAN.sections().stream().flatMap(section -> section.indicators().stream()).toList();
    List<String> defined = INDICATORS.list().stream().map(Indicator::key).toList();
    assertThat(defined).containsAll(planned);
    // Figures of firms, of health certificates and printed ones of single counties have their own
    // pages.
    assertThat(defined)
        .filteredOn(key -> !planned.contains(key))
        .allSatisfy(key ->
            assertThat(key).matches("firms-.*|certificate-.*|(wuzhi|zhongzhan)-.*-reported"));
  }

  private static Bulletin bulletin(String on, String area) {
    return compose(on, area, area.equals("4108") ? counts(COUNTS) : List.of());
  }

  private static Bulletin compose(String on, String area, List<CaseCount> counts) {
    List<ReportedFigure> printed =
        PRINTED.stream().filter(figure -> figure.area().equals(area)).toList();
    return new BulletinWriter(INDICATORS, PLAN)
        .compose(
            new BulletinInput(LocalDate.parse(on), area, counts, printed, List.of(), null, null));
  }

  private static List<CaseCount> counts(String table) {
    List<CaseCount> counts = new ArrayList<>();
    for (String line : table.lines().toList()) {
      List<String> cells = Arrays.stream(line.split("[| ]+")).toList();
      counts.add(
          new CaseCount(
              cells.get(0),
              Days.start(LocalDate.parse(cells.get(1))),
              Integer.valueOf(cells.get(2)),
              Integer.valueOf(cells.get(3)),
              Integer.valueOf(cells.get(4)),
              UUID.randomUUID()));
    }
    return counts;
  }

  private static String value(Bulletin bulletin, String key) {
    return bulletin.find(key).orElseThrow().printed();
  }

  private static List<String> codes(Bulletin bulletin, String key) {
    return bulletin.find(key).orElseThrow().flags().stream().map(Flag::code).toList();
  }

  private static List<String> readings(Bulletin bulletin, String key) {
    Flag flag = bulletin.find(key).orElseThrow().flags().getLast();
    return flag.readings().stream().map(Flag.Reading::value).toList();
  }
}
