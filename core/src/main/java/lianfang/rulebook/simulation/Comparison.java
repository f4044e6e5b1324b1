package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lianfang.area.Scope;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import org.jspecify.annotations.Nullable;

/** 对比: finds how the lines of one subject differ. */
final class Comparison {

  private static final Comparator<MeasureInterval> BY_FIRST_DAY =
      Comparator.comparing(MeasureInterval::from, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final LocalDate asOf;
  private final Scope scope;
  private final ChangedRows changed;

  /** Compares what {@code measures} prints for a day and an area. */
  Comparison(LocalDate asOf, Scope scope, ChangedRows changed) {
    this.asOf = asOf;
    this.scope = scope;
    this.changed = changed;
  }

  /** Whether the interval is a line of the day: it holds on it or begins later. */
  boolean isLine(MeasureInterval interval) {
    return LineChanges.reaches(interval.until(), asOf) && scope.contains(interval.area());
  }

  /** The changes of one subject, by measure; both lists hold lines of that subject alone. */
  List<SubjectChange> of(List<MeasureInterval> before, List<MeasureInterval> after) {
    List<SubjectChange> changes = new ArrayList<>(1);
    for (Measure measure : Measure.values()) {
      List<MeasureInterval> old = lines(before, measure);
      List<MeasureInterval> fresh = lines(after, measure);
      if (!old.isEmpty() || !fresh.isEmpty()) {
        SubjectChange change = compare(old, fresh);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  private static List<MeasureInterval> lines(List<MeasureInterval> lines, Measure measure) {
    List<MeasureInterval> found = new ArrayList<>(2);
    for (MeasureInterval line : lines) {
      if (line.measure() == measure) {
        found.add(line);
      }
    }
    found.sort(BY_FIRST_DAY);
    return found;
  }

  private @Nullable SubjectChange compare(
      List<MeasureInterval> before, List<MeasureInterval> after) {
    LineChanges<MeasureInterval> changes = LineChanges.of(asOf, before, after);
    if (changes.kinds().isEmpty()) {
      return null;
    }
    MeasureInterval decides = changes.decides();
    return new SubjectChange(
        decides.subject(),
        decides.area(),
        decides.measure(),
        changes.kinds(),
        stay(before),
        stay(after),
        changed.doing(decides.bases()));
  }

  private static SubjectChange.@Nullable Stay stay(List<MeasureInterval> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    List<String> places = new ArrayList<>(lines.size());
    for (MeasureInterval line : lines) {
      if (line.place() != MeasurePlace.NONE) {
        places.add(line.place().word());
      }
    }
    return new SubjectChange.Stay(
        List.copyOf(places), lines.getFirst().from(), LineChanges.latest(lines).until());
  }
}
