package lianfang.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Responsibility;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.ReplayQuery;
import lianfang.fact.ResponsibleDerivation;
import lianfang.fact.Subject;
import lianfang.rulebook.outcome.PlaceGathering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 重放推导: measures and open decisions of any day, from facts alone: what holds on that day by what
 * was known at an instant. Stored outcomes play no part, so that both can be compared.
 */
@Component
public class Replayed {

  private final Ledger ledger;
  private final NoticeFacts notices;

  Replayed(Ledger ledger, NoticeFacts notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  /**
   * What holds.
   *
   * @param intervals in force on the day or beginning later
   * @param decisions open on that day
   * @param numbers the numbers of the facts that bases name, by their id
   * @param responsibilities who answers for what on that day
   * @param jurisdictions to which jurisdiction without a code persons belong
   */
  public record State(
      List<MeasureInterval> intervals,
      List<OpenDecision> decisions,
      Map<UUID, Long> numbers,
      List<Responsibility> responsibilities,
      Map<UUID, String> jurisdictions) {}

  /**
   * Replays.
   *
   * @param on the day, Asia/Shanghai
   * @param knownAt what was known at that instant, null for everything that is known
   * @param scope areas whose measures are asked for
   */
  public State state(LocalDate on, @Nullable Instant knownAt, Scope scope) {
    return state(on, on, knownAt, scope);
  }

  /**
   * The same with what had ended before the day.
   *
   * @param since intervals that ended before this day are left out
   */
  public State state(LocalDate on, LocalDate since, @Nullable Instant knownAt, Scope scope) {
    Run run = new Run(notices.knownAt(knownAt), on, since, scope);
    // Persons elsewhere can put a place inside the scope under a measure, so all are told.
    ledger.replay(new ReplayQuery(knownAt, Scope.everything()), run::take);
    run.finish();
    return new State(
        run.intervals, run.decisions, run.numbers, run.responsibilities, run.jurisdictions);
  }

  /**
   * Replays for the lists of an area: whoever was ever recorded there, and no others.
   *
   * @param area division code prefix
   */
  public State within(LocalDate on, @Nullable Instant knownAt, String area) {
    return within(on, on, knownAt, area);
  }

  /**
   * The same with what had ended before the day.
   *
   * @param since intervals that ended before this day are left out
   */
  public State within(LocalDate on, LocalDate since, @Nullable Instant knownAt, String area) {
    Run run = new Run(notices.knownAt(knownAt), on, since, Scope.of(area));
    // A person puts a place under a measure where he lives, so the facts recorded there are enough.
    ledger.replay(new ReplayQuery(knownAt, Scope.of(area)), run::take);
    run.finish();
    return new State(
        run.intervals, run.decisions, run.numbers, run.responsibilities, run.jurisdictions);
  }

  /** One replay. */
  private static final class Run {
    private final InForce rules;
    private final LocalDate on;
    private final LocalDate since;
    private final Scope scope;
    private final List<MeasureInterval> intervals = new ArrayList<>();
    private final List<OpenDecision> decisions = new ArrayList<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private final List<Responsibility> responsibilities = new ArrayList<>();
    private final Map<UUID, String> jurisdictions = new HashMap<>();
    private final PlaceGathering places = new PlaceGathering();

    Run(InForce rules, LocalDate on, LocalDate since, Scope scope) {
      this.rules = rules;
      this.on = on;
      this.since = since;
      this.scope = scope;
    }

    void take(List<Fact> facts) {
      Subject subject = facts.getFirst().subject();
      if (subject.kind() == Subject.Kind.PLACE || subject.kind() == Subject.Kind.AREA) {
        ResponsibleDerivation.responsibilities(facts).stream()
            .filter(one -> one.holds(on))
            .forEach(responsibilities::add);
      }
      if (subject.kind() == Subject.Kind.PLACE) {
        places.facts(subject.id(), facts);
      } else if (subject.kind() == Subject.Kind.PERSON) {
        Outcome outcome = Rulebook.derive(rules, facts, on);
        String jurisdiction = ResponsibleDerivation.jurisdiction(facts);
        if (jurisdiction != null) {
          jurisdictions.put(subject.id(), jurisdiction);
        }
        Map<UUID, Long> known = new HashMap<>();
        facts.forEach(fact -> known.put(fact.id(), fact.seq()));
        outcome.intervals().forEach(interval -> keep(interval, known));
        outcome.decisions().forEach(decision -> keep(decision, known));
        places.demands(outcome.demands());
        outcome.demands().forEach(demand -> number(demand.basis(), known));
      }
    }

    void finish() {
      places.derive(
          rules,
          on,
          outcome -> {
            outcome.intervals().forEach(interval -> keep(interval, Map.of()));
            outcome.decisions().forEach(decision -> keep(decision, Map.of()));
          });
    }

    private void keep(MeasureInterval interval, Map<UUID, Long> known) {
      LocalDate until = interval.until();
      if (scope.contains(interval.area()) && (until == null || !until.isBefore(since))) {
        intervals.add(interval);
        interval.bases().forEach(basis -> number(basis, known));
      }
    }

    private void keep(OpenDecision decision, Map<UUID, Long> known) {
      if (scope.contains(decision.area())) {
        decisions.add(decision);
        number(decision.basis(), known);
      }
    }

    private void number(Basis basis, Map<UUID, Long> known) {
      for (UUID fact : basis.facts()) {
        Long seq = known.get(fact);
        if (seq != null) {
          numbers.put(fact, seq);
        }
      }
    }
  }
}
