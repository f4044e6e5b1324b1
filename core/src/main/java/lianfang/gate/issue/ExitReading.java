package lianfang.gate.issue;

import lianfang.rulebook.ReadingCheck;
import org.jspecify.annotations.Nullable;

/**
 * 封闭外出口径: whether one person of each household may leave a place that a notice closes, as an
 * official has read that notice.
 *
 * @param everyDays in which one person may go; 0 where nobody may
 * @param signed whether somebody has signed it; nobody may where nobody has
 */
public record ExitReading(int everyDays, boolean signed) {

  /** The key of the reading. */
  public static final String KEY = ReadingCheck.CLOSURE_EXITS;

  /** The value by which nobody goes out. */
  public static final String NOBODY = "none";

  /** The most days, so that a gate which looks a month back knows of the last exit. */
  public static final int DAYS_MAX = 30;

  /** How a signed value reads; null for none. */
  public static ExitReading of(@Nullable String value) {
    return value == null || value.equals(NOBODY)
        ? new ExitReading(0, value != null)
        : new ExitReading(Integer.parseInt(value), true);
  }

  /** Of two closures the stricter one counts, as it does for measures. */
  public ExitReading or(ExitReading other) {
    if (everyDays == 0 || other.everyDays == 0) {
      return new ExitReading(0, everyDays == 0 && signed || other.everyDays == 0 && other.signed);
    }
    return everyDays >= other.everyDays ? this : other;
  }
}
