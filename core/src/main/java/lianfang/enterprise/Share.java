package lianfang.enterprise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * 复工率: how many of how many are at work. Without a denominator there is no share, only what was
 * reported.
 *
 * @param part at work
 * @param whole all in the scope
 */
public record Share(long part, long whole) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Refuses more than all. */
  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole + " is no share");
    }
  }

  /** Per cent with one decimal, rounded half up; empty where there is nothing to be a share of. */
  public Optional<BigDecimal> percent() {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
  }
}
