package lianfang.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * 业务时钟: the real time, or in a demo the time since its creation counted from 26 February 2020,
 * 08:00 in Shanghai. A restart continues where the elapsed real time says.
 */
final class DomainClock extends Clock {

  private final Clock real;
  private final Duration offset;
  private final ZoneId zone;

  private DomainClock(Clock real, Duration offset, ZoneId zone) {
    this.real = real;
    this.offset = offset;
    this.zone = zone;
  }

  static Clock of(InstanceSettings settings, Clock real) {
    return new DomainClock(
        real, Duration.between(settings.created(), settings.domainStart()), ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new DomainClock(real, offset, other);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }
}
