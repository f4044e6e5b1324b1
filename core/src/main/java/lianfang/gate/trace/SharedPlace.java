package lianfang.gate.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import lianfang.gate.trace.Stays.Stay;

/**
 * 同处时段: a stretch of time at one place in which whoever is asked about may have met somebody.
 *
 * @param spot the place
 * @param from passages before it cannot matter
 * @param until passages after it cannot matter
 * @param cases stays of those who are asked about, all well inside
 */
public record SharedPlace(UUID spot, Instant from, Instant until, List<Stay> cases) {

  /**
   * Few stretches that hold all these stays; no two of them overlap.
   *
   * @param margin what lies this far before or after a stay may still matter
   */
  public static List<SharedPlace> of(UUID spot, List<Stay> stays, Duration margin) {
    List<SharedPlace> merged = new ArrayList<>();
    List<Stay> some = new ArrayList<>();
    Instant from = Instant.MIN;
    Instant until = Instant.MIN;
    for (Stay stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
      if (!some.isEmpty() && stay.from().minus(margin).isAfter(until)) {
        merged.add(new SharedPlace(spot, from, until, List.copyOf(some)));
        some.clear();
      }
      Instant end = stay.until().plus(margin);
      from = some.isEmpty() ? stay.from().minus(margin) : from;
      until = some.isEmpty() || end.isAfter(until) ? end : until;
      some.add(stay);
    }
    if (!some.isEmpty()) {
      merged.add(new SharedPlace(spot, from, until, List.copyOf(some)));
    }
    return merged;
  }
}
