package lianfang.fact;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a test goes on when all facts are sealed and followed. The background of the instance may
 * be at it as well, and then letting followers read returns at once.
 */
public final class EndOfTheLedger {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_NANOS = 5_000_000;

  private EndOfTheLedger() {}

  /** Seals, and waits until everybody has followed. */
  public static void reach(Sealer sealer, Followers followers, Positions positions) {
    sealer.seal();
    long last = positions.last();
    long end = System.nanoTime() + PATIENCE.toNanos();
    followers.catchUp();
    while (!followers.reached(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("followers do not come to position " + last);
      }
      LockSupport.parkNanos(LOOK_NANOS);
      followers.catchUp();
    }
  }
}
