package lianfang.rulebook.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 小数隐去: who may not see persons does not learn from a small count who somebody is. A village of
 * which any number lies between 1 and {@value #SMALLEST} - 1 is left out whole, so that nobody can
 * tell which of a township's villages makes up the rest.
 */
public final class Suppression {

  /** The smallest count that is shown below a township. */
  public static final int SMALLEST = 5;

  private static final int TOWNSHIP_DIGITS = 9;

  private Suppression() {}

  /**
   * The areas without the villages whose counts are small. Where that is one village alone of its
   * township, the one with the fewest changes beside it is left out too: else the township's figure
   * less the villages that are shown would tell it.
   */
  public static List<AreaChange> of(List<AreaChange> areas) {
    Map<String, List<AreaChange>> left = new HashMap<>();
    for (AreaChange area : areas) {
      if (isSmall(area)) {
        left.computeIfAbsent(township(area), key -> new ArrayList<>()).add(area);
      }
    }
    Set<AreaChange> hidden = new HashSet<>();
    for (Map.Entry<String, List<AreaChange>> township : left.entrySet()) {
      hidden.addAll(township.getValue());
      if (township.getValue().size() == 1) {
        areas.stream()
            .filter(area -> isBelowTownship(area.area()) && !hidden.contains(area))
            .filter(area -> township(area).equals(township.getKey()))
            .min(Comparator.comparingLong(Suppression::changes))
            .ifPresent(hidden::add);
      }
    }
    return areas.stream().filter(area -> !hidden.contains(area)).toList();
  }

  private static String township(AreaChange area) {
    return area.area().substring(0, TOWNSHIP_DIGITS);
  }

  private static long changes(AreaChange area) {
    return Arrays.stream(Change.values()).mapToLong(area.totals()::of).sum();
  }

  /** Whether all figures of this area would be counts below a township. */
  public static boolean isBelowTownship(String area) {
    return area.length() > TOWNSHIP_DIGITS;
  }

  private static boolean isSmall(AreaChange area) {
    return isBelowTownship(area.area())
        && Arrays.stream(Change.values())
            .mapToLong(area.totals()::of)
            .anyMatch(count -> count > 0 && count < SMALLEST);
  }
}
