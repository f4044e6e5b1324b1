package lianfang.situation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * 修约: how an indicator's value is brought to its printed digits.
 *
 * @param mode which neighbour is taken
 * @param scale digits after the decimal point
 */
public record Rounding(RoundingMode mode, int scale) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The value with the printed digits. */
  public BigDecimal apply(BigDecimal value) {
    return value.setScale(scale, mode);
  }

  /** {@code part} of {@code whole} in per cent; {@code whole} must not be zero. */
  public BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return apply(part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64));
  }
}
