package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.AnswerSimulations;
import lianfang.rulebook.simulation.DraftHits;
import lianfang.rulebook.simulation.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a draft's rows hold and what an answer would change is worked out before it comes. */
class RowsOfADraftAreCountedTest {

  private static final long SEED = 20200226L;
  private static final int PEOPLE = 80;
  private static final int ROUNDS = 5;

  private final RulebookInstance instance = new RulebookInstance();
  private final Drafts drafts = new Drafts(instance.notices());

  @BeforeEach
  void people() {
    Random random = new Random(SEED);
    List<String> courses =
        List.of(
            "2020-02-20 contact of=confirmed",
            "2020-02-2%d contact of=suspected",
            "2020-02-2%d arrival origin=42",
            "2020-02-2%d arrival origin=44 certificate=no",
            "2020-02-2%d diagnosis result=confirmed");
    instance.people(PEOPLE, random, courses);
    instance.enact();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private Map<String, Long> inForce(String area) {
    StandingQuery query = StandingQuery.of(area, RulebookInstance.TODAY);
    Map<String, Long> rows = new TreeMap<>();
    instance.everywhere(() -> {
      instance.bean(MeasureLists.class).byRow(query).stream()
          .filter(row -> row.notice().equals(Drafts.PUYANG))
          .forEach(row -> rows.merge(row.row(), row.subjects(), Math::max));
      return true;
    });
    return rows;
  }

  private Map<String, Long> counted(Notice draft, String area) {
    DraftHits hits = instance.bean(DraftHits.class);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    DraftHits.Known known = hits.of(draft, RulebookInstance.TODAY, area, false);
    assertThat(known.stage()).isIn(DraftHits.Stage.COUNTING, DraftHits.Stage.COUNTED);
    while (known.stage() == DraftHits.Stage.COUNTING && System.nanoTime() < end) {
      Thread.onSpinWait();
      known = hits.of(draft, RulebookInstance.TODAY, area, false);
    }
    return new TreeMap<>(known.hits().orElseThrow().rows());
  }

  @Test
  void theNumbersOfADraftAreThoseOfTheListsOnceItIsInForce() {
    Random random = new Random(SEED);
    Map<String, Long> before = inForce("4109");
    boolean changed = false;
    for (int round = 1; round <= ROUNDS; round++) {
      Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
      Map<String, Long> city = counted(draft, "4109");
      assertThat(counted(draft, "410922")).as("another county").isEmpty();
      changed |= !city.equals(before);
      instance
          .bean(Enacting.class)
          .putInForce(RulebookInstance.APPROVER, draft.edition(), RulebookInstance.TODAY);
      before = inForce("4109");
      assertThat(city).as("seed %d, round %d", SEED, round).isEqualTo(before);
    }
    assertThat(changed).as("seed " + SEED + " changed nothing").isTrue();
  }

  /** Lines that hold today or later, by subject. */
  private Map<UUID, List<String>> lines() {
    Map<UUID, List<String>> lines = new TreeMap<>();
    Replayed.State state =
        instance.bean(Replayed.class).state(RulebookInstance.TODAY, null, Scope.everything());
    state
        .intervals()
        .forEach(one ->
            lines
                .computeIfAbsent(one.subject().id(), key -> new ArrayList<>())
                .add(one.measure() + " " + one.place() + " " + one.from() + " " + one.until()));
    lines.values().forEach(Collections::sort);
    return lines;
  }

  private Simulation foretold(List<Subject> about, String answer) {
    List<Fact> more =
        about.stream()
            .map(subject ->
                RulebookInstance.fact(
                    subject, "2020-02-26 decision question=isolation-place answer=" + answer, null))
            .toList();
    return instance.everywhere(() -> {
      Map<Subject, List<Fact>> known =
          instance.bean(Ledger.class).of(about).stream()
              .collect(Collectors.groupingBy(Fact::subject));
      return instance.bean(AnswerSimulations.class).run(known, more, RulebookInstance.TODAY);
    });
  }

  @Test
  void anAnswerChangesWhomItsSimulationForetoldPlacesToo() {
    for (String answer : List.of("home", "central")) {
      List<OpenDecision> open =
          instance.everywhere(() ->
              instance.bean(Outcomes.class).decisions("", 1_000, 0).stream()
                  .filter(one -> one.question().equals("isolation-place"))
                  .limit(10)
                  .toList());
      assertThat(open).isNotEmpty();
      List<Subject> about = open.stream().map(OpenDecision::subject).toList();
      Simulation foretold = foretold(about, answer);
      Map<UUID, List<String>> before = lines();
      about.forEach(subject ->
          instance.append(
              subject, "2020-02-26 decision question=isolation-place answer=" + answer));
      Map<UUID, List<String>> after = lines();
      Set<UUID> changed = new TreeSet<>(before.keySet());
      changed.addAll(after.keySet());
      changed.removeIf(one -> Objects.equals(before.get(one), after.get(one)));
      assertThat(foretold.subjects()).as(answer).isNotEmpty();
      Set<UUID> told = new TreeSet<>();
      foretold.subjects().forEach(one -> told.add(one.subject().id()));
      assertThat(told).as(answer).isEqualTo(changed);
    }
  }
}
