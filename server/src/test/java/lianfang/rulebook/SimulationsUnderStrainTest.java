package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Positions;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Stage;
import lianfang.rulebook.simulation.Totals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Simulations where something goes on beside them, or goes wrong. */
class SimulationsUnderStrainTest {

  private static final long SEED = 20200229L;
  private static final LocalDate TODAY = RulebookInstance.TODAY;
  private static final int HORIZON = 28;
  private static final String SHORTER = "-,-,confirmed,|,central,14,home,7";
  private static final String HELD = "-,-,confirmed,|,central,14,home,14";

  private final RulebookInstance instance = new RulebookInstance();
  private final Drafts drafts = new Drafts(instance.notices());
  private final Simulations simulations = instance.bean(Simulations.class);

  @BeforeEach
  void enact() {
    instance.enact();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  /** So many facts come in every second where the machine can, however long a simulation takes. */
  private static final int A_SECOND = 500;

  /** A gate or a roster sends some facts together. */
  private static final int AT_ONCE = 10;

  private List<Subject> contacts() {
    List<Fact> facts =
        Stream.generate(() -> Subject.person(UUID.randomUUID()))
            .limit(AT_ONCE)
            .map(one -> RulebookInstance.fact(one, "2020-02-25 contact of=confirmed", null))
            .toList();
    return instance.bean(Ledger.class).append(RulebookInstance.APPROVER, facts).stream()
        .map(Fact::subject)
        .toList();
  }

  private long kept(Queue<Subject> told) {
    return instance.everywhere(() ->
        instance.bean(Ledger.class).of(List.copyOf(told)).stream()
            .filter(fact -> fact.kind().equals("contact"))
            .count());
  }

  private Notice shorter() {
    return instance.bean(Editions.class).keep(drafts.with(HELD, SHORTER), Drafts.loader());
  }

  private Subject contact(String day) {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(person, day + " contact of=confirmed");
    return person;
  }

  private Simulations.Answer run(Notice notice, LocalDate asOf) throws SQLException {
    return simulations.run(List.of(notice), Map.of(), asOf, HORIZON, Scope.everything());
  }

  private Kept find(UUID id) {
    return instance.everywhere(() -> simulations.find(id, Scope.everything()).orElseThrow());
  }

  private Kept ended(UUID id) {
    Kept kept = find(id);
    for (int i = 0; i < 3_000 && kept.stage().isUnderWay(); i++) {
      LockSupport.parkNanos(10_000_000);
      kept = find(id);
    }
    return kept;
  }

  private UUID start(Notice notice) {
    return simulations.start(
        new Simulations.Request(List.of(notice.edition()), Map.of(), TODAY, HORIZON, "4109"),
        "drafter");
  }

  @Test
  void factsThatStreamInCountWhollyOrNotAtAllAndNoneIsLost() throws Exception {
    Notice draft = shorter();
    contact("2020-02-24");
    long before = instance.bean(Positions.class).last();
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch streaming = new CountDownLatch(20);
    AtomicInteger asked = new AtomicInteger();
    Queue<Subject> streamed = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    List<Thread> villages =
        IntStream.range(0, 2)
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      while (!stop.get()) {
                        if (asked.get() < (System.nanoTime() - begun) * A_SECOND / 1_000_000_000L) {
                          asked.addAndGet(AT_ONCE);
                          streamed.addAll(contacts());
                          streaming.countDown();
                        } else {
                          LockSupport.parkNanos(500_000);
                        }
                      }
                    }))
            .toList();
    streaming.await();
    List<Simulations.Answer> answers = new ArrayList<>();
    while (answers.size() < 5 || System.nanoTime() - begun < 2_000_000_000L) {
      answers.add(run(draft, TODAY));
    }
    stop.set(true);
    for (Thread village : villages) {
      village.join();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    // How many a second is a matter of the machine; that none is lost and none is torn is not.
    System.err.printf(
        "%,.0f facts a second of %d that were offered, beside %d simulations%n",
        streamed.size() / seconds, A_SECOND, answers.size());
    assertThat(streamed).hasSize(asked.get());
    assertThat(kept(streamed))
        .as("every fact that was answered for is in the ledger")
        .isEqualTo(asked.get());
    for (Simulations.Answer answer : answers) {
      int told =
          instance
              .bean(Positions.class)
              .subjects(Subject.Kind.PERSON, before, answer.inputs().position())
              .size();
      assertThat(told).isPositive();
      assertThat(answer.result().totals().shorter()).isEqualTo(1 + told);
    }
    assertThat(run(draft, TODAY).result().totals().shorter()).isEqualTo(1 + streamed.size());
  }

  @Test
  void anEmptyCityGivesZerosForEveryDay() throws SQLException {
    Simulation result = run(shorter(), TODAY).result();
    assertThat(result.totals()).isEqualTo(Totals.NONE);
    assertThat(result.days()).hasSize(HORIZON + 1);
    assertThat(result.days()).allMatch(day -> day.after(Load.CENTRAL) + day.after(Load.HOME) == 0);
    assertThat(ended(start(shorter())).stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void aDayBeforeTheLastFactIsAskedByTheSameRule() throws SQLException {
    contact("2020-02-25");
    contact("2020-02-10");
    Notice draft = shorter();
    // The edition begins on the as-of day, so the earlier day sees both contacts too.
    assertThat(run(draft, TODAY.minusDays(1)).result().totals().shorter()).isEqualTo(2);
    assertThat(run(draft, TODAY.plusDays(30)).result().totals()).isEqualTo(Totals.NONE);
  }

  @Test
  void whoIsCancelledLeavesNoResultAndHoldsNothing() {
    for (int i = 0; i < 50; i++) {
      contact("2020-02-24");
    }
    Notice draft = shorter();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(start(draft));
    }
    ids.reversed().forEach(id -> simulations.cancel(id, Scope.everything()));
    List<Kept> all = ids.stream().map(this::ended).toList();
    assertThat(all).extracting(Kept::stage).isSubsetOf(Stage.DONE, Stage.CANCELLED);
    assertThat(all).extracting(Kept::stage).contains(Stage.CANCELLED);
    for (Kept one : all) {
      if (one.stage() == Stage.CANCELLED) {
        assertThat(one.figures()).isNull();
        assertThat(areas(one.asked().id())).isZero();
      }
    }
    // Each run takes two connections of eight: with any of them kept, these could not all end.
    for (int i = 0; i < 6; i++) {
      assertThat(ended(start(draft)).stage()).isEqualTo(Stage.DONE);
    }
  }

  @Test
  void aResultIsTheSameAtItsOwnPositionWhileFactsStreamIn() throws Exception {
    Notice draft = shorter();
    contacts();
    Kept first = ended(start(draft));
    AtomicBoolean stop = new AtomicBoolean();
    Thread village =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                contacts();
              }
            });
    contacts();
    Notice other =
        instance
            .bean(Editions.class)
            .keep(drafts.with("central,14,home,14", "central,10,home,14"), Drafts.loader());
    instance.bean(Enacting.class).putInForce(RulebookInstance.APPROVER, other.edition(), TODAY);
    Kept again = ended(simulations.again(first, "auditor"));
    Kept fresh = ended(start(draft));
    stop.set(true);
    village.join();
    assertThat(first.figures().totals().shorter()).isEqualTo(AT_ONCE);
    assertThat(again.stage()).as(again.problem()).isEqualTo(Stage.DONE);
    assertThat(again.asked().repeats()).isEqualTo(first.asked().id());
    assertThat(again.figures())
        .as("the same inputs, rows and numbers, although facts and another edition came")
        .isEqualTo(first.figures());
    assertThat(fresh.figures().inputsHash()).isNotEqualTo(first.figures().inputsHash());
    assertThat(fresh.figures().resultHash()).isNotEqualTo(first.figures().resultHash());
  }

  private int areas(UUID id) {
    return instance.everywhere(() -> simulations.areas(id, true).size());
  }

  @Test
  void whatAStoppedProcessLeftIsMarkedAndMayBeAskedAgain() {
    Notice draft = shorter();
    Asked asked =
        new Asked(
            UUID.randomUUID(),
            "drafter",
            Instant.parse("2020-02-26T01:00:00Z"),
            "4109",
            List.of(draft.edition()),
            List.of(draft.id()),
            Map.of(),
            TODAY,
            HORIZON,
            null);
    SimulationRows rows = new SimulationRows(JdbcClient.create(instance.bean(DataSource.class)));
    instance
        .bean(ScopedTransactions.class)
        .in(
            "4109",
            () -> {
              rows.begin(asked);
              return true;
            });
    assertThat(find(asked.id()).stage()).isEqualTo(Stage.INTERRUPTED);
    assertThat(ended(start(draft)).stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void aHorizonThatIsTooLongIsRefusedBeforeAnythingIsKept() {
    Notice draft = shorter();
    Simulations.Request request =
        new Simulations.Request(List.of(draft.edition()), Map.of(), TODAY, 367, "4109");
    assertThatThrownBy(() -> simulations.start(request, "drafter"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("367");
    assertThat(
            instance.<Integer>everywhere(
                () -> simulations.list(draft.edition(), Scope.everything(), 5).size()))
        .isZero();
  }

  @Test
  void theReportThatClosesASwitchHasTheFiguresOfTheSimulation() throws SQLException {
    Random random = new Random(SEED);
    List<String> courses =
        List.of(
            "2020-02-2%d contact of=confirmed",
            "2020-02-1%d contact of=suspected",
            "2020-02-25 discharge as=confirmed cured=yes",
            "2020-02-2%d arrival origin=42",
            "2020-02-24 discharge as=febrile");
    for (int i = 0; i < 80; i++) {
      Subject person = Subject.person(new UUID(random.nextLong(), random.nextLong()));
      String home = "2020-02-26 residence village=%s unit=%s building=%s";
      instance.append(
          person,
          home.formatted(RulebookInstance.VILLAGE, new UUID(7, i % 20), new UUID(8, i % 9)));
      String course = courses.get(random.nextInt(courses.size()));
      instance.append(person, course.replace("%d", String.valueOf(random.nextInt(6))));
    }
    Totals sum = Totals.NONE;
    for (int round = 0; round < 5; round++) {
      Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
      Totals totals = run(draft, TODAY).result().totals();
      instance.bean(Enacting.class).putInForce(RulebookInstance.APPROVER, draft.edition(), TODAY);
      EditionRecord.Step put =
          instance
              .bean(EditionRegister.class)
              .find(draft.edition())
              .orElseThrow()
              .step("in-force")
              .orElseThrow();
      Activations.Report report = instance.bean(Activations.class).of(put.seq()).orElseThrow();
      assertThat(
              new Totals(
                  report.under(),
                  report.released(),
                  report.longer(),
                  report.shorter(),
                  report.moved()))
          .as("seed %d, round %d, %s", SEED, round, draft.tables())
          .isEqualTo(totals);
      sum = totals.isNothing() ? sum : totals;
    }
    assertThat(sum).as("seed " + SEED + " changed nothing").isNotEqualTo(Totals.NONE);
  }
}
