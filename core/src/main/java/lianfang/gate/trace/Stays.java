package lianfang.gate.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.gate.Direction;

/**
 * 停留: passages of people become stays. Whoever goes in and next goes out within the longest stay
 * was inside meanwhile; any other passage is a moment. Which stays meet is said by {@link
 * Encounters}.
 */
public final class Stays {

  private static final Comparator<Point> ORDER =
      Comparator.comparing(Point::at).thenComparing(Point::direction);

  private Stays() {}

  /** Somebody at one place. */
  private record Somebody(UUID person, UUID checkpoint) {}

  /** A passage of somebody; of two at one instant the way in comes first. */
  public record Point(UUID person, UUID checkpoint, Instant at, Direction direction) {}

  /** Somebody was at a place from a moment to another. */
  public record Stay(UUID person, UUID checkpoint, Instant from, Instant until) {}

  /** The stays of these passages, in no order. */
  public static List<Stay> of(List<Point> points, Duration longest) {
    Map<Somebody, List<Point>> by = new HashMap<>();
    for (Point point : points) {
      by.computeIfAbsent(
              new Somebody(point.person(), point.checkpoint()), key -> new ArrayList<>(4))
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

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
