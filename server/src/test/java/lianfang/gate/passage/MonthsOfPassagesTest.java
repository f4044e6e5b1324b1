package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.Device;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import lianfang.gate.passage.PassageMonths.Seal;
import lianfang.gate.passage.PassageMonths.Turned;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On 26 February 2020, December is past and January settled. */
class MonthsOfPassagesTest {

  private static final LocalDate DECEMBER = LocalDate.of(2019, 12, 1);
  private static final LocalDate JANUARY = LocalDate.of(2020, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2020, 2, 1);

  private RulebookInstance instance;
  private final Device device = Uploads.device(Uploads.VILLAGE);
  private final PassageBatch ofDecember = Uploads.batch(7, Instant.parse("2019-12-30T00:00:00Z"));

  @BeforeEach
  void threeMonths() {
    instance = new RulebookInstance();
    append(ofDecember);
    append(Uploads.batch(2_000, Instant.parse("2020-01-20T00:00:00Z")));
    append(Uploads.batch(5, Instant.parse("2020-02-20T00:00:00Z")));
  }

  @AfterEach
  void close() {
    instance.close();
  }

  @Test
  void aMonthIsSealedOnceWithItsCountAndRootAsOneFact() {
    PassageMonths months = months(60);
    assertThat(months.months()).containsExactly(DECEMBER, JANUARY, FEBRUARY);
    assertThat(months.turn()).isEqualTo(new Turned(2, 0));
    assertThat(months.turn()).isEqualTo(new Turned(0, 0));
    Seal january = months.seals(JANUARY).getFirst();
    assertThat(january.passages()).isEqualTo(2_000);
    assertThat(facts("passages-sealed"))
        .extracting(fact -> fact.attribute("month") + " " + fact.attribute("root"))
        .contains("2020-01-01 " + january.root())
        .hasSize(2);
    assertThat(months.seals(FEBRUARY)).isEmpty();
  }

  @Test
  void whatComesLateIsAPartOfItsOwnAndAnyChangeIsFound() {
    PassageMonths months = months(60);
    months.turn();
    append(Uploads.batch(3, Instant.parse("2020-01-02T00:00:00Z")));
    Seal late = months.seal(JANUARY);
    assertThat(late).isNotNull();
    assertThat(late.part()).isEqualTo(2);
    assertThat(late.passages()).isEqualTo(3);
    assertThat(months.seal(JANUARY)).isNull();
    assertThat(months.recount(JANUARY)).isEqualTo(months.seals(JANUARY));
    instance
        .database()
        .asOwner(
            "update gate.passage set verdict = 2 where id = (select min(id::text)::uuid from"
                + " gate.passage where happened_at between '2020-01-01' and '2020-01-05')");
    List<Seal> again = months.recount(JANUARY);
    assertThat(again.getFirst()).isEqualTo(months.seals(JANUARY).getFirst());
    assertThat(again.getLast()).isNotEqualTo(late);
    assertThat(again.getLast().passages()).isEqualTo(3);
  }

  @Test
  void theEndOfTheEmergencyTakesEveryMonthWithItsProof() {
    assertThat(instance.bean(PassageForgetting.class).everybody())
        .containsEntry("passages", 2_012L);
    assertThat(months(60).months()).isEmpty();
    assertThat(facts("passages-dropped"))
        .extracting(fact -> fact.attribute("month") + " " + fact.attribute("passages"))
        .containsExactlyInAnyOrder("2019-12-01 7", "2020-01-01 2000", "2020-02-01 5");
  }

  @Test
  void afterTheLegalDaysAMonthGoesWithAFactThatProvesIt() {
    PassageMonths months = months(30);
    assertThat(months.turn()).isEqualTo(new Turned(1, 1));
    assertThat(months.months()).containsExactly(JANUARY, FEBRUARY);
    Fact proof = facts("passages-dropped").getFirst();
    assertThat(proof.attributes())
        .containsAllEntriesOf(
            Map.of("month", "2019-12-01", "parts", "1", "passages", "7", "days", "30"));
    assertThat(
            instance.everywhere(() ->
                instance
                    .bean(JdbcClient.class)
                    .sql("select count(*) from gate.passage where happened_at < '2020-01-01'")
                    .query(Long.class)
                    .single()))
        .isZero();
  }

  @Test
  void whatIsSentAgainOfADroppedMonthComesBackAndDoesNotReturn() {
    months(30).turn();
    AppendReport report = append(ofDecember);
    assertThat(report.landed()).isZero();
    assertThat(report.problems())
        .hasSize(7)
        .extracting(PassageProblem::remedy)
        .containsOnly(PassageProblem.Remedy.TOO_OLD);
    assertThat(months(60).months()).containsExactly(JANUARY, FEBRUARY);
  }

  @Test
  void theDatabaseDropsNothingWithoutAFactThatFits() {
    months(60).turn();
    assertThatThrownBy(() -> drop(UUID.randomUUID())).rootCause().hasMessageContaining("no fact");
    UUID other = facts("passages-sealed").getFirst().id();
    assertThatThrownBy(() -> drop(other)).rootCause().hasMessageContaining("no fact");
    assertThat(months(60).months()).contains(DECEMBER);
  }

  private long drop(UUID proof) {
    return instance.everywhere(() ->
        instance
            .bean(JdbcClient.class)
            .sql("select gate.drop_month('2019-12-01', ?)")
            .param(proof)
            .query(Long.class)
            .single());
  }

  private AppendReport append(PassageBatch batch) {
    return instance.bean(Passages.class).append(device, batch);
  }

  private PassageMonths months(int days) {
    return new PassageMonths(
        instance.bean(DataSource.class),
        instance.bean(ScopedTransactions.class),
        instance.bean(Ledger.class),
        new PassageDays(days),
        instance.bean(Clock.class));
  }

  private List<Fact> facts(String kind) {
    return instance
        .everywhere(() -> instance.bean(Ledger.class).of(List.of(Subject.area(""))))
        .stream()
        .filter(fact -> fact.kind().equals(kind))
        .toList();
  }
}
