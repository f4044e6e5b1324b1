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
import lianfang.gate.trace.Stays.Stay;

/**
 * 同处: who met whom, one place after the other. Since no stay is longer than the longest one, those
 * of others that can reach a stay begin in a short stretch of a list in order of beginnings;
 * nothing is compared with what lies outside.
 */
public final class Encounters {

  private static final Comparator<Stay> BY_BEGINNING = Comparator.comparing(Stay::from);

  private final Duration gap;
  private final Duration longest;
  private final Map<UUID, Map<At, Sum>> found = new HashMap<>();

  /**
   * Nobody has met yet.
   *
   * @param gap stays that lie this far apart still meet
   * @param longest no stay is longer
   */
  public Encounters(Duration gap, Duration longest) {
    this.gap = gap;
    this.longest = longest;
  }

  private record At(UUID other, UUID place) {}

  private static final class Sum {
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private long minutes;
    private int times;

    private void add(Stay one, Stay other) {
      Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
      Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
      first = from.isBefore(first) ? from : first;
      last = from.isAfter(last) ? from : last;
      minutes += Math.max(0, Duration.between(from, until).toSeconds()) / 60;
      times++;
    }

    private Meeting meeting(At at) {
      return new Meeting(at.other, at.place, Days.of(first), Days.of(last), minutes, times);
    }
  }

  /**
   * Adds what happened at one place in a stretch of time.
   *
   * @param cases stays of those who are asked about
   * @param all stays of everybody at that place in that time; theirs may be among them
   */
  public void add(List<Stay> cases, List<Stay> all) {
    List<Stay> others = all.stream().sorted(BY_BEGINNING).toList();
    for (Stay one : cases) {
      Instant earliest = one.from().minus(gap);
      Instant latest = one.until().plus(gap);
      for (int at = since(others, earliest.minus(longest)); at < others.size(); at++) {
        Stay other = others.get(at);
        if (other.from().isAfter(latest)) {
          break;
        }
        if (!other.until().isBefore(earliest) && !other.person().equals(one.person())) {
          found
              .computeIfAbsent(one.person(), key -> new HashMap<>())
              .computeIfAbsent(new At(other.person(), one.checkpoint()), key -> new Sum())
              .add(one, other);
        }
      }
    }
  }

  /** The first of those that begin at this instant or later. */
  private static int since(List<Stay> ordered, Instant from) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).from().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Everybody who met them until now, by the one who was asked about. */
  public Map<UUID, List<Meeting>> meetings() {
    Map<UUID, List<Meeting>> meetings = new HashMap<>();
    found.forEach((person, met) -> {
      List<Meeting> some = new ArrayList<>(met.size());
      met.forEach((at, sum) -> some.add(sum.meeting(at)));
      meetings.put(person, some);
    });
    return meetings;
  }
}
