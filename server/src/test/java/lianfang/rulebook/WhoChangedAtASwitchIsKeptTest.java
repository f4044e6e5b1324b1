package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.area.Scope;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.switched.BeforeSwitch;
import lianfang.rulebook.switched.SwitchCauses;
import lianfang.rulebook.switched.SwitchedLists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edition comes into force over people of two counties; the list says who changed and how. */
class WhoChangedAtASwitchIsKeptTest {

  private static final long SEED = 20200226L;
  private static final int PEOPLE = 60;
  private static final int ROUNDS = 4;

  private final RulebookInstance instance = new RulebookInstance();
  private final Drafts drafts = new Drafts(instance.notices());
  private final SwitchedLists lists = instance.bean(SwitchedLists.class);
  private final Activations activations = instance.bean(Activations.class);

  @BeforeEach
  void people() {
    Random random = new Random(SEED);
    List<String> courses =
        List.of(
            "2020-02-20 contact of=confirmed",
            "2020-02-16 contact of=suspected",
            "2020-02-25 arrival origin=42",
            "2020-02-24 arrival origin=44 certificate=no");
    instance.people(PEOPLE, random, courses);
    instance.enact();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private Activations.Report last() {
    return activations.of(instance.bean(NoticeFacts.class).lastSeq()).orElseThrow();
  }

  private <T> T within(Scope scope, Supplier<T> work) {
    return instance.bean(ScopedTransactions.class).in(String.join(",", scope.prefixes()), work);
  }

  private Map<String, Set<UUID>> kept(int generation) {
    Map<String, Set<UUID>> kept = new TreeMap<>();
    within(
            Scope.everything(),
            () -> lists.page(new SwitchedLists.Query(generation, "", null), null, 10_000))
        .forEach(one ->
            one.changes()
                .forEach(change ->
                    kept.computeIfAbsent(change.word(), key -> new TreeSet<>())
                        .add(one.subject().id())));
    return kept;
  }

  private Notice put(Random random) {
    Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
    instance
        .bean(Enacting.class)
        .putInForce(RulebookInstance.APPROVER, draft.edition(), RulebookInstance.TODAY);
    return draft;
  }

  @Test
  void theListIsTheOneThatTheSimulationForetoldToTheSubject() throws SQLException {
    Random random = new Random(SEED);
    long changed = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
      Simulation foretold =
          instance
              .bean(Simulations.class)
              .run(List.of(draft), Map.of(), RulebookInstance.TODAY, 7, Scope.everything())
              .result();
      instance
          .bean(Enacting.class)
          .putInForce(RulebookInstance.APPROVER, draft.edition(), RulebookInstance.TODAY);
      Map<String, Set<UUID>> expected = new TreeMap<>();
      foretold
          .subjects()
          .forEach(one ->
              one.changes()
                  .forEach(change ->
                      expected
                          .computeIfAbsent(change.word(), key -> new TreeSet<>())
                          .add(one.subject().id())));
      Activations.Report report = last();
      assertThat(kept(report.generation()))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(expected);
      assertThat(within(Scope.everything(), () -> lists.totals(report.generation(), "")))
          .as("the figures of the report are those of its list")
          .isEqualTo(report.totals());
      changed += foretold.subjects().size();
    }
    assertThat(changed).isPositive();
  }

