package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import lianfang.fact.Fact;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows that end with their surroundings: whoever comes to a county of high grade stays at home as
 * long as it is one, and to one of medium grade at most for two weeks.
 */
class AMeasureLastsAsLongAsTheGradeTest {

  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "example-county-2020-02-28-seasonal-workers");
  private static final String COUNTY = "410902";
  private static final LocalDate BASE = LocalDate.of(2020, 3, 1);
  private static final int DAYS = 60;
  private static final int WEEKS = 14;

  private static final String WORKERS =
      """
      hit,C
      row,clause,episode,grade,|,isolation,days,ends,annotation
      W1,workers,arrival,high,|,home,0,surroundings,
      W2,workers,arrival,medium,|,home,14,surroundings,
      otherwise,,-,-,|,none,0,none,
      """;

  private static Notice notice(String layer, String workers) {
    return NoticeLoader.readProved(folder(layer, workers));
  }

  private static NoticeFolder folder(String layer, String workers) {
    SortedMap<String, String> files = new TreeMap<>(NoticeFolder.read(EXAMPLE).files());
    files.keySet().removeIf(file -> file.startsWith("cases/"));
    files.put("tables/workers.csv", workers);
    files.merge(
        "readings.yaml",
        """
        - key: grade-scheme
          value: cn-risk-grades-2020-02-17
          grade: assumption
          cites: {zh: 甲, en: a}
        """,
        String::concat);
    files.computeIfPresent(
        "notice.yaml",
        (file, text) ->
            text.replace("419999", "4109")
                    .replace("layer: county", "layer: " + layer)
                    .replace("id: example-county", "id: " + layer)
                + "  grade: {type: enum, values: [low, medium, high], zh: 级, en: grade}\n");
    String name = EXAMPLE.getFileName().toString().replace("example-county", layer);
    return new NoticeFolder(name, files);
  }

  private static Outcome outcome(List<Fact> grades, int arrival) {
    InForce rules =
        InForce.of(List.of(AnyPersonUnderTheNoticesTest.edition(notice("county", WORKERS))))
            .around(Surroundings.of(grades));
    LocalDate day = BASE.plusDays(arrival);
    return Rulebook.derive(rules, SomebodyDiesTest.person(day + " arrival origin=44"), day);
  }

  private static Fact said(int number, int day, String grade) {
    return GradesDriveMeasuresTest.said(100 + number, COUNTY, BASE.plusDays(day).toString(), grade);
  }

  @Test
  void itEndsOnTheDayBeforeTheGradeFallsAndRestsOnTheDecisionThatEndedIt() {
    Fact high = said(0, -3, "high");
    Fact higher = said(1, 4, "high");
    Fact low = said(2, 9, "low");
    MeasureInterval open = outcome(List.of(high, higher), 0).intervals().getFirst();
    assertThat(open.from()).isEqualTo(BASE.plusDays(1));
    assertThat(open.until()).as("nobody has decided another grade").isNull();
    MeasureInterval ended = outcome(List.of(high, higher, low), 0).intervals().getFirst();
    assertThat(ended.until()).isEqualTo(BASE.plusDays(8));
    assertThat(ended.bases().getFirst().row()).isEqualTo("W1");
    assertThat(ended.bases().getFirst().facts()).contains(high.id(), low.id()).hasSize(3);
    assertThat(open.bases().getFirst().facts()).contains(high.id()).doesNotContain(low.id());
  }

  @Test
  void withoutALastDayItIsRenewedByNameOrAskedAbout() {
    InForce rules =
        InForce.of(List.of(AnyPersonUnderTheNoticesTest.edition(notice("county", WORKERS))))
            .around(Surroundings.of(List.of(said(0, -3, "high"))));
    List<Fact> facts = SomebodyDiesTest.person(BASE + " arrival origin=44");
    assertThat(Rulebook.derive(rules, facts, BASE.plusDays(14)).decisions()).isEmpty();
    assertThat(Rulebook.derive(rules, facts, BASE.plusDays(15)).decisions())
        .extracting(OpenDecision::question)
        .containsExactly(Question.REVIEW.key());
  }

  /** Told day by day from the list of decisions, without any interval. */
  private static boolean isAtHome(List<Fact> grades, int arrival, int day) {
    String first = grade(grades, arrival);
    boolean asks = "high".equals(first) || "medium".equals(first);
    if (!asks || day <= arrival || ("medium".equals(first) && day > arrival + WEEKS)) {
      return false;
    }
    for (int d = arrival; d <= day; d++) {
      if (!first.equals(grade(grades, d))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String grade(List<Fact> grades, int day) {
    String grade = null;
    LocalDate latest = LocalDate.MIN;
    for (Fact fact : grades) {
      LocalDate said = fact.happenedOn();
      if (!said.isAfter(BASE.plusDays(day)) && !said.isBefore(latest)) {
        grade = fact.attribute("grade");
        latest = said;
      }
    }
    return grade;
  }

  @Test
  void whoeverIsTakenItHoldsOnExactlyTheDaysOnWhichTheGradeAllowsIt() {
    Random random = new Random(20_200_301);
    int held = 0;
    for (int run = 0; run < 2_000; run++) {
      List<Fact> grades = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        grades.add(
            said(
                grades.size(),
                random.nextInt(40) - 5,
                List.of("low", "medium", "high").get(random.nextInt(3))));
      }
      int arrival = random.nextInt(6);
      TreeSet<Integer> told = new TreeSet<>();
      for (MeasureInterval interval : outcome(grades, arrival).intervals()) {
        for (int day = 0; day < DAYS; day++) {
          if (covers(interval, BASE.plusDays(day))) {
            told.add(day);
          }
        }
      }
      TreeSet<Integer> expected = new TreeSet<>();
      for (int day = 0; day < DAYS; day++) {
        if (isAtHome(grades, arrival, day)) {
          expected.add(day);
        }
      }
      assertThat(told).as("run %d: %s, arrival %d", run, grades, arrival).isEqualTo(expected);
      held += expected.isEmpty() ? 0 : 1;
    }
    assertThat(held).isGreaterThan(300);
  }

  private static boolean covers(MeasureInterval interval, LocalDate day) {
    LocalDate from = interval.from();
    LocalDate until = interval.until();
    return from != null && !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  @Test
  void aRowThatAsksForNoGradeCannotEndWithIt() {
    assertThat(NoticeLoader.examine(folder("county", WORKERS))).isEmpty();
    assertThat(NoticeLoader.examine(folder("county", WORKERS.replace("arrival,high", "arrival,-"))))
        .flatExtracting(Finding::places)
        .contains(new At("tables/workers.csv", "W1", "ends"));
  }

  @Test
  void whatEndsWithTheGradeIsLooserThanWhatDoesNot() {
    Notice county = notice("county", WORKERS);
    String fixed = WORKERS.replace("home,14,surroundings", "home,14,none");
    assertThat(Looseness.of(county, List.of(notice("province", fixed))))
        .singleElement()
        .satisfies(found -> assertThat(found.places().getFirst().row()).isEqualTo("W2"));
    assertThat(Looseness.of(county, List.of(notice("province", WORKERS)))).isEmpty();
    assertThat(Looseness.of(notice("county", fixed), List.of(notice("province", WORKERS))))
        .isEmpty();
  }
}
