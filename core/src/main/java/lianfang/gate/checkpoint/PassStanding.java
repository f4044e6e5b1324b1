package lianfang.gate.checkpoint;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 凭证核对: what the server finds about the pass that a gate says it refused. */
public enum PassStanding {
  /** It was issued here, and held when it was refused. */
  VALID("valid"),
  /** The gate told of no pass, or of none that was issued here: to be found out on site. */
  UNCONFIRMED("unconfirmed"),
  /** It did not hold yet. */
  EARLY("early"),
  /** Its time was over. */
  EXPIRED("expired"),
  /** It had been taken back, or the key that signed it. */
  REVOKED("revoked");

  /** A phone's clock may be off by so much, and nobody loses a right by it. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final String word;

  PassStanding(String word) {
    this.word = word;
  }

  /**
   * What an instance knows of a pass that it gave.
   *
   * @param revoked when it or its key was taken back; null where neither was
   */
  public record Given(Instant issued, Instant expires, @Nullable Instant revoked) {}

  /** How a pass stood at a moment; a pass that was taken back later stood well until then. */
  public static PassStanding of(@Nullable Given pass, Instant at) {
    if (pass == null) {
      return UNCONFIRMED;
    }
    if (at.isBefore(pass.issued().minus(TOLERANCE))) {
      return EARLY;
    }
    if (!at.isBefore(pass.expires().plus(TOLERANCE))) {
      return EXPIRED;
    }
    Instant revoked = pass.revoked();
    return revoked != null && !revoked.isAfter(at) ? REVOKED : VALID;
  }

  /** The word in facts and forms. */
  public String word() {
    return word;
  }

  /** Whether a refusal of it is looked into: what is not known counts for the holder. */
  public boolean isLookedInto() {
    return this == VALID || this == UNCONFIRMED;
  }
}