  @Test
  void whoeverAnswersForAnotherAreaSeesNobody() {
    put(new Random(SEED));
    int generation = last().generation();
    SwitchedLists.Query all = new SwitchedLists.Query(generation, "", null);
    long everybody = within(Scope.everything(), () -> lists.count(all));
    assertThat(everybody).isPositive();
    assertThat(within(Scope.of("4109"), () -> lists.count(all))).isEqualTo(everybody);
    assertThat(within(Scope.of("4108"), () -> lists.count(all))).isZero();
    assertThat(within(Scope.of("4108"), () -> lists.isKept(generation))).isFalse();
    List<SwitchedLists.InArea> counties =
        within(Scope.everything(), () -> lists.areas(generation, "4109", 6));
    assertThat(counties).extracting(SwitchedLists.InArea::area).containsExactly("410902");
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAndByOneChangeAlone() {
    put(new Random(SEED));
    int generation = last().generation();
    for (Change change : Change.values()) {
      SwitchedLists.Query query = new SwitchedLists.Query(generation, "41", change);
      Set<UUID> paged = new TreeSet<>();
      SwitchedLists.Switched after = null;
      for (int page = 0; page < PEOPLE; page++) {
        SwitchedLists.Switched key = after;
        List<SwitchedLists.Switched> some =
            within(Scope.everything(), () -> lists.page(query, key, 7));
        if (some.isEmpty()) {
          break;
        }
        some.forEach(one -> assertThat(paged.add(one.subject().id())).isTrue());
        after = some.getLast();
      }
      assertThat(paged)
          .as(change.word())
          .isEqualTo(kept(generation).getOrDefault(change.word(), Set.of()));
    }
  }

  /** Lines of persons by the rules in force that reach today. */
  private Map<UUID, List<String>> lines() {
    Map<UUID, List<String>> lines = new TreeMap<>();
    instance.everywhere(() -> {
      instance.bean(Outcomes.class).inForce(RulebookInstance.TODAY, "", 10_000, 0).stream()
          .filter(one -> one.subject().kind() == Subject.Kind.PERSON)
          .forEach(one ->
              lines
                  .computeIfAbsent(one.subject().id(), key -> new ArrayList<>())
                  .add(one.place().word() + one.from() + one.until()));
      return true;
    });
    lines.values().forEach(Collections::sort);
    return lines;
  }

  @Test
  void theCauseIsNamedAndWhatHeldBeforeIsDerivedAgain() {
    Map<UUID, List<String>> before = lines();
    Notice draft = put(new Random(SEED));
    Activations.Report report = last();
    assertThat(instance.bean(SwitchCauses.class).of(report))
        .extracting(SwitchCauses.Cause::edition)
        .containsExactly(draft.edition());
    assertThat(lines()).as("the switch changed something").isNotEqualTo(before);
    BeforeSwitch.Rules rules = instance.bean(BeforeSwitch.class).rules(report);
    Map<UUID, List<String>> again = new TreeMap<>();
    instance
        .everywhere(() -> rules.of(before.keySet()))
        .forEach((person, lines) ->
            again.put(
                person,
                lines.stream()
                    .map(one -> one.place() + one.from() + one.until())
                    .sorted()
                    .toList()));
    assertThat(again).isEqualTo(before);
  }

  @Test
  void sixtyDaysLaterTheNamesOfTheListAreGoneAndTheFiguresStay() {
    put(new Random(SEED));
    Activations.Report report = last();
    Clock clock = instance.bean(Clock.class);
    lists.forget(clock.instant().minus(Duration.ofDays(60)));
    assertThat(kept(report.generation())).isNotEmpty();
    lists.forget(clock.instant().plusSeconds(1));
    assertThat(kept(report.generation())).isEmpty();
    assertThat(activations.find(report.generation())).contains(report);
  }

  @Test
  void aListThatAStoppedProcessLeftOpenIsPartOfTheWholeAfterTheNextSwitchAndDroppedWhole() {
    put(new Random(SEED));
    Activations.Report report = last();
    var engine = instance.database.engineClient();
    long listed = within(Scope.everything(), () -> lists.count(all(report)));
    engine
        .sql("select rulebook.open_switched(?, 9999)::text")
        .param(report.generation())
        .query(String.class)
        .single();
    engine
        .sql(
            "insert into rulebook.switched_%d_9999 (subject, subject_kind, area, changes)"
                    .formatted(report.generation())
                + " select gen_random_uuid(), 'person', '410902001001', 1"
                + " from generate_series(1, 30)")
        .update();
    assertThat(within(Scope.everything(), () -> lists.count(all(report)))).isEqualTo(listed);
    engine.sql("select rulebook.close_switched(10)").query(Long.class).single();
    assertThat(within(Scope.everything(), () -> lists.count(all(report)))).isEqualTo(listed + 30);
    assertThat(within(Scope.of("4108"), () -> lists.count(all(report)))).isZero();
    lists.forget(instance.bean(Clock.class).instant().plusSeconds(1));
    assertThat(
            engine
                .sql("select count(*) from pg_class where relname like 'switched%9999'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static SwitchedLists.Query all(Activations.Report report) {
    return new SwitchedLists.Query(report.generation(), "", null);
  }
}
