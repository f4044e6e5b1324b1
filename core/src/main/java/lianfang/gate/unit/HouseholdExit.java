package lianfang.gate.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 每户外出: somebody went out by a pass for one person a household. The household counts and not the
 * person, and all gates and not the one.
 *
 * @param everyDays in which one person goes out
 */
public record HouseholdExit(
    UUID household, UUID person, UUID checkpoint, Instant at, int everyDays) {

  /** Whoever comes to the next gate on the way out is on the same outing. */
  private static final Duration SAME_OUTING = Duration.ofHours(1);

  /** Who went out in the evening may go in the morning of the day on which it is time again. */
  private static final Duration TOLERANCE = Duration.ofHours(12);

  /** Whether this one came before the household might go out again after the other one. */
  public boolean isTooEarlyAfter(HouseholdExit before) {
    Duration since = Duration.between(before.at, at);
    boolean sameOuting =
        person.equals(before.person)
            && !checkpoint.equals(before.checkpoint)
            && since.compareTo(SAME_OUTING) < 0;
    return !sameOuting && since.compareTo(Duration.ofDays(everyDays).minus(TOLERANCE)) < 0;
  }

  /** Those that came too early, which gates let pass that did not know of each other. */
  public static List<HouseholdExit> tooEarly(Collection<HouseholdExit> exits) {
    Map<UUID, HouseholdExit> last = new HashMap<>();
    List<HouseholdExit> early = new ArrayList<>();
    exits.stream()
        .sorted(Comparator.comparing(HouseholdExit::at))
        .forEach(exit -> {
          HouseholdExit before = last.put(exit.household(), exit);
          if (before != null && exit.isTooEarlyAfter(before)) {
            early.add(exit);
          }
        });
    return early;
  }
}
