package lianfang.gate.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.unit.WorkStatus;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.ReadingCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stairway is closed from 26 February to 10 March, and a resident in it asks for a pass. */
class SomebodyLivesWhereItIsClosedTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 2, 26);
  private static final LocalDate LAST = LocalDate.of(2020, 3, 10);
  private static final Basis BASIS =
      new Basis("notice", "edition", "2", "K2", List.of(), List.of());
  private static final ExitReading NOBODY = ExitReading.of("none");
  private static final ExitReading EVERY_THREE = ExitReading.of("3");
  private static final List<Allowance> FREE = List.of(new Allowance.FreeMovement(List.of(410902L)));

  private static MeasureInterval interval(Measure measure, MeasureState state) {
    boolean due = state == MeasureState.DUE;
    return new MeasureInterval(
        measure == Measure.CLOSURE
            ? Subject.place(UUID.randomUUID())
            : Subject.person(new UUID(1, 2)),
        measure,
        measure == Measure.CLOSURE ? MeasurePlace.UNIT : MeasurePlace.HOME,
        state,
        due ? null : FIRST,
        due ? null : LAST,
        "410902001001",
        List.of(BASIS),
        List.of());
  }

  private static HomeClosure closure(ExitReading exits) {
    return new HomeClosure(interval(Measure.CLOSURE, MeasureState.ORDERED), false, exits);
  }

  private static Situation lives(HomeClosure... closures) {
    return new Situation(List.of(), List.of(), List.of(closures));
  }

  private static List<Allowance> exit(int days) {
    return List.of(new Allowance.Exit(410902001001L, days));
  }

  private static @Nullable IssueRefusal refused(
      LocalDate day, Situation person, List<Allowance> wish) {
    Optional<Blocked> why = IssueRules.on(day, person).against(wish);
    return why.map(Blocked::why).orElse(null);
  }

  @Test
  void onlyWhatAGateCanCountIsSigned() {
    for (String value : List.of("none", "1", "3", "30")) {
      assertThat(ReadingCheck.problem(ExitReading.KEY, value)).as(value).isEmpty();
      assertThat(ExitReading.of(value).signed()).isTrue();
    }
    for (String value : List.of("0", "31", "-1", "all", "3,5", "1.5")) {
      assertThat(ReadingCheck.problem(ExitReading.KEY, value)).as(value).isPresent();
    }
  }

  @Test
  void nobodyLeavesWhereTheNoticeIsReadSoAndNobodyWhereItIsNotRead() {
    assertThat(refused(FIRST, lives(closure(NOBODY)), FREE)).isEqualTo(IssueRefusal.PLACE_CLOSED);
    assertThat(refused(FIRST, lives(closure(NOBODY)), exit(30)))
        .isEqualTo(IssueRefusal.PLACE_CLOSED);
    assertThat(refused(LAST, lives(closure(ExitReading.of(null))), exit(30)))
        .isEqualTo(IssueRefusal.EXITS_UNREAD);
    assertThat(IssueRules.on(FIRST, lives(closure(NOBODY))).blocked().orElseThrow().bases())
        .containsExactly(BASIS);
  }

  @Test
  void oneOfAHouseholdLeavesAsOftenAsItIsReadAndNotMoreOftenAndByNoOtherPass() {
    Situation resident = lives(closure(EVERY_THREE));
    assertThat(refused(FIRST, resident, FREE)).isEqualTo(IssueRefusal.EXITS_ALONE);
    assertThat(refused(FIRST, resident, exit(2))).isEqualTo(IssueRefusal.EXITS_ALONE);
    assertThat(refused(FIRST, resident, exit(3))).isNull();
    assertThat(refused(FIRST, resident, exit(7))).isNull();
    assertThat(refused(FIRST, resident, List.of(exit(3).getFirst(), FREE.getFirst())))
        .as("an exit does not carry another allowance along")
        .isEqualTo(IssueRefusal.EXITS_ALONE);
    assertThat(IssueRules.on(FIRST, resident).blocked()).isEmpty();
  }

  @Test
  void ofTwoClosuresTheStricterCounts() {
    Situation both = lives(closure(EVERY_THREE), closure(ExitReading.of("5")));
    assertThat(refused(FIRST, both, exit(4))).isEqualTo(IssueRefusal.EXITS_ALONE);
    assertThat(refused(FIRST, both, exit(5))).isNull();
    assertThat(refused(FIRST, lives(closure(EVERY_THREE), closure(NOBODY)), exit(5)))
        .isEqualTo(IssueRefusal.PLACE_CLOSED);
    assertThat(refused(FIRST, lives(closure(ExitReading.of(null)), closure(NOBODY)), exit(5)))
        .as("what is signed is told before what is not")
        .isEqualTo(IssueRefusal.PLACE_CLOSED);
  }

  @Test
  void itHoldsFromItsFirstDayToItsLastAndNotBeforeAnybodyOrderedItNorAfterItIsLifted() {
    Situation resident = lives(closure(NOBODY));
    assertThat(refused(FIRST.minusDays(1), resident, FREE)).isNull();
    assertThat(refused(LAST, resident, FREE)).isNotNull();
    assertThat(refused(LAST.plusDays(1), resident, FREE)).isNull();
    for (MeasureState state : List.of(MeasureState.DUE, MeasureState.RELEASED)) {
      HomeClosure other = new HomeClosure(interval(Measure.CLOSURE, state), false, NOBODY);
      assertThat(refused(FIRST, lives(other), FREE)).as(state.word()).isNull();
    }
  }

  @Test
  void anEndThatWaitsForAnAnswerOpensNothing() {
    MeasureInterval over = interval(Measure.CLOSURE, MeasureState.IN_PLACE);
    Situation resident = lives(new HomeClosure(over, true, NOBODY));
    LocalDate after = LAST.plusDays(3);
    assertThat(refused(after, resident, FREE)).isEqualTo(IssueRefusal.PLACE_CLOSED);
    assertThat(WorkStatus.of(resident, after)).isEqualTo(new WorkStatus(false, null));
  }

  @Test
  void aPassEndsWhereTheClosureBeginsUnlessItMayBeHeldInIt() {
    Instant before = Days.start(FIRST).minusSeconds(3_600);
    Situation resident = lives(closure(EVERY_THREE));
    assertThat(IssueRules.expires(before, PassForm.PAPER, FREE, resident, null))
        .isEqualTo(Days.start(FIRST));
    assertThat(IssueRules.expires(before, PassForm.PAPER, exit(3), resident, null))
        .isEqualTo(before.plus(PassForm.PAPER.life()));
    assertThat(IssueRules.expires(before, PassForm.PAPER, exit(2), resident, null))
        .isEqualTo(Days.start(FIRST));
  }

  @Test
  void anIsolationOfTheOwnComesFirstAndFirmAndVillageAreToldTheLaterEnd() {
    Situation isolated =
        new Situation(
            List.of(interval(Measure.ISOLATION, MeasureState.DUE)),
            List.of(),
            List.of(closure(EVERY_THREE)));
    assertThat(refused(FIRST, isolated, exit(3))).isEqualTo(IssueRefusal.UNDER_ISOLATION);
    assertThat(WorkStatus.of(lives(closure(EVERY_THREE)), FIRST))
        .isEqualTo(new WorkStatus(false, LAST));
    assertThat(WorkStatus.of(lives(closure(NOBODY)), LAST.plusDays(1)).mayWork()).isTrue();
    assertThat(WorkStatus.of(Situation.FREE, FIRST).mayWork()).isTrue();
  }
}
