package lianfang.rulebook.simulation;

import java.util.Arrays;
import java.util.List;

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

  /** The areas without the villages whose counts are small. */
  public static List<AreaChange> of(List<AreaChange> areas) {
    return areas.stream().filter(area -> !isSmall(area)).toList();
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
