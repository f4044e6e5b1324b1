package lianfang.casework.round;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 覆盖情况: how far a round has come.
 *
 * @param total targets
 * @param visited of them
 * @param missed those that nobody has visited yet
 * @param leftByGroup how many each group has still to visit
 */
public record Coverage(
    int total, int visited, List<RoundTarget> missed, Map<Integer, Integer> leftByGroup) {

  /** Copies what it holds. */
  public Coverage {
    missed = List.copyOf(missed);
    SortedMap<Integer, Integer> ordered = new TreeMap<>(leftByGroup);
    leftByGroup = java.util.Collections.unmodifiableSortedMap(ordered);
  }

  /** Whether no target is left out. */
  public boolean complete() {
    return visited == total;
  }
}
