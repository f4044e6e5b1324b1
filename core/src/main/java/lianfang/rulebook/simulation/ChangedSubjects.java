package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import lianfang.rulebook.outcome.Line;

/**
 * 换代变化: how many subjects a switch of rules changes, while several threads derive them; the words
 * are those of a simulation.
 */
public final class ChangedSubjects {

  private final LocalDate asOf;
  private final Map<Change, LongAdder> counts = new EnumMap<>(Change.class);

  /** Nothing yet, as of a day, Asia/Shanghai. */
  public ChangedSubjects(LocalDate asOf) {
    this.asOf = asOf;
    for (Change kind : Change.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  /**
   * Counts one subject, which is told of once.
   *
   * @param before all its lines by the rules in force
   * @param after all its lines by those that come
   * @return in which ways it changes, empty where nobody would notice
   */
  public Set<Change> add(List<? extends Line> before, List<? extends Line> after) {
    Set<Change> kinds = LineChanges.kinds(asOf, before, after);
    for (Change kind : kinds) {
      counts.getOrDefault(kind, new LongAdder()).increment();
    }
    return kinds;
  }

  /** What was counted so far. */
  public Totals totals() {
    return new Totals(
        of(Change.UNDER),
        of(Change.RELEASED),
        of(Change.LONGER),
        of(Change.SHORTER),
        of(Change.MOVED));
  }

  private long of(Change kind) {
    return counts.getOrDefault(kind, new LongAdder()).sum();
  }
}
