package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.passage.Passages;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.RulebookInstance;
import lianfang.rulebook.SignedReading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same passages of a case with onset on 18 February, asked about under each edition. */
class TwoEditionsOfTheProtocolTest {

  private static final String AREA = "410902001001";
  private static final LocalDate OLDER = LocalDate.of(2020, 2, 20);
  private static final LocalDate FIFTH = LocalDate.of(2020, 2, 21);
  private static final UUID CASE = UUID.randomUUID();
  private static final UUID FOUR_DAYS_BEFORE = UUID.randomUUID();
  private static final UUID DAY_BEFORE = UUID.randomUUID();
  private static final UUID DAY_OF_ONSET = UUID.randomUUID();

  private static RulebookInstance instance;

  @BeforeAll
  static void passages() {
    instance = new RulebookInstance();
    instance.enact();
    instance.append(Subject.person(CASE), "2020-02-18 symptom symptoms=fever");
    instance.append(Subject.person(CASE), "2020-02-19 diagnosis result=confirmed");
    UUID gate = UUID.randomUUID();
    Device device = new Device(gate, gate, AREA, null);
    List<Passage> rows =
        List.of(
            in(CASE, "2020-02-14T01:00:00Z"),
            in(FOUR_DAYS_BEFORE, "2020-02-14T01:10:00Z"),
            in(CASE, "2020-02-17T01:00:00Z"),
            in(DAY_BEFORE, "2020-02-17T01:10:00Z"),
            in(CASE, "2020-02-18T01:00:00Z"),
            in(DAY_OF_ONSET, "2020-02-18T01:10:00Z"));
    instance.bean(Passages.class).append(device, PassageBatch.of(rows, null));
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static Passage in(UUID person, String at) {
    return new Passage(
        UUID.randomUUID(),
        Instant.parse(at),
        Duration.ZERO,
        person,
        null,
        Direction.IN,
        null,
        0,
        null,
        1);
  }

  private static TraceRules rules(LocalDate day) {
    return instance.bean(TraceReadings.class).on(day, AREA).orElseThrow();
  }

  private static List<UUID> candidates(TraceRules rules, LocalDate day) {
    List<Fact> facts =
        instance.everywhere(() -> instance.bean(Ledger.class).of(List.of(Subject.person(CASE))));
    InfectiousWindow window = InfectiousWindow.of(facts, rules.windowDays(), day).orElseThrow();
    return instance
        .bean(Tracer.class)
        .candidates(rules, List.of(new Tracer.Case(CASE, window)))
        .candidates()
        .get(CASE)
        .stream()
        .map(Candidate::person)
        .toList();
  }

  @Test
  void theWindowIsThatOfTheEditionThatHoldsOnTheDayAndFollowsAReadingThatIsSignedAnew() {
    TraceRules older = rules(OLDER);
    assertThat(older.notice()).isEqualTo("cn-contacts-2020-01-28");
    assertThat(older.windowDays()).isZero();
    assertThat(candidates(older, OLDER)).containsExactly(DAY_OF_ONSET);

    TraceRules fifth = rules(FIFTH);
    assertThat(fifth.notice()).isEqualTo("cn-observation-14");
    assertThat(candidates(fifth, FIFTH)).containsExactlyInAnyOrder(DAY_OF_ONSET, DAY_BEFORE);

    LocalDate later = LocalDate.of(2020, 2, 25);
    Enacting enacting = instance.bean(Enacting.class);
    enacting.sign(
        RulebookInstance.APPROVER,
        new SignedReading("cn-observation-14", TraceRules.WINDOW, "4", false, later),
        java.util.Map.of(),
        "minutes");
    enacting.follow();
    assertThat(candidates(rules(later), later))
        .containsExactlyInAnyOrder(DAY_OF_ONSET, DAY_BEFORE, FOUR_DAYS_BEFORE);
    assertThat(candidates(rules(FIFTH), FIFTH))
        .as("what held before still tells what it told")
        .containsExactlyInAnyOrder(DAY_OF_ONSET, DAY_BEFORE);
  }
}
