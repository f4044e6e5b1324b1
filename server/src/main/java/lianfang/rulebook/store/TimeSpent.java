package lianfang.rulebook.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * 用时: what a switch spends its time on, so that its log tells a slow one from a usual one. Work on
 * several processors adds up to more than the clock.
 */
public final class TimeSpent {

  /** What is done, in its order; the first four are done side by side, range by range. */
  public enum On {
    /** Reading what stands and the facts. */
    READING,
    /** Deriving outcomes from facts. */
    DERIVING,
    /** Comparing them with what stands. */
    COMPARING,
    /** Writing what differs. */
    WRITING,
    /** Buildings and units: all of it, by the clock. */
    PLACES,
    /** Indexes and statistics of what was written, by the clock. */
    INDEXES,
    /** What came meanwhile, and the change itself under the lock, by the clock. */
    CHANGING
  }

  private final Map<On, LongAdder> nanos = new EnumMap<>(On.class);
  private long mark = System.nanoTime();

  /** Begins now, with nothing spent. */
  public TimeSpent() {
    for (On on : On.values()) {
      nanos.put(on, new LongAdder());
    }
  }

  /** Adds what one worker has spent. */
  public void add(On on, long spentNanos) {
    Objects.requireNonNull(nanos.get(on)).add(spentNanos);
  }

  /** Ends a stretch of the one thread that leads. */
  public void until(On on) {
    long now = System.nanoTime();
    add(on, now - mark);
    mark = now;
  }

  /** Begins a stretch anew: what went on since the last one was counted by the workers. */
  public void begin() {
    mark = System.nanoTime();
  }

  @Override
  public String toString() {
    return nanos.entrySet().stream()
        .map(one -> {
          double seconds = Duration.ofNanos(one.getValue().sum()).toMillis() / 1000.0;
          String on = one.getKey().name().toLowerCase(Locale.ROOT);
          return String.format(Locale.ROOT, "%s %.1f s", on, seconds);
        })
        .collect(Collectors.joining(", "));
  }
}
