package lianfang.rulebook.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasureInterval;
import org.jspecify.annotations.Nullable;

/** 汇总: what was found so far; tallies of several threads add up to the same whole in any order. */
final class Tally {

  private static final Comparator<SubjectChange> ORDER =
      Comparator.comparing(SubjectChange::area)
          .thenComparing(change -> change.subject().kind().word())
          .thenComparing(change -> change.subject().id(), Tally::asWritten)
          .thenComparing(SubjectChange::measure);

  /** Those of one subject follow one another, so that it is counted once without being kept. */
  private static final Comparator<SubjectChange> BY_SUBJECT =
      Comparator.comparing(change -> change.subject().id(), Tally::asWritten);

  private static final Comparator<ClauseChange> BY_CLAUSE =
      Comparator.comparing(ClauseChange::notice)
          .thenComparing(ClauseChange::clause)
          .thenComparing(ClauseChange::row);

  private final Inputs inputs;
  private final Map<String, DayLoads> before = new HashMap<>();
  private final Map<String, DayLoads> after = new HashMap<>();
  private final Map<UUID, DayLoads> gridsBefore = new HashMap<>();
  private final Map<UUID, DayLoads> gridsAfter = new HashMap<>();
  private final List<SubjectChange> changes = new ArrayList<>();
  private long subjects;
  private long coveredBefore;
  private long coveredAfter;

  Tally(Inputs inputs) {
    this.inputs = inputs;
  }

  /** The order of their texts, in which the database lists them too. */
  private static int asWritten(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  void look() {
    subjects++;
  }

  /** Counts a person, who is told of once, by whether there are lines. */
  void person(boolean before, boolean after) {
    coveredBefore += before ? 1 : 0;
    coveredAfter += after ? 1 : 0;
  }

  /** Counts a line of the rules in force; {@code grid} is null where nobody knows which. */
  void before(MeasureInterval line, @Nullable UUID grid) {
    loads(before, line.area()).add(line);
    if (grid != null) {
      loads(gridsBefore, grid).add(line);
    }
  }

  /** Counts a line under the candidate, likewise. */
  void after(MeasureInterval line, @Nullable UUID grid) {
    loads(after, line.area()).add(line);
    if (grid != null) {
      loads(gridsAfter, grid).add(line);
    }
  }

  private <K> DayLoads loads(Map<K, DayLoads> areas, K area) {
    return areas.computeIfAbsent(area, key -> new DayLoads(inputs.asOf(), inputs.horizon()));
  }

  void changes(List<SubjectChange> found) {
    changes.addAll(found);
  }

  void add(Tally other) {
    other.before.forEach((area, loads) -> loads(before, area).add(loads));
    other.after.forEach((area, loads) -> loads(after, area).add(loads));
    other.gridsBefore.forEach((grid, loads) -> loads(gridsBefore, grid).add(loads));
    other.gridsAfter.forEach((grid, loads) -> loads(gridsAfter, grid).add(loads));
    changes.addAll(other.changes);
    subjects += other.subjects;
    coveredBefore += other.coveredBefore;
    coveredAfter += other.coveredAfter;
  }

  Simulation finish(Grids grids) {
    changes.sort(BY_SUBJECT);
    Counter all = new Counter();
    Counter persons = new Counter();
    Map<String, Counter> areas = new TreeMap<>();
    Map<ClauseChange, Counter> clauses = new TreeMap<>(BY_CLAUSE);
    for (SubjectChange change : changes) {
      all.add(change);
      if (change.subject().kind() == Subject.Kind.PERSON) {
        persons.add(change);
      }
      for (int level : AreaLoads.LEVELS) {
        String area = prefix(change.area(), level);
        // A county is not told what its city is, of which only the county itself was looked at.
        if (inputs.scope().contains(area)) {
          areas.computeIfAbsent(area, key -> new Counter()).add(change);
        }
      }
      Basis basis = change.basis();
      clauses
          .computeIfAbsent(
              new ClauseChange(basis.notice(), basis.clause(), basis.row(), Totals.NONE),
              key -> new Counter())
          .add(change);
    }
    changes.sort(ORDER);
    AreaLoads loads =
        new AreaLoads(
            inputs,
            new AreaLoads.Side(before, gridsBefore),
            new AreaLoads.Side(after, gridsAfter),
            grids);
    return new Simulation(
        inputs.asOf(),
        inputs.horizon(),
        subjects,
        all.totals(),
        persons.totals(),
        new Covered(coveredBefore, coveredAfter),
        areas(loads, areas),
        days(),
        clauses(clauses),
        changes,
        loads);
  }

  private static String prefix(String area, int digits) {
    return area.substring(0, Math.min(digits, area.length()));
  }

  private static List<AreaChange> areas(AreaLoads loads, Map<String, Counter> counters) {
    List<AreaChange> areas = new ArrayList<>(counters.size());
    counters.forEach((area, counter) -> {
      DayLoads was = loads.before(area);
      DayLoads is = loads.after(area);
      areas.add(
          new AreaChange(
              area,
              counter.totals(),
              is.isolationDays() - was.isolationDays(),
              was.peak(Load.VISITS),
              is.peak(Load.VISITS)));
    });
    return areas;
  }

  private static List<ClauseChange> clauses(Map<ClauseChange, Counter> counters) {
    return counters.entrySet().stream()
        .map(one -> {
          ClauseChange row = one.getKey();
          return new ClauseChange(row.notice(), row.clause(), row.row(), one.getValue().totals());
        })
        .toList();
  }

  private List<DayFigures> days() {
    DayLoads old = new DayLoads(inputs.asOf(), inputs.horizon());
    before.values().forEach(old::add);
    DayLoads fresh = new DayLoads(inputs.asOf(), inputs.horizon());
    after.values().forEach(fresh::add);
    List<DayFigures> days = new ArrayList<>(inputs.horizon() + 1);
    for (int day = 0; day <= inputs.horizon(); day++) {
      days.add(DayFigures.of(inputs.asOf().plusDays(day), day, old, fresh));
    }
    return days;
  }

  /** Counts different subjects, whose changes follow one another. */
  private static final class Counter {

    private final Map<Change, Count> counts = new EnumMap<>(Change.class);

    void add(SubjectChange change) {
      UUID subject = change.subject().id();
      for (Change kind : change.changes()) {
        counts.computeIfAbsent(kind, key -> new Count()).add(subject);
      }
    }

    Totals totals() {
      ToLongFunction<Change> of = kind -> counts.getOrDefault(kind, new Count()).subjects;
      return new Totals(
          of.applyAsLong(Change.UNDER),
          of.applyAsLong(Change.RELEASED),
          of.applyAsLong(Change.LONGER),
          of.applyAsLong(Change.SHORTER),
          of.applyAsLong(Change.MOVED));
    }
  }

  /** How many subjects there were, and the last of them. */
  private static final class Count {
    private long subjects;
    private @Nullable UUID last;

    void add(UUID subject) {
      if (!subject.equals(last)) {
        subjects++;
        last = subject;
      }
    }
  }
}
