package lianfang.situation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * 连续天数: days without an event, always with its convention. Officials of one city have counted both
 * ways, so a number of days alone says nothing.
 */
public enum Streak {
  /** The day of the last event does not count; the day after it is the first. */
  EXCLUSIVE(0),
  /** The day of the last event counts as the first. */
  INCLUSIVE(1);

  private final int extra;

  Streak(int extra) {
    this.extra = extra;
  }

  /**
   * Days at the end (24:00) of {@code on}.
   *
   * @param last day of the last event, not after {@code on}
   */
  public long days(LocalDate last, LocalDate on) {
    if (last.isAfter(on)) {
      throw new IllegalArgumentException("the last event of " + last + " lies after " + on);
    }
    return ChronoUnit.DAYS.between(last, on) + extra;
  }
}
