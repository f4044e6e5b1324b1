package lianfang.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.area.Scope;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.ReplayQuery;
import lianfang.fact.Subject;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.Replayed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 任务清单: the duties of one day, in an area. */
@Component
public class DutyList {

  private static final int MOST = 100_000;

  /** The kinds of facts that say that a duty was done, or that nobody is to be told any more. */
  private static final Set<String> DONE_BY = Set.of("duty-done", "temperature", "death");

  private final Ledger ledger;
  private final Outcomes outcomes;
  private final Replayed replayed;

  DutyList(Ledger ledger, Outcomes outcomes, Replayed replayed) {
    this.ledger = ledger;
    this.replayed = replayed;
    this.outcomes = outcomes;
  }

  /** The duties of the day that was replayed, from facts alone; for the operator at the machine. */
  public List<Duty> replayed(LocalDate day, Replayed.State state) {
    Map<Subject, List<MeasureInterval>> measures = bySubject(state.intervals());
    Map<Subject, List<Fact>> facts = new HashMap<>();
    ledger.replay(
        new ReplayQuery(null, Scope.everything()),
        one -> {
          if (measures.containsKey(one.getFirst().subject())) {
            List<Fact> done = one.stream().filter(fact -> DONE_BY.contains(fact.kind())).toList();
            facts.put(one.getFirst().subject(), done);
          }
        });
    return duties(measures, facts, day);
  }

  /**
   * The duties of a day in an area as they were known at a moment.
   *
   * @param knownAt the moment; null for all that is known, from stored outcomes
   */
  public List<Duty> current(LocalDate day, String prefix, @Nullable Instant knownAt) {
    if (knownAt == null) {
      return current(day, prefix);
    }
    Map<Subject, List<MeasureInterval>> measures =
        bySubject(replayed.within(day, since(day), knownAt, prefix).intervals());
    List<Fact> known =
        measures.isEmpty()
            ? List.of()
            : ledger.of(measures.keySet()).stream()
                .filter(fact -> !fact.recordedAt().isAfter(knownAt))
                .toList();
    Map<Subject, List<Fact>> facts = new HashMap<>();
    for (Fact fact : Corrections.effective(known)) {
      facts.computeIfAbsent(fact.subject(), key -> new ArrayList<>()).add(fact);
    }
    return duties(measures, facts, day);
  }

  /**
   * The duties of today in the current generation, as far as the transaction may see them.
   *
   * @param prefix prefix of division codes, such as a village's code
   */
  public List<Duty> current(LocalDate day, String prefix) {
    List<MeasureInterval> all = new ArrayList<>(outcomes.inForce(day, prefix, MOST, 0));
    all.addAll(outcomes.ended(since(day), day, prefix, MOST));
    Map<Subject, List<MeasureInterval>> measures = bySubject(all);
    Map<Subject, List<Fact>> facts = new HashMap<>();
    if (!measures.isEmpty()) {
      for (Fact fact : Corrections.effective(ledger.of(measures.keySet()))) {
        facts.computeIfAbsent(fact.subject(), key -> new ArrayList<>()).add(fact);
      }
    }
    return duties(measures, facts, day);
  }

  /** From which day on ends can still give a duty. */
  public static LocalDate since(LocalDate day) {
    return day.minusDays(DutyRules.TOLD_WITHIN_DAYS);
  }

  private static Map<Subject, List<MeasureInterval>> bySubject(List<MeasureInterval> intervals) {
    Map<Subject, List<MeasureInterval>> grouped = new LinkedHashMap<>();
    for (MeasureInterval interval : intervals) {
      grouped.computeIfAbsent(interval.subject(), key -> new ArrayList<>()).add(interval);
    }
    return grouped;
  }

  private static List<Duty> duties(
      Map<Subject, List<MeasureInterval>> measures, Map<Subject, List<Fact>> facts, LocalDate day) {
    List<Duty> duties = new ArrayList<>();
    measures.forEach((subject, intervals) ->
        duties.addAll(DutyRules.of(intervals, facts.getOrDefault(subject, List.of()), day)));
    return List.copyOf(duties);
  }
}
