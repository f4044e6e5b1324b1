package lianfang.casework.time;

import java.time.LocalTime;

/**
 * 时长: how long something may take.
 *
 * @param unit what is counted
 * @param amount how many; 0 for the same day
 * @param cutOff until when what comes in counts as of its day; of the same day only
 */
public record Span(Unit unit, long amount, LocalTime cutOff) {

  /** What is counted. */
  public enum Unit {
    WORKING_MINUTES("working-minutes"),
    WORKING_HOURS("working-hours"),
    WORKING_DAYS("working-days"),
    SAME_DAY("same-day"),
    MINUTES("minutes"),
    HOURS("hours"),
    DAYS("days");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    /** The word in files. */
    public String word() {
      return word;
    }

    /** Whether the calendar is asked. */
    public boolean works() {
      return this != MINUTES && this != HOURS && this != DAYS;
    }
  }

  /** Refuses what is not more than nothing. */
  public Span {
    if (amount <= 0 && unit != Unit.SAME_DAY) {
      throw new IllegalArgumentException(
          "a span of " + amount + " " + unit.word() + " is none; write at least 1");
    }
  }

  /** A span of so many. */
  public static Span of(Unit unit, long amount) {
    return new Span(unit, amount, LocalTime.MIDNIGHT);
  }

  /** The same working day when it comes in until then, the next one otherwise. */
  public static Span sameDay(LocalTime cutOff) {
    return new Span(Unit.SAME_DAY, 0, cutOff);
  }
}
