package lianfang.rulebook.timeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 期间: days from first to last, both inclusive, as epoch days of Asia/Shanghai.
 *
 * @param first first day
 * @param last last day, {@link #OPEN} where an event ends it
 */
public record Span(long first, long last) {

  /** The last day of a span that only an event ends. */
  public static final long OPEN = Long.MAX_VALUE;

  /** The span from {@code first} that only an event ends. */
  public static Span from(long first) {
    return new Span(first, OPEN);
  }

  /** Whether no day is in it. */
  public boolean isEmpty() {
    return last < first;
  }

  /** Whether an event, not a date, ends it. */
  public boolean isOpen() {
    return last == OPEN;
  }

  /** Whether both have a day in common. */
  public boolean overlaps(Span other) {
    return first <= other.last && other.first <= last;
  }

  /** Whether {@code day} is in it. */
  public boolean contains(long day) {
    return first <= day && day <= last;
  }

  /** This span, ended on {@code day} at the latest; it may become empty. */
  public Span endedBy(long day) {
    return day < last ? new Span(first, day) : this;
  }

  /** The first day as a date. */
  public LocalDate from() {
    return LocalDate.ofEpochDay(first);
  }

  /** The last day as a date, null where an event ends it. */
  public @Nullable LocalDate until() {
    return last == OPEN ? null : LocalDate.ofEpochDay(last);
  }
}
