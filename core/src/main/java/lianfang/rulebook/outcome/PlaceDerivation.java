package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.PlaceOutcome;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Layer;
import lianfang.rulebook.timeline.DayCount;
import lianfang.rulebook.timeline.Merging;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/** 场所推导: one run over the demands and facts of one building and the units in it. */
public final class PlaceDerivation {

  private static final Comparator<PlaceDemand> ORDER =
      Comparator.comparing(PlaceDemand::since)
          .thenComparing(demand -> demand.cause().id())
          .thenComparing(demand -> demand.basis().row());

  private final List<Layer> layers;
  private final List<PlaceDemand> demands;
  private final List<Fact> facts;
  private final long asOf;
  private final List<MeasureInterval> intervals = new ArrayList<>();
  private final List<OpenDecision> decisions = new ArrayList<>();
  private final Map<UUID, Span> ifOrdered = new HashMap<>();

  /** Prepares a run; {@code layers} are those that hold where the place lies. */
  public PlaceDerivation(
      List<Layer> layers, List<PlaceDemand> demands, List<Fact> facts, LocalDate asOf) {
    this.layers = layers;
    this.demands = new ArrayList<>(demands);
    this.demands.sort(ORDER);
    this.facts = new ArrayList<>(facts);
    this.facts.sort(Comparator.comparing(Fact::happenedAt).thenComparing(Fact::id));
    this.asOf = asOf.toEpochDay();
  }

