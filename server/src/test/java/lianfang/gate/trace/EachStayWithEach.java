package lianfang.gate.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;

/** 对照: who met whom, by comparing each stay with each. */
final class EachStayWithEach {

  private EachStayWithEach() {}

  static List<Meeting> meetings(List<Stays.Stay> mine, List<Stays.Stay> others, Duration gap) {
    Map<List<UUID>, Meeting> found = new HashMap<>();
    for (Stays.Stay one : mine) {
      for (Stays.Stay other : others) {
        boolean meets =
            one.checkpoint().equals(other.checkpoint())
                && !one.person().equals(other.person())
                && !other.from().isAfter(one.until().plus(gap))
                && !other.until().isBefore(one.from().minus(gap));
        if (meets) {
          found.merge(
              List.of(other.person(), other.checkpoint()),
              meeting(one, other),
              EachStayWithEach::both);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static Meeting meeting(Stays.Stay one, Stays.Stay other) {
    Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
    Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
    long seconds = Math.max(0, Duration.between(from, until).toSeconds());
    var day = Days.of(from);
    return new Meeting(other.person(), other.checkpoint(), day, day, seconds / 60, 1);
  }

  private static Meeting both(Meeting one, Meeting other) {
    return new Meeting(
        one.other(),
        one.checkpoint(),
        one.first().isBefore(other.first()) ? one.first() : other.first(),
        one.last().isAfter(other.last()) ? one.last() : other.last(),
        one.minutes() + other.minutes(),
        one.times() + other.times());
  }
}
