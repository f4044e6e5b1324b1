package lianfang.rulebook.simulation;

import org.jspecify.annotations.Nullable;

/**
 * 能力: what facts say is there to carry measures out, on the as-of day.
 *
 * @param sites isolation sites
 * @param beds in all of them
 * @param taken beds that are taken
 * @param workers grid workers; null where it was kept before they were counted
 */
public record Capacity(int sites, int beds, int taken, @Nullable Long workers) {

  /** Hours that a grid worker gives a day; our assumption. */
  public static final int WORKER_HOURS = 8;

  /** Hours of all grid workers a day; 0 where none is known. */
  public long hours() {
    return workers == null ? 0 : workers * WORKER_HOURS;
  }
}