  /** Runs. */
  public PlaceOutcome outcome() {
    Map<UUID, List<PlaceDemand>> closures = byPlace(Measure.CLOSURE);
    for (Map.Entry<UUID, List<PlaceDemand>> entry : closures.entrySet()) {
      close(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<UUID, List<PlaceDemand>> entry : byPlace(Measure.DISINFECTION).entrySet()) {
      disinfect(entry.getKey(), entry.getValue());
    }
    intervals.sort(
        Comparator.comparing(MeasureInterval::measure)
            .thenComparing(interval -> interval.subject().id())
            .thenComparing(interval -> String.valueOf(interval.from())));
    return new PlaceOutcome(List.copyOf(intervals), List.copyOf(decisions), Map.copyOf(ifOrdered));
  }

  /**
   * A demand on the building absorbs those on its units, except where a unit's closure was ordered
   * already: that one runs on until it ends or is lifted.
   */
  private Map<UUID, List<PlaceDemand>> byPlace(Measure measure) {
    Map<UUID, UUID> wide = new LinkedHashMap<>();
    for (PlaceDemand demand : demands) {
      if (demand.measure() == measure && demand.extent() == MeasurePlace.BUILDING) {
        wide.putIfAbsent(demand.within(), demand.place());
      }
    }
    Map<UUID, List<PlaceDemand>> grouped = new LinkedHashMap<>();
    for (PlaceDemand demand : demands) {
      if (demand.measure() == measure) {
        UUID building = wide.get(demand.within());
        boolean own = building == null || isOrdered(demand);
        UUID place = own ? demand.place() : building;
        grouped.computeIfAbsent(place, key -> new ArrayList<>()).add(demand);
      }
    }
    return grouped;
  }

  private boolean isOrdered(PlaceDemand demand) {
    return demand.measure() == Measure.CLOSURE
        && demand.extent() == MeasurePlace.UNIT
        && facts.stream().anyMatch(fact -> is(fact, "closure-ordered", demand.place()));
  }

  private static boolean is(Fact fact, String kind, UUID place) {
    return fact.kind().equals(kind) && fact.subject().id().equals(place);
  }

  private void close(UUID place, List<PlaceDemand> causes) {
    List<ClosureRun> runs = ClosureRun.of(facts, place, days(causes), dayCount(causes));
    List<PlaceDemand> waiting = new ArrayList<>();
    List<PlaceDemand> answered = new ArrayList<>();
    for (PlaceDemand demand : causes) {
      long since = demand.since().toEpochDay();
      boolean ordered = runs.stream().anyMatch(run -> run.lastOrder() >= since);
      (ordered ? answered : waiting).add(demand);
    }
    for (ClosureRun run : runs) {
      if (!answered.isEmpty()) {
        MeasureInterval interval =
            interval(place, answered, Measure.CLOSURE, run.state(), run.from(), run.until());
        intervals.add(interval);
        askAtTheEnd(place, run, interval);
      }
    }
    if (!waiting.isEmpty()) {
      ifOrdered.put(place, dayCount(waiting).count(asOf, days(waiting)));
      intervals.add(interval(place, waiting, Measure.CLOSURE, MeasureState.DUE, null, null));
    }
  }

  private void askAtTheEnd(UUID place, ClosureRun run, MeasureInterval interval) {
    if (run.isLifted() || asOf < run.span().last() || isDisinfectedBy(place, run)) {
      return;
    }
    decisions.add(
        new OpenDecision(
            interval.subject(),
            Question.CLOSURE_END.key(),
            Question.CLOSURE_END.options(),
            Question.CLOSURE_END.meanwhile(),
            interval.area(),
            interval.bases().getFirst(),
            null));
  }

  private boolean isDisinfectedBy(UUID place, ClosureRun run) {
    return facts.stream().anyMatch(fact -> isDisinfection(fact, place, run.span().first() - 1));
  }

  private static boolean isDisinfection(Fact fact, UUID place, long since) {
    return is(fact, "disinfection-done", place)
        && !"partial".equals(fact.attribute("extent"))
        && PersonFacts.dayOf(fact) >= since;
  }

  private void disinfect(UUID place, List<PlaceDemand> causes) {
    List<PlaceDemand> waiting = new ArrayList<>();
    Map<Long, List<PlaceDemand>> done = new LinkedHashMap<>();
    for (PlaceDemand demand : causes) {
      long day = disinfectedOn(place, demand.since().toEpochDay());
      if (day == Episode.NEVER) {
        waiting.add(demand);
      } else {
        done.computeIfAbsent(day, key -> new ArrayList<>()).add(demand);
      }
    }
    done.forEach((day, group) -> {
      LocalDate date = LocalDate.ofEpochDay(day);
      intervals.add(
          interval(place, group, Measure.DISINFECTION, MeasureState.IN_PLACE, date, date));
    });
    if (!waiting.isEmpty()) {
      intervals.add(interval(place, waiting, Measure.DISINFECTION, MeasureState.DUE, null, null));
    }
  }

  private long disinfectedOn(UUID place, long since) {
    for (Fact fact : facts) {
      if (isDisinfection(fact, place, since)) {
        return PersonFacts.dayOf(fact);
      }
    }
    return Episode.NEVER;
  }

  private static int days(List<PlaceDemand> causes) {
    return causes.stream().mapToInt(PlaceDemand::days).max().orElseThrow();
  }

  /** The signed convention of the notice that asks; an order without one waits a day. */
  private DayCount dayCount(List<PlaceDemand> causes) {
    String notice = causes.getFirst().basis().notice();
    for (Layer layer : layers) {
      DayCount count = layer.dayCount();
      if (count != null && layer.edition().notice().equals(notice)) {
        return count;
      }
    }
    return DayCount.DAY_AFTER;
  }

  private static MeasureInterval interval(
      UUID place,
      List<PlaceDemand> causes,
      Measure measure,
      MeasureState state,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    List<Basis> bases = new ArrayList<>(1);
    List<Subject> persons = new ArrayList<>(1);
    MeasurePlace extent = MeasurePlace.UNIT;
    for (PlaceDemand cause : causes) {
      Merging.addBasis(bases, cause.basis());
      if (!persons.contains(cause.cause())) {
        persons.add(cause.cause());
      }
      extent = cause.extent().stricterThan(extent) ? cause.extent() : extent;
    }
    bases.sort(Comparator.comparing(Basis::notice).thenComparing(Basis::row));
    return new MeasureInterval(
        Subject.place(place),
        measure,
        measure == Measure.CLOSURE ? extent : MeasurePlace.NONE,
        state,
        from,
        until,
        causes.getFirst().area(),
        List.copyOf(bases),
        List.copyOf(persons));
  }
}
