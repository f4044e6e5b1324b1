package lianfang.gate.issue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * 时段的先后: how a time that was given stands to the moment. The Henan health certificate is assessed
 * on site within it, and whoever comes earlier is turned away; of whoever comes late it says
 * nothing.
 */
public enum SlotPhase {
  /** 未到: nobody is assessed yet. */
  AHEAD,
  /** 时段内. */
  RUNNING,
  /** 已过. */
  OVER;

  /** The word in texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where it stands.
   *
   * @param minuteFrom its first minute of the day
   * @param minuteTo the minute of the day with which it is over
   */
  public static SlotPhase of(LocalDate day, int minuteFrom, int minuteTo, LocalDateTime now) {
    LocalDateTime midnight = day.atStartOfDay();
    if (now.isBefore(midnight.plusMinutes(minuteFrom))) {
      return AHEAD;
    }
    return now.isBefore(midnight.plusMinutes(minuteTo)) ? RUNNING : OVER;
  }
}
