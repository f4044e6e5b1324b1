package lianfang.rulebook.shortage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.rulebook.simulation.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * 紧缺: an area whose days ask for more of something than facts say is there, by the rules in force
 * or under the candidate; or an area of which no fact says what is there.
 *
 * @param area division code of 4, 6, 9 or 12 digits
 * @param resource of what
 * @param there how much there is a day; null where no fact says
 * @param days on how many days of the horizon it is short under the candidate
 * @param daysBefore the same by the rules in force
 * @param first the first of these days under the candidate, null where there is none
 * @param fullest the day that asks for the most under the candidate
 * @param need what it asks for
 * @param needBefore the most that a day asks for by the rules in force
 * @param grid the grid of the village that is meant; null for an area as a whole
 */
public record Shortage(
    String area,
    Resource resource,
    @Nullable Long there,
    int days,
    int daysBefore,
    @Nullable LocalDate first,
    LocalDate fullest,
    long need,
    long needBefore,
    @Nullable UUID grid) {

  /** How much is lacking on the fullest day under the candidate; 0 where nobody can say. */
  public long lacks() {
    return there == null ? 0 : Math.max(0, need - there);
  }

  /**
   * The same without grids and without the villages whose figures are small, for readers who may
   * not see persons; see {@link Suppression}.
   */
  public static List<Shortage> withoutSmall(List<Shortage> all) {
    return Suppression.of(
        all.stream().filter(one -> one.grid() == null).toList(),
        Shortage::area,
        one -> new long[] {one.need(), one.needBefore(), one.lacks()});
  }

  /**
   * 最小单位: of the areas that have their own of something, those that have no smaller one: counties,
   * villages, and the grids of villages that are compared by grid.
   */
  public static List<Shortage> smallest(List<Shortage> all, Resource resource) {
    Set<String> gridded =
        all.stream()
            .filter(one -> one.grid() != null)
            .map(Shortage::area)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(one -> one.resource() == resource && one.area().length() == resource.digits())
        .filter(one ->
            one.grid() != null || resource != Resource.HOURS || !gridded.contains(one.area()))
        .toList();
  }

  /**
   * 最吃紧: of the smallest areas that have their own of something, the one that lacks the most under
   * the candidate; of equal ones the first by code; empty where none lacks any.
   */
  public static Optional<Shortage> worst(List<Shortage> all, Resource resource) {
    return smallest(all, resource).stream()
        .filter(one -> one.lacks() > 0)
        .max(
            Comparator.comparingLong(Shortage::lacks)
                .thenComparing(Shortage::area, Comparator.reverseOrder())
                .thenComparing(one -> String.valueOf(one.grid()), Comparator.reverseOrder()));
  }
}
