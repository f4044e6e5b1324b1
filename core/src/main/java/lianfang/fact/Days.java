package lianfang.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** 日: days and deadlines are Asia/Shanghai whatever the machine says; instants are UTC. */
public final class Days {

  /** The one time zone in which a day of this system begins and ends. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final long OFFSET_SECONDS = 8 * 3600L;
  private static final long DAY_SECONDS = 24 * 3600L;

  /** 15 September 1991, the end of the last summer time in China; since then +08:00 alone. */
  private static final long LAST_SUMMER_TIME = 684_867_600L;

  private static final long FIRST_DAY_AFTER =
      LocalDate.ofInstant(Instant.ofEpochSecond(LAST_SUMMER_TIME), ZONE).toEpochDay() + 1;

  private Days() {}

  /** The day in Asia/Shanghai on which {@code instant} falls. */
  public static LocalDate of(Instant instant) {
    long seconds = instant.getEpochSecond();
    return seconds > LAST_SUMMER_TIME
        ? LocalDate.ofEpochDay(Math.floorDiv(seconds + OFFSET_SECONDS, DAY_SECONDS))
        : instant.atZone(ZONE).toLocalDate();
  }

  /** The first instant (00:00 Asia/Shanghai) of {@code day}. */
  public static Instant start(LocalDate day) {
    long epochDay = day.toEpochDay();
    return epochDay > FIRST_DAY_AFTER
        ? Instant.ofEpochSecond(epochDay * DAY_SECONDS - OFFSET_SECONDS)
        : day.atStartOfDay(ZONE).toInstant();
  }
}
