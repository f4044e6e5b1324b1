package lianfang.gate.passage;

import java.time.Duration;
import java.time.Instant;
import lianfang.gate.Passage;
import org.jspecify.annotations.Nullable;

/**
 * 通行时间: when a passage happened, as far as the device's clock lets anybody know.
 *
 * @param happenedAt corrected; the time of receipt where it cannot be known
 * @param known how
 */
public record PassageTime(Instant happenedAt, Known known) {

  /** A clock may be ahead by so much, and a passage is still one of now. */
  public static final Duration AHEAD = Duration.ofMinutes(2);

  /** 时间依据: how it is known when a passage happened. */
  public enum Known {
    /** The device had measured its clock against a server before. */
    MEASURED(0),
    /** It had not; the server measured when the batch came. */
    AT_UPLOAD(1),
    /** Nobody measured, and what the clock said is possible. */
    UNCHECKED(2),
    /** What the clock said is impossible: only when the passage was received is known. */
    UNKNOWN(3);

    private final int number;

    Known(int number) {
      this.number = number;
    }

    /** The number in the database. */
    public int number() {
      return number;
    }
  }

  /**
   * When {@code passage} happened.
   *
   * @param sentAt what the device's clock said when it sent the batch, or null
   * @param receivedAt when the batch came, by the server's clock
   * @param oldest passages of before are kept no longer
   * @return null where it is known to have happened before {@code oldest}
   */
  public static @Nullable PassageTime of(
      Passage passage, @Nullable Instant sentAt, Instant receivedAt, Instant oldest) {
    Instant latest = receivedAt.plus(AHEAD);
    if (passage.offset() != null) {
      Instant corrected = passage.deviceTime().plus(passage.offset());
      if (!corrected.isAfter(latest)) {
        return corrected.isBefore(oldest) ? null : new PassageTime(corrected, Known.MEASURED);
      }
    }
    // A clock that was set back meanwhile says nothing about how far it was off before.
    if (passage.offset() == null && sentAt != null && !passage.deviceTime().isAfter(sentAt)) {
      Instant corrected = receivedAt.minus(Duration.between(passage.deviceTime(), sentAt));
      if (!corrected.isBefore(oldest)) {
        return new PassageTime(corrected, Known.AT_UPLOAD);
      }
    }
    Instant said = passage.deviceTime();
    return said.isBefore(oldest) || said.isAfter(latest)
        ? new PassageTime(receivedAt, Known.UNKNOWN)
        : new PassageTime(said, Known.UNCHECKED);
  }
}
