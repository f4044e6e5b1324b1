package lianfang.gate.passage;

import java.time.Instant;
import java.time.LocalDate;
import lianfang.fact.Days;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 保存天数: how long passages are kept. No text of the time sets a number for gates, so it is a setting
 * of the city, {@code lianfang.passages.days}; without one it is sixty days, which is four times
 * the longest observation.
 */
@Component
public class PassageDays {

  private final int days;

  /** As the city has set it. */
  public PassageDays(@Value("${lianfang.passages.days:60}") int days) {
    if (days < 30 || days > 3_660) {
      throw new IllegalArgumentException(
          "lianfang.passages.days is " + days + "; 30 to 3660 days are possible");
    }
    this.days = days;
  }

  /** How many days. */
  public int days() {
    return days;
  }

  /** Passages of before are kept no longer at {@code now}. */
  Instant oldest(Instant now) {
    return Days.start(Days.of(now).minusDays(days));
  }

  /** Whether all days of the month that begins with {@code first} have been kept long enough. */
  boolean over(LocalDate first, Instant now) {
    return !Days.start(first.plusMonths(1)).isAfter(oldest(now));
  }
}
