package lianfang.rulebook.shortage;

import org.jspecify.annotations.Nullable;

/**
 * 能力: what facts say is there to carry measures out, on the as-of day.
 *
 * @param sites isolation sites
 * @param beds in all of them
 * @param taken beds that are taken
 * @param workers grid workers; null where it was kept before they were counted
 * @param disinfections places that teams disinfect a day; null where no team is recorded
 * @param gridded villages whose hours are compared by grid, because grids there have workers of
 *     their own; null where it was kept before that was done
 */
public record Capacity(
    int sites,
    int beds,
    int taken,
    @Nullable Long workers,
    @Nullable Long disinfections,
    @Nullable Long gridded) {

  /** Hours of all grid workers a day; 0 where none is known. */
  public long hours(Workload work) {
    return workers == null ? 0 : workers * work.workerHours();
  }
}
