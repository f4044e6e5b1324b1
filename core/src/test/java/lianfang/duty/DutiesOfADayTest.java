package lianfang.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person or a place under measures on 26 February 2020. */
class DutiesOfADayTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 26);
  private final Subject subject = Subject.person(UUID.randomUUID());

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse("2020-" + text);
  }

  private MeasureInterval interval(
      Measure measure, MeasurePlace place, MeasureState state, String from, String until) {
    Basis basis = new Basis("n", "e", "5", "K5", List.of(UUID.randomUUID()), List.of());
    return new MeasureInterval(
        subject,
        measure,
        place,
        state,
        day(from),
        day(until),
        "410902001001",
        List.of(basis),
        List.of(subject));
  }

  private MeasureInterval isolation(
      MeasurePlace place, MeasureState state, String from, String until) {
    return interval(Measure.ISOLATION, place, state, from, until);
  }

  private Fact fact(String kind, Map<String, String> attributes) {
    Instant at = Days.start(DAY).plusSeconds(3600);
    return new Fact(
        1, UUID.randomUUID(), subject, kind, "", at, at, "t", "t", null, new TreeMap<>(attributes));
  }

  private static List<String> lines(List<MeasureInterval> intervals, Fact... facts) {
    return DutyRules.of(intervals, Stream.of(facts).toList(), DAY).stream()
        .map(duty -> duty.kind().word() + " " + duty.due() + " " + duty.done().word())
        .toList();
  }

  @Test
  void isolationAtHomeIsVisitedSuppliedAndMeasuredTwice() {
    assertThat(lines(List.of(isolation(MeasurePlace.HOME, MeasureState.DUE, "02-20", "03-04"))))
        .containsExactly(
            "visit 2020-02-26 no",
            "delivery 2020-02-26 no",
            "temperature-morning 2020-02-26 no",
            "temperature-evening 2020-02-26 no");
  }

  @Test
  void theLastDayReleasesUnlessAnotherIsolationFollows() {
    MeasureInterval last = isolation(MeasurePlace.HOME, MeasureState.IN_PLACE, "02-13", "02-26");
    assertThat(lines(List.of(last))).contains("release 2020-02-26 no");
    MeasureInterval central =
        isolation(MeasurePlace.CENTRAL, MeasureState.IN_PLACE, "02-13", "02-26");
    MeasureInterval home = isolation(MeasurePlace.HOME, MeasureState.DUE, "02-27", "03-11");
    assertThat(lines(List.of(central, home)))
        .containsExactly("temperature-morning 2020-02-26 no", "temperature-evening 2020-02-26 no");
  }

  @Test
  void whoWasOrderedAndWasNotToldOfTheEndIsStillToBeTold() {
    MeasureInterval ended = isolation(MeasurePlace.HOME, MeasureState.SERVED, "02-13", "02-24");
    assertThat(lines(List.of(ended))).containsExactly("release 2020-02-24 no");
    Map<String, String> told = Map.of("duty", "release", "day", "2020-02-25", "result", "done");
    assertThat(lines(List.of(ended), fact("duty-done", told))).isEmpty();
    Map<String, String> nobody =
        Map.of("duty", "release", "day", "2020-02-25", "result", "could-not");
    assertThat(lines(List.of(ended), fact("duty-done", nobody)))
        .containsExactly("release 2020-02-24 no");
    Map<String, String> now = Map.of("duty", "release", "day", "2020-02-26", "result", "done");
    assertThat(lines(List.of(ended), fact("duty-done", now)))
        .containsExactly("release 2020-02-24 yes");

    assertThat(lines(List.of(ended), fact("death", Map.of()))).isEmpty();
    MeasureInterval again = isolation(MeasurePlace.HOSPITAL, MeasureState.IN_PLACE, "02-26", "");
    assertThat(lines(List.of(ended, again))).as("isolated again").isEmpty();
    assertThat(
            lines(
                List.of(
                    isolation(MeasurePlace.HOME, MeasureState.DUE, "02-13", "02-24"),
                    isolation(MeasurePlace.HOME, MeasureState.RELEASED, "02-13", "02-24"),
                    isolation(MeasurePlace.HOSPITAL, MeasureState.IN_PLACE, "02-13", "02-24"),
                    isolation(MeasurePlace.HOME, MeasureState.SERVED, "01-30", "02-11"))))
        .as("never ordered, released by name, discharged, or long ago")
        .isEmpty();
  }

  @Test
  void whoIsDueAtTheCentralSiteIsBroughtThereAndOverdueFromTheFirstDay() {
    assertThat(lines(List.of(isolation(MeasurePlace.CENTRAL, MeasureState.DUE, "02-21", "03-05"))))
        .containsExactly("transfer 2020-02-21 no");
  }

  @Test
  void aTemperatureIsTheDutyDoneAndAFactSaysWhatCouldNotBeDone() {
    MeasureInterval home = isolation(MeasurePlace.HOME, MeasureState.IN_PLACE, "02-20", "03-04");
    Fact visit =
        fact("duty-done", Map.of("duty", "visit", "day", "2020-02-26", "result", "could-not"));
    Fact yesterday =
        fact("duty-done", Map.of("duty", "delivery", "day", "2020-02-25", "result", "done"));
    assertThat(lines(List.of(home), visit, yesterday, fact("temperature", Map.of("celsius", "36"))))
        .containsExactly(
            "visit 2020-02-26 could-not",
            "delivery 2020-02-26 no",
            "temperature-morning 2020-02-26 yes",
            "temperature-evening 2020-02-26 no");
  }

  @Test
  void reportsSymptomsClosuresAndDisinfection() {
    MeasurePlace none = MeasurePlace.NONE;
    assertThat(
            lines(
                List.of(
                    interval(Measure.DOUBLE_REPORT, none, MeasureState.DUE, "02-24", ""),
                    interval(Measure.SYMPTOM_REPORT, none, MeasureState.DUE, "02-25", "03-10"),
                    interval(
                        Measure.CLOSURE, MeasurePlace.UNIT, MeasureState.ORDERED, "02-20", "03-04"),
                    interval(Measure.CLOSURE, MeasurePlace.UNIT, MeasureState.DUE, "", ""),
                    interval(Measure.DISINFECTION, none, MeasureState.DUE, "", ""))))
        .containsExactly(
            "double-report 2020-02-24 no",
            "guided-visit 2020-02-25 no",
            "supply 2020-02-26 no",
            "disinfect 2020-02-26 no");
  }

  @Test
  void whatIsOverReleasedOrNotBegunGivesNoDuty() {
    assertThat(
            lines(
                List.of(
                    isolation(MeasurePlace.HOME, MeasureState.RELEASED, "02-20", "03-04"),
                    isolation(MeasurePlace.HOME, MeasureState.DUE, "02-27", "03-11"),
                    isolation(MeasurePlace.CENTRAL, MeasureState.DUE, "02-01", "02-25"),
                    isolation(MeasurePlace.HOSPITAL, MeasureState.IN_PLACE, "02-20", ""))))
        .isEmpty();
  }
}
