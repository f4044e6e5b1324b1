package lianfang.web.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;

/**
 * 时点: the day that the whole console shows, and what was known then.
 *
 * @param now the domain clock's instant
 * @param on the day shown, Asia/Shanghai
 * @param knownAt only what was recorded until then counts; null means all that is known
 */
public record Console(Instant now, LocalDate on, @Nullable Instant knownAt) {

  /** Reads the day and the moment from the address; what cannot be read means today. */
  public static Console read(Instant now, @Nullable String on, @Nullable String known) {
    LocalDate today = Days.of(now);
    LocalDate day = today;
    Instant knownAt = null;
    try {
      if (on != null && !on.isBlank()) {
        day = LocalDate.parse(on);
      }
      if (known != null && !known.isBlank()) {
        knownAt = LocalDateTime.parse(known).atZone(Days.ZONE).toInstant();
      }
    } catch (DateTimeParseException e) {
      // An address may be typed by hand; a day that is none shows today rather than an error.
      return new Console(now, today, null);
    }
    return new Console(now, day, knownAt);
  }

  /** The domain clock's day. */
  public LocalDate today() {
    return Days.of(now);
  }

  /** Whether the page shows another day or an earlier knowledge than now. */
  public boolean elsewhere() {
    return knownAt != null || !on.equals(today());
  }

  /** Whether an earlier day is shown by all that is known now, and so by what holds now. */
  public boolean isTold() {
    return knownAt == null && on.isBefore(today());
  }

  /** The domain clock's date and time, Asia/Shanghai. */
  public LocalDateTime clock() {
    return LocalDateTime.ofInstant(now, Days.ZONE);
  }

  /** The moment of knowledge, Asia/Shanghai; the clock where nothing is cut off. */
  public LocalDateTime known() {
    return LocalDateTime.ofInstant(knownAt == null ? now : knownAt, Days.ZONE);
  }
}
