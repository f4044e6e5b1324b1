package lianfang.rulebook.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

  /** The areas of a simulation without the villages whose counts are small. */
  public static List<AreaChange> of(List<AreaChange> areas) {
    return of(areas, AreaChange::area, Suppression::counts);
  }

  /**
   * The rows of a table without the villages whose counts are small. Where that is one village
   * alone of its township, the one with the fewest people beside it is left out too: else the
   * township's figure less the villages that are shown would tell it.
   *
   * @param area the division code of a row
   * @param counts its figures
   */
  public static <T> List<T> of(List<T> rows, Function<T, String> area, Function<T, long[]> counts) {
    Map<String, List<T>> left = new HashMap<>();
    for (T row : rows) {
      if (isBelowTownship(area.apply(row)) && isSmall(counts.apply(row))) {
        left.computeIfAbsent(township(area.apply(row)), key -> new ArrayList<>()).add(row);
      }
    }
    Set<T> hidden = new HashSet<>();
    for (Map.Entry<String, List<T>> township : left.entrySet()) {
      hidden.addAll(township.getValue());
      if (township.getValue().size() == 1) {
        rows.stream()
            .filter(row -> isBelowTownship(area.apply(row)) && !hidden.contains(row))
            .filter(row -> township(area.apply(row)).equals(township.getKey()))
            .min(Comparator.comparingLong(row -> Arrays.stream(counts.apply(row)).sum()))
            .ifPresent(hidden::add);
      }
    }
    return rows.stream().filter(row -> !hidden.contains(row)).toList();
  }

  private static String township(String area) {
    return area.substring(0, TOWNSHIP_DIGITS);
  }

  private static long[] counts(AreaChange area) {
    return Arrays.stream(Change.values()).mapToLong(area.totals()::of).toArray();
  }

  /** Whether all figures of this area would be counts below a township. */
  public static boolean isBelowTownship(String area) {
    return area.length() > TOWNSHIP_DIGITS;
  }

  private static boolean isSmall(long[] counts) {
    return Arrays.stream(counts).anyMatch(count -> count > 0 && count < SMALLEST);
  }
}
