package lianfang.fact;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;

/**
 * 事实编号: makes ids of facts (UUID version 7: milliseconds, a counter, then random bits), so that a
 * phone without a network can make them too. Ids of one maker ascend.
 */
public final class FactIds {

  private static final long COUNTER_MAX = 0xFFF;

  private final Clock clock;
  private final RandomBytes random = new RandomBytes();
  private long millis;
  private long counter;

  /** A maker by {@code clock}. */
  public FactIds(Clock clock) {
    this.clock = clock;
  }

  /** The next id. */
  public synchronized UUID next() {
    long now = clock.millis();
    if (now > millis) {
      millis = now;
      counter = bits() >>> 1 & COUNTER_MAX / 2;
    } else if (++counter > COUNTER_MAX) {
      // More than four thousand in a millisecond, or a clock set back: time is borrowed.
      millis++;
      counter = 0;
    }
    long high = millis << 16 | 0x7000 | counter;
    long low = bits() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private long bits() {
    return ByteBuffer.wrap(random.next(Long.BYTES)).getLong();
  }
}
