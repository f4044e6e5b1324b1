package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreeningOfAFortnightTest {

  private static final LocalDate FIRST = LocalDate.parse("2020-02-13");
  private static final LocalDate LAST = LocalDate.parse("2020-02-26");
  private static final UUID PERSON = new UUID(0, 1);

  @Test
  void anIncomerIsCountedOnTheDayOfArrivalAlone() {
    Screening screening = screening();
    screening.add(PERSON, List.of(fact("arrival", "2020-02-20", Map.of())), List.of());
    assertThat(screening.report(day("2020-02-20")).incomers()).containsExactly(PERSON);
    assertThat(screening.report(day("2020-02-21")).incomers()).isEmpty();
  }

  @Test
  void passingThroughIsNoArrival() {
    Screening screening = screening();
    Fact through = fact("arrival", "2020-02-20", Map.of("trip", "through"));
    screening.add(PERSON, List.of(through), List.of());
    assertThat(screening.report(day("2020-02-20")).incomers()).isEmpty();
  }

  @Test
  void isolationThatMovesFromTheSiteToTheHomeIsNoRelease() {
    Screening screening = screening();
    screening.add(
        PERSON,
        List.of(),
        List.of(
            isolation(MeasurePlace.CENTRAL, "2020-02-14", "2020-02-18"),
            isolation(MeasurePlace.HOME, "2020-02-19", "2020-02-25")));
    assertThat(screening.report(day("2020-02-18")).released()).isEmpty();
    assertThat(screening.report(day("2020-02-19")).entered()).isEmpty();
    assertThat(screening.report(day("2020-02-25")).released()).containsExactly(PERSON);
    assertThat(screening.report(day("2020-02-26")).underControl()).isEmpty();
  }

  @Test
  void feverLastsUntilALaterFactSaysOtherwiseOrFourteenDays() {
    Screening screening = screening();
    screening.add(
        PERSON,
        List.of(
            fact("temperature", "2020-02-14", Map.of("celsius", "37.3")),
            fact("temperature", "2020-02-20", Map.of("celsius", "37.2")),
            fact("symptom", "2020-02-22", Map.of("symptoms", "dry-cough fever"))),
        List.of());
    assertThat(screening.report(day("2020-02-13")).febrile()).isEmpty();
    assertThat(screening.report(day("2020-02-14")).febrile()).hasSize(1);
    assertThat(screening.report(day("2020-02-19")).febrile()).hasSize(1);
    assertThat(screening.report(day("2020-02-20")).febrile()).isEmpty();
    assertThat(screening.report(day("2020-02-26")).febrile()).hasSize(1);
    Screening later = new Screening("4109", day("2020-02-27"), day("2020-02-28"), fever());
    later.add(
        PERSON, List.of(fact("temperature", "2020-02-14", Map.of("celsius", "39"))), List.of());
    assertThat(later.report(day("2020-02-27")).febrile()).hasSize(1);
    assertThat(later.report(day("2020-02-28")).febrile()).isEmpty();
  }

  @Test
  void whoDiesInIsolationIsCountedAsDeadAndNotAsReleased() {
    Screening screening = screening();
    screening.add(
        PERSON,
        List.of(
            fact("temperature", "2020-02-18", Map.of("celsius", "39")),
            fact("death", "2020-02-20", Map.of("cause", "epidemic"))),
        List.of(isolation(MeasurePlace.HOSPITAL, "2020-02-14", "2020-02-20")));
    assertThat(screening.report(day("2020-02-20")).died()).containsExactly(PERSON);
    assertThat(screening.report(day("2020-02-20")).released()).isEmpty();
    assertThat(screening.report(day("2020-02-20")).febrile()).containsExactly(PERSON);
    assertThat(screening.report(day("2020-02-21")).underControl()).isEmpty();
    assertThat(screening.report(day("2020-02-21")).febrile()).isEmpty();
    assertThat(screening.report(day("2020-02-21")).died()).isEmpty();
  }

  @Test
  void everyDayReconcilesWithTheDayBefore() {
    long seed = 20200226;
    Random random = new Random(seed);
    Screening screening = screening();
    for (int person = 0; person < 300; person++) {
      screening.add(new UUID(7, person), List.of(), intervals(random));
    }
    List<ScreeningReport.Counts> trend = screening.trend();
    assertThat(trend).hasSize(14);
    for (int index = 1; index < trend.size(); index++) {
      ScreeningReport.Counts before = trend.get(index - 1);
      ScreeningReport.Counts now = trend.get(index);
      assertThat(now.underControl())
          .as("seed %d, %s", seed, now.day())
          .isEqualTo(before.underControl() - before.released() + now.entered());
    }
  }

  private static List<MeasureInterval> intervals(Random random) {
    List<MeasureInterval> intervals = new ArrayList<>();
    for (int number = random.nextInt(4); number > 0; number--) {
      LocalDate from = FIRST.minusDays(8).plusDays(random.nextInt(25));
      String until = random.nextInt(5) == 0 ? null : from.plusDays(random.nextInt(9)).toString();
      intervals.add(isolation(MeasurePlace.HOME, from.toString(), until));
    }
    return intervals;
  }

  private static MeasureInterval isolation(MeasurePlace at, String from, @Nullable String until) {
    return new MeasureInterval(
        Subject.person(PERSON),
        Measure.ISOLATION,
        at,
        MeasureState.DUE,
        day(from),
        until == null ? null : day(until),
        "410902001001",
        List.of(),
        List.of());
  }

  private static Fact fact(String kind, String on, Map<String, String> attributes) {
    return new Fact(
        1,
        UUID.randomUUID(),
        Subject.person(PERSON),
        kind,
        "410902001001",
        Days.start(day(on)),
        Days.start(day(on)),
        "test",
        "roster",
        null,
        new TreeMap<>(attributes));
  }

  private static Screening screening() {
    return new Screening("4109", FIRST, LAST, fever());
  }

  private static BigDecimal fever() {
    return new BigDecimal("37.3");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
