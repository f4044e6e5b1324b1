package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    LocalDate until = interval.until();
    return (until == null || !until.isBefore(asOf)) && scope.contains(interval.area());
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
    Set<Change> changes = EnumSet.noneOf(Change.class);
    MeasureInterval decides;
    if (before.isEmpty()) {
      changes.add(Change.UNDER);
      decides = after.getFirst();
    } else if (after.isEmpty()) {
      changes.add(Change.RELEASED);
      decides = before.getLast();
    } else {
      MeasureInterval last = latest(before);
      MeasureInterval next = latest(after);
      int order = compare(next.until(), last.until());
      MeasureInterval moved = moved(before, after);
      if (order != 0) {
        changes.add(order > 0 ? Change.LONGER : Change.SHORTER);
      }
      if (moved != null) {
        changes.add(Change.MOVED);
      }
      if (changes.isEmpty()) {
        return null;
      }
      decides = order > 0 ? next : order < 0 ? last : moved == null ? next : moved;
    }
    return new SubjectChange(
        decides.subject(),
        decides.area(),
        decides.measure(),
        changes,
        stay(before),
        stay(after),
        changed.doing(decides.bases()));
  }

  private static MeasureInterval latest(List<MeasureInterval> lines) {
    MeasureInterval found = lines.getFirst();
    for (MeasureInterval line : lines) {
      found = compare(line.until(), found.until()) > 0 ? line : found;
    }
    return found;
  }

  /** An end that an event brings is later than every day. */
  private static int compare(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return one.compareTo(other);
  }

  /** The first line of the candidate on a day of which the rules in force have another place. */
  private @Nullable MeasureInterval moved(
      List<MeasureInterval> before, List<MeasureInterval> after) {
    for (MeasureInterval fresh : after) {
      for (MeasureInterval old : before) {
        if (fresh.place() != old.place() && overlap(fresh, old)) {
          return fresh;
        }
      }
    }
    return null;
  }

  private boolean overlap(MeasureInterval one, MeasureInterval other) {
    LocalDate from = later(later(asOf, one.from()), other.from());
    return reaches(one.until(), from) && reaches(other.until(), from);
  }

  private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  private static boolean reaches(@Nullable LocalDate until, LocalDate day) {
    return until == null || !until.isBefore(day);
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
        List.copyOf(places), lines.getFirst().from(), latest(lines).until());
  }
}
