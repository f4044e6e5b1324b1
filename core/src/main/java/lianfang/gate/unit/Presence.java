package lianfang.gate.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lianfang.gate.Direction;
import org.jspecify.annotations.Nullable;

/**
 * 在场: whether somebody is inside a unit, by the passages at its gates and what its data manager
 * said, and where they disagree.
 *
 * @param person opaque id
 * @param inside by the last thing that is known
 * @param since when; null where nothing is known
 * @param doubts what does not fit together, to be resolved
 */
public record Presence(UUID person, boolean inside, @Nullable Instant since, Set<Doubt> doubts) {

  /** 存疑: what does not fit. */
  public enum Doubt {
    /** 重复进入: in twice without going out, which two gates may have told. */
    IN_TWICE("in-twice"),
    /** 重复离开: out without having gone in. */
    OUT_TWICE("out-twice"),
    /** 有进无出: inside for longer than anybody stays. */
    NO_EXIT("no-exit"),
    /** 每户超次: out by a pass for one person a household before it was time again. */
    HOUSEHOLD_TWICE("household-twice");

    private final String word;

    Doubt(String word) {
      this.word = word;
    }

    /** The word in the files of texts. */
    public String word() {
      return word;
    }
  }

  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at).thenComparing(Event::isStated).thenComparing(Event::in);

  /** Copies the doubts. */
  public Presence {
    doubts = Set.copyOf(doubts);
  }

  /**
   * A passage, or what the data manager said.
   *
   * @param in whether the person was inside afterwards
   * @param gate which told it; null where a person said so
   */
  public record Event(UUID person, Instant at, boolean in, @Nullable UUID gate) {

    /** A passage at a gate. */
    public static Event passage(UUID person, Instant at, Direction direction, UUID gate) {
      return new Event(person, at, direction == Direction.IN, gate);
    }

    /** What the data manager said. */
    public static Event stated(UUID person, Instant at, boolean in) {
      return new Event(person, at, in, null);
    }

    /** Whether a person said so; what was before it counts no more. */
    public boolean isStated() {
      return gate == null;
    }
  }

  /** What has to be looked at of somebody's events: from the last that a person said, in order. */
  public static List<Event> latest(List<Event> events) {
    List<Event> latest = new ArrayList<>();
    for (Event event : events.stream().sorted(ORDER).toList()) {
      if (event.isStated()) {
        latest.clear();
      }
      latest.add(event);
    }
    return List.copyOf(latest);
  }

  /** The same with one more doubt. */
  public Presence doubting(Doubt more) {
    EnumSet<Doubt> all = EnumSet.of(more);
    all.addAll(doubts);
    return new Presence(person, inside, since, all);
  }

  /**
   * Where one person is.
   *
   * @param events of this person at one unit, in any order
   * @param longest nobody stays for longer
   */
  public static Presence of(UUID person, List<Event> events, Instant now, Duration longest) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(ORDER);
    EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    Event last = null;
    for (Event event : sorted) {
      if (event.isStated()) {
        doubts.clear();
      } else if (last != null && last.in() == event.in()) {
        doubts.add(event.in() ? Doubt.IN_TWICE : Doubt.OUT_TWICE);
      }
      last = event;
    }
    if (last != null && last.in() && last.at().plus(longest).isBefore(now)) {
      doubts.add(Doubt.NO_EXIT);
    }
    return new Presence(person, last != null && last.in(), last == null ? null : last.at(), doubts);
  }
}
