package lianfang.rulebook.timeline;

import java.util.Optional;

/**
 * 起算: which day is day 1. Release is at 24:00 of the last day in both conventions; local notices of
 * 2020 used both, so it is a reading and not a constant.
 */
public enum DayCount {
  /** Convention A: the day of the starting event is day 1. */
  SAME_DAY("same-day", 0),
  /** Convention B: the day after the starting event is day 1. */
  DAY_AFTER("day-after", 1);

  private final String word;
  private final int offset;

  DayCount(String word, int offset) {
    this.word = word;
    this.offset = offset;
  }

  /** The word in readings.yaml. */
  public String word() {
    return word;
  }

  /** The {@code days} days that an event on {@code day} starts. */
  public Span count(long day, long days) {
    return new Span(day + offset, day + offset + days - 1);
  }

  /** The convention with this word. */
  public static Optional<DayCount> find(String word) {
    for (DayCount count : values()) {
      if (count.word.equals(word)) {
        return Optional.of(count);
      }
    }
    return Optional.empty();
  }
}
