package lianfang.casework.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** 价格监测: whether a price or a stock has to be looked at. */
public final class PriceWatch {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private PriceWatch() {}

  /** How many percent a price is above the last one, to one place; negative below. */
  public static BigDecimal change(BigDecimal last, BigDecimal now) {
    return last.signum() == 0
        ? BigDecimal.ZERO
        : now.subtract(last).multiply(HUNDRED).divide(last, 1, RoundingMode.HALF_UP);
  }

  /** Whether the price has jumped since the last one, by at least what the rules say. */
  public static boolean jumped(VenueRules.Good good, Optional<BigDecimal> last, BigDecimal now) {
    return last.filter(before -> before.signum() > 0)
        .filter(before ->
            now.multiply(HUNDRED).compareTo(before.multiply(HUNDRED.add(good.jump()))) >= 0)
        .isPresent();
  }

  /** Whether the stock lasts for fewer days than the rules say. */
  public static boolean scarce(VenueRules.Good good, Optional<BigDecimal> days) {
    return days.filter(left -> left.compareTo(good.days()) < 0).isPresent();
  }
}
