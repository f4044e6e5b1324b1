package lianfang.rulebook.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.InForce;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.Outcome;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.PlaceOutcome;
import lianfang.rulebook.Rulebook;
import lianfang.rulebook.outcome.PlaceGathering;
import lianfang.rulebook.timeline.Span;

/**
 * 推演运行: takes the facts of one subject after the other, in any order, and ends with what would
 * change. One thread works on one of these; {@link #join} brings several together before the end.
 * Subjects where both sets of rules are the same are derived once, because the same rules on the
 * same facts give the same outcome.
 */
public final class Simulating {

  private final Inputs inputs;
  private final InForce before;
  private final InForce after;
  private final Grids grids;
  private final Comparison comparison;
  private final Tally tally;
  private final PlaceGathering placesBefore = new PlaceGathering();
  private final PlaceGathering placesAfter = new PlaceGathering();

  /**
   * Prepares a run.
   *
   * @param before the editions in force, compiled
   * @param after the same with the candidates in their places, compiled
   * @param grids in which grid somebody lives, as far as grids are compared
   */
  public Simulating(Inputs inputs, InForce before, InForce after, Grids grids) {
    this.inputs = inputs;
    this.grids = grids;
    this.before = before;
    this.after = after;
    this.comparison =
        new Comparison(
            inputs.asOf(), inputs.scope(), new ChangedRows(inputs.before(), inputs.after()));
    this.tally = new Tally(inputs);
  }

  /** Counts a subject that was looked at, whether it is taken or not. */
  public void look() {
    tally.look();
  }

  /** Takes the effective facts of one subject. */
  public void take(List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    Subject subject = facts.getFirst().subject();
    if (subject.kind() == Subject.Kind.PLACE) {
      placesBefore.facts(subject.id(), facts);
      placesAfter.facts(subject.id(), facts);
    } else if (subject.kind() == Subject.Kind.PERSON) {
      Rulebook.Pair pair = Rulebook.derive(before, after, facts, inputs.asOf());
      placesBefore.demands(pair.one().demands());
      placesAfter.demands(pair.other().demands());
      List<MeasureInterval> old = lines(pair.one().intervals());
      if (pair.same()) {
        count(old, old, facts);
        tally.person(!old.isEmpty(), !old.isEmpty());
      } else {
        List<MeasureInterval> fresh = lines(pair.other().intervals());
        tally.person(!old.isEmpty(), !fresh.isEmpty());
        compare(old, fresh, facts);
      }
    }
  }

  /**
   * Takes one person by what is known and by what would be known as well; the rules may be the
   * same.
   *
   * @param known effective facts
   * @param more the same with further ones
   */
  public void take(List<Fact> known, List<Fact> more) {
    Outcome one = Rulebook.derive(before, known, inputs.asOf());
    Outcome other = Rulebook.derive(after, more, inputs.asOf());
    placesBefore.demands(one.demands());
    placesAfter.demands(other.demands());
    List<MeasureInterval> old = lines(one.intervals());
    List<MeasureInterval> fresh = lines(other.intervals());
    tally.person(!old.isEmpty(), !fresh.isEmpty());
    compare(old, fresh, known);
  }

  /** What persons who are not taken ask of places, before and after. */
  public void demands(List<PlaceDemand> asked) {
    placesBefore.demands(asked);
    placesAfter.demands(asked);
  }

  /** The buildings of which the persons who were taken ask something, before or after. */
  public Set<UUID> buildings() {
    Set<UUID> all = new HashSet<>(placesBefore.buildings());
    all.addAll(placesAfter.buildings());
    return all;
  }

  /** All places of which something is asked. */
  public Set<UUID> places() {
    Set<UUID> all = new HashSet<>(placesBefore.places());
    all.addAll(placesAfter.places());
    return all;
  }

  private void compare(List<MeasureInterval> old, List<MeasureInterval> fresh, List<Fact> facts) {
    count(old, fresh, facts);
    tally.changes(comparison.of(old, fresh));
  }

  private void count(List<MeasureInterval> old, List<MeasureInterval> fresh, List<Fact> facts) {
    UUID grid = old.isEmpty() && fresh.isEmpty() ? null : grids.home(facts);
    old.forEach(line -> tally.before(line, grid));
    fresh.forEach(line -> tally.after(line, grid));
  }

  private List<MeasureInterval> lines(List<MeasureInterval> intervals) {
    if (intervals.isEmpty()) {
      return intervals;
    }
    List<MeasureInterval> lines = new ArrayList<>(intervals.size());
    for (MeasureInterval interval : intervals) {
      if (comparison.isLine(interval)) {
        lines.add(interval);
      }
    }
    return lines;
  }

  /** Adds what another thread has taken; that one may not be used any more. */
  public void join(Simulating other) {
    tally.add(other.tally);
    placesBefore.join(other.placesBefore);
    placesAfter.join(other.placesAfter);
  }

  /** Derives the places, for which all persons have to be known, and ends. */
  public Simulation finish() {
    Places old = new Places();
    Places fresh = new Places();
    placesBefore.derive(before, inputs.asOf(), old::keep);
    placesAfter.derive(after, inputs.asOf(), fresh::keep);
    old.counted().forEach(line -> tally.before(line, grids.of(line.subject().id())));
    fresh.counted().forEach(line -> tally.after(line, grids.of(line.subject().id())));
    old.lines.forEach((place, lines) -> tally.changes(comparison.of(lines, fresh.of(place))));
    fresh.lines.forEach((place, lines) -> {
      if (!old.lines.containsKey(place)) {
        tally.changes(comparison.of(List.of(), lines));
      }
    });
    return tally.finish(grids);
  }

  /** 场所: the lines of places by one set of rules. */
  private final class Places {

    private final Map<UUID, List<MeasureInterval>> lines = new HashMap<>();
    private final Map<UUID, Span> ifOrdered = new HashMap<>();

    void keep(PlaceOutcome outcome) {
      ifOrdered.putAll(outcome.ifOrdered());
      for (MeasureInterval line : outcome.intervals()) {
        if (comparison.isLine(line)) {
          lines.computeIfAbsent(line.subject().id(), key -> new ArrayList<>(2)).add(line);
        }
      }
    }

    List<MeasureInterval> of(UUID place) {
      return lines.getOrDefault(place, List.of());
    }

    /** What is due has no days yet: it counts as if offices did today what is theirs to do. */
    List<MeasureInterval> counted() {
      return lines.values().stream().flatMap(List::stream).map(this::counted).toList();
    }

    private MeasureInterval counted(MeasureInterval line) {
      if (line.state() != MeasureState.DUE || line.from() != null) {
        return line;
      }
      long today = inputs.asOf().toEpochDay();
      Span days =
          line.measure() == Measure.CLOSURE
              ? ifOrdered.getOrDefault(line.subject().id(), new Span(today, today))
              : new Span(today, today);
      return new MeasureInterval(
          line.subject(),
          line.measure(),
          line.place(),
          line.state(),
          days.from(),
          days.until(),
          line.area(),
          line.bases(),
          line.causedBy());
    }
  }
}
