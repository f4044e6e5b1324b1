package lianfang.fact;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 随机字节: bytes of the system's generator, fetched many at a time, because each fetch takes a lock of
 * the whole process and longer than what is done with the bytes. None is given out twice.
 */
public final class RandomBytes {

  private static final int FETCHED = 8192;

  private final SecureRandom random = new SecureRandom();
  private final byte[] fetched = new byte[FETCHED];
  private int taken = FETCHED;

  /** So many random bytes, which nobody else gets. */
  public synchronized byte[] next(int count) {
    if (count > FETCHED) {
      throw new IllegalArgumentException("at most " + FETCHED + " bytes at a time, not " + count);
    }
    if (taken + count > FETCHED) {
      random.nextBytes(fetched);
      taken = 0;
    }
    byte[] bytes = Arrays.copyOfRange(fetched, taken, taken + count);
    // What became a key is in its hands alone.
    Arrays.fill(fetched, taken, taken + count, (byte) 0);
    taken += count;
    return bytes;
  }
}
