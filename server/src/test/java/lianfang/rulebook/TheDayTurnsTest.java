package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Positions;
import lianfang.fact.Subject;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.store.Rederivations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody records anything, and in the morning the lists are right all the same. */
class TheDayTurnsTest {

  private static final RulebookInstance instance = new RulebookInstance();
  private static final Stepped clock = new Stepped();

  private static DayTurn turn;

  @BeforeAll
  static void enact() {
    instance.enact();
    Generations generations =
        new Generations(
            instance.bean(DataSource.class),
            instance.database.engine(),
            clock,
            instance.bean(Ledger.class),
            instance.bean(NoticeFacts.class),
            instance.bean(Activations.class),
            instance.bean(Positions.class));
    DataSource engine = instance.database.engine();
    turn =
        new DayTurn(
            engine,
            clock,
            instance.bean(NoticeFacts.class),
            generations,
            new OutcomeDerivation(
                instance.bean(JdbcClient.class),
                clock,
                instance.bean(Ledger.class),
                instance.bean(NoticeFacts.class)),
            instance.bean(Rederivations.class),
            instance.bean(DataSource.class));
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void questionsLapseClosuresRunOutAndBothEqualAReplayOfTheMorning() {
    Subject arrived = resident(UUID.randomUUID(), UUID.randomUUID());
    instance.append(arrived, "2020-02-26 arrival origin=44 certificate=no");
    UUID building = UUID.randomUUID();
    Subject discharged = resident(UUID.randomUUID(), building);
    instance.append(discharged, "2020-02-25 discharge as=confirmed cured=yes");
    instance.append(
        Subject.place(building),
        "2020-02-26 closure-ordered organ=command statute=law-41 reported_to=city"
            + " supplies_contact=village medical_exit=yes fire_exit=yes extent=building");
    assertThat(turn.turn()).as("everybody was derived for this day already").isZero();
    assertThat(instance.questions(arrived)).containsExactly("isolation-place");

    clock.day = LocalDate.of(2020, 3, 4);
    assertThat(turn.turn()).as("one question and one closure").isEqualTo(2);
    assertThat(instance.questions(arrived)).as("still the last day").hasSize(1);
    assertThat(stored()).isEqualTo(replayed());

    manyDifferences();
    clock.day = LocalDate.of(2020, 3, 5);
    assertThat(turn.turn()).isPositive();
    assertThat(differences()).as("added up, although no fact came").isLessThan(CellFolding.FEW);
    assertThat(instance.questions(arrived)).as("the isolation has ended").isEmpty();
    assertThat(stored()).isEqualTo(replayed());

    clock.day = LocalDate.of(2020, 3, 11);
    turn.turn();
    assertThat(instance.questions(Subject.place(building)))
        .as("the last day of a closure without its disinfection")
        .isNotEmpty();
    assertThat(stored()).isEqualTo(replayed());
    clock.day = LocalDate.of(2020, 3, 12);
    turn.turn();
    assertThat(stored()).isEqualTo(replayed());
    List<String> before = stored();
    clock.day = LocalDate.of(2020, 3, 1);
    assertThat(turn.turn()).as("a clock that was set back turns no day back").isZero();
    clock.day = LocalDate.of(2020, 3, 12);
    assertThat(stored()).isEqualTo(before);

    instance
        .database
        .engineClient()
        .sql("update rulebook.generation set derived_on = date '2020-02-20'")
        .update();
    assertThat(turn.turn()).as("a notice began since: everybody is derived").isEqualTo(-1);
    assertThat(stored()).isEqualTo(replayed());
  }

  @Test
  void aDayOfReviewComesWithoutAFactAndIsMovedByARenewalByName() {
    backToToday();
    Subject patient = resident(UUID.randomUUID(), UUID.randomUUID());
    instance.append(patient, "2020-02-13 admission as=confirmed");
    assertThat(instance.questions(patient)).isEmpty();
    clock.day = LocalDate.of(2020, 2, 27);
    turn.turn();
    assertThat(instance.questions(patient)).containsExactly("review");
    assertThat(stored()).isEqualTo(replayed());
    Fact renewal = instance.append(patient, "2020-02-26 decision question=review answer=renew");
    assertThat(instance.questions(patient)).isEmpty();
    assertThat(renewal.recorder()).as("by name").isEqualTo(RulebookInstance.APPROVER.account());
    assertThat(stored()).isEqualTo(replayed());
    clock.day = LocalDate.of(2020, 3, 11);
    turn.turn();
    assertThat(instance.questions(patient)).as("fourteen days on").containsExactly("review");
    assertThat(instance.stored(patient)).as("and the isolation goes on").hasSize(2);
    assertThat(stored()).isEqualTo(replayed());
    instance.append(patient, "2020-02-26 death cause=other");
    assertThat(instance.questions(patient)).isEmpty();
    backToToday();
  }

  private static void backToToday() {
    clock.day = RulebookInstance.TODAY;
    instance
        .database
        .engineClient()
        .sql("update rulebook.generation set derived_on = ?")
        .param(clock.day)
        .update();
  }

  private static void manyDifferences() {
    instance
        .database
        .engineClient()
        .sql(
            "insert into rulebook.outcome_delta (area, subject_kind, measure, place, state,"
                + " grounds,"
                + " intervals) select '410902001', 'person', 'isolation', 'home', 'due', '{}',"
                + " case when n % 2 = 0 then 1 else -1 end from generate_series(1, ?) n")
        .param(2 * CellFolding.FEW)
        .update();
  }

  private static long differences() {
    return instance
        .database
        .engineClient()
        .sql("select count(*) from rulebook.outcome_delta")
        .query(Long.class)
        .single();
  }

  private static Subject resident(UUID unit, UUID building) {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(
        person,
        "2020-02-26 residence village=%s unit=%s building=%s"
            .formatted(RulebookInstance.VILLAGE, unit, building));
    return person;
  }

  private static List<String> stored() {
    return instance.everywhere(() -> {
      List<String> lines = new ArrayList<>();
      Outcomes outcomes = instance.bean(Outcomes.class);
      outcomes
          .inForce(clock.day, "", 100_000, 0)
          .forEach(i -> lines.add(i.subject() + RulebookInstance.line(i)));
      outcomes.decisions("", 100_000, 0).forEach(d -> lines.add(d.subject() + d.question()));
      return lines.stream().sorted().toList();
    });
  }

  private static List<String> replayed() {
    Replayed.State state = instance.bean(Replayed.class).state(clock.day, null, Scope.everything());
    List<String> lines = new ArrayList<>();
    state.intervals().forEach(i -> lines.add(i.subject() + RulebookInstance.line(i)));
    state.decisions().forEach(d -> lines.add(d.subject() + d.question()));
    return lines.stream().sorted().toList();
  }

  /** A clock that a test sets to eight in the morning of a day. */
  private static final class Stepped extends Clock {
    private LocalDate day = RulebookInstance.TODAY;

    @Override
    public Instant instant() {
      return Days.start(day).plusSeconds(8 * 3_600);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
