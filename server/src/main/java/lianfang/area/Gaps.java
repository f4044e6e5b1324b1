package lianfang.area;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 责任空白清单: the holes of an area's chain of responsibility.
 *
 * @param counts how many there are, by level; a level without holes is left out
 * @param first the first of them, by level and area
 */
public record Gaps(Map<ResponsibleLevel, Long> counts, List<Gap> first) {

  /** Keeps copies, levels in their order. */
  public Gaps {
    Map<ResponsibleLevel, Long> inOrder = new EnumMap<>(ResponsibleLevel.class);
    inOrder.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(inOrder);
    first = List.copyOf(first);
  }

  /** How many there are of all levels. */
  public long all() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
