package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lianfang.rulebook.Measure;
import lianfang.rulebook.outcome.Line;
import org.jspecify.annotations.Nullable;

/**
 * 行的变化: how the lines of one subject and one measure differ. A simulation foretells it and the
 * report of a switch tells it, both by this comparison.
 *
 * @param kinds in which ways, empty where they say the same
 * @param decides the line that does it, or the latest one where nothing differs
 */
record LineChanges<L extends Line>(Set<Change> kinds, L decides) {

  /**
   * Compares lines that hold on a day or begin later.
   *
   * @param before by the rules in force, in order of their first days
   * @param after by the others, in the same order; one of both holds a line
   */
  static <L extends Line> LineChanges<L> of(LocalDate asOf, List<L> before, List<L> after) {
    if (before.isEmpty()) {
      return new LineChanges<>(EnumSet.of(Change.UNDER), after.getFirst());
    }
    if (after.isEmpty()) {
      return new LineChanges<>(EnumSet.of(Change.RELEASED), before.getLast());
    }
    Set<Change> kinds = EnumSet.noneOf(Change.class);
    L last = latest(before);
    L next = latest(after);
    int order = compare(next.until(), last.until());
    if (order != 0) {
      kinds.add(order > 0 ? Change.LONGER : Change.SHORTER);
    }
    L moved = moved(asOf, before, after);
    if (moved != null) {
      kinds.add(Change.MOVED);
    }
    return new LineChanges<>(kinds, order > 0 ? next : order < 0 || moved == null ? last : moved);
  }

  /** In which ways all lines of one subject differ, whatever they ask for. */
  static Set<Change> kinds(
      LocalDate asOf, List<? extends Line> before, List<? extends Line> after) {
    Set<Change> kinds = EnumSet.noneOf(Change.class);
    for (Measure measure : Measure.values()) {
      List<Line> old = lines(before, measure, asOf);
      List<Line> fresh = lines(after, measure, asOf);
      if (!old.isEmpty() || !fresh.isEmpty()) {
        kinds.addAll(of(asOf, old, fresh).kinds());
      }
    }
    return kinds;
  }

  private static List<Line> lines(List<? extends Line> all, Measure measure, LocalDate asOf) {
    List<Line> found = new ArrayList<>(2);
    for (Line line : all) {
      if (line.measure() == measure && reaches(line.until(), asOf)) {
        found.add(line);
      }
    }
    return found;
  }

  /** The line with the last end. */
  static <L extends Line> L latest(List<L> lines) {
    L found = lines.getFirst();
    for (L line : lines) {
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

  /** The first line of the other rules on a day of which those in force have another place. */
  private static <L extends Line> @Nullable L moved(LocalDate asOf, List<L> before, List<L> after) {
    for (L fresh : after) {
      for (L old : before) {
        if (fresh.place() != old.place() && overlap(asOf, fresh, old)) {
          return fresh;
        }
      }
    }
    return null;
  }

  private static boolean overlap(LocalDate asOf, Line one, Line other) {
    LocalDate from = later(later(asOf, one.from()), other.from());
    return reaches(one.until(), from) && reaches(other.until(), from);
  }

  private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  /** Whether something that ends on {@code until} holds on a day or begins later. */
  static boolean reaches(@Nullable LocalDate until, LocalDate day) {
    return until == null || !until.isBefore(day);
  }
}
