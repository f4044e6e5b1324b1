package lianfang.bench.city;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved on, so that a day takes as long as its work. */
final class MovingClock extends Clock {

  private final Instant start;
  private volatile Instant now;

  MovingClock(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** So many minutes after the start; it never goes back. */
  void minute(int minute) {
    now = start.plus(Duration.ofMinutes(minute));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
