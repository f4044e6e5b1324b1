package lianfang.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** 日: days and deadlines are Asia/Shanghai whatever the machine says; instants are UTC. */
public final class Days {

  /** The one time zone in which a day of this system begins and ends. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Days() {}

  /** The day in Asia/Shanghai on which {@code instant} falls. */
  public static LocalDate of(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The first instant (00:00 Asia/Shanghai) of {@code day}. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
