package lianfang.gate.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.gate.Direction;

/**
 * 停留: passages of people become stays, and stays that lie together become meetings. Whoever goes in
 * and next goes out within the longest stay was inside meanwhile; any other passage is a moment.
 */
public final class Stays {

  private static final Comparator<Point> ORDER =
      Comparator.comparing(Point::at).thenComparing(Point::direction);

  private Stays() {}

  /** A passage of somebody; of two at one instant the way in comes first. */
  public record Point(UUID person, UUID checkpoint, Instant at, Direction direction) {}

  /** Somebody was at a place from a moment to another. */
  public record Stay(UUID person, UUID checkpoint, Instant from, Instant until) {}

  /** The stays of these passages, in no order. */
  public static List<Stay> of(List<Point> points, Duration longest) {
    Map<List<UUID>, List<Point>> by = new HashMap<>();
    for (Point point : points) {
      by.computeIfAbsent(List.of(point.person(), point.checkpoint()), key -> new ArrayList<>())
          .add(point);
    }
    List<Stay> stays = new ArrayList<>();
    for (List<Point> some : by.values()) {
      some.sort(ORDER);
      for (int at = 0; at < some.size(); at++) {
        Point point = some.get(at);
        boolean whole = at + 1 < some.size() && pairs(point, some.get(at + 1), longest);
        Instant until = whole ? some.get(at + 1).at() : point.at();
        stays.add(new Stay(point.person(), point.checkpoint(), point.at(), until));
        at += whole ? 1 : 0;
      }
    }
    return stays;
  }

  private static boolean pairs(Point point, Point next, Duration longest) {
    return point.direction() == Direction.IN
        && next.direction() == Direction.OUT
        && !next.at().isAfter(point.at().plus(longest));
  }

  /** What of these stays lies between two instants; moments at either end count. */
  public static List<Stay> within(List<Stay> stays, Instant from, Instant until) {
    return stays.stream()
        .filter(stay -> !stay.until().isBefore(from) && !stay.from().isAfter(until))
        .map(stay ->
            new Stay(
                stay.person(),
                stay.checkpoint(),
                later(stay.from(), from),
                stay.until().isBefore(until) ? stay.until() : until))
        .toList();
  }

  /**
   * Who met the one whose stays are {@code mine}, by comparing each with each.
   *
   * @param gap stays that lie this far apart still meet
   */
  public static List<Meeting> meetings(List<Stay> mine, List<Stay> others, Duration gap) {
    Map<List<UUID>, Meeting> found = new HashMap<>();
    for (Stay one : mine) {
      for (Stay other : others) {
        boolean meets =
            one.checkpoint().equals(other.checkpoint())
                && !one.person().equals(other.person())
                && !other.from().isAfter(one.until().plus(gap))
                && !other.until().isBefore(one.from().minus(gap));
        if (meets) {
          found.merge(
              List.of(other.person(), other.checkpoint()), meeting(one, other), Stays::both);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static Meeting meeting(Stay one, Stay other) {
    Instant from = later(one.from(), other.from());
    Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
    long seconds = Math.max(0, Duration.between(from, until).toSeconds());
    var day = Days.of(from);
    return new Meeting(other.person(), other.checkpoint(), day, day, seconds / 60, 1);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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
