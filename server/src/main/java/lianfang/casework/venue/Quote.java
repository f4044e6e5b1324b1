package lianfang.casework.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * 价格库存: what a good cost at a venue, with what it cost before.
 *
 * @param good its word
 * @param days for how many days the stock lasts
 * @param before the price of the quotation before, where there is one
 */
public record Quote(
    UUID venue,
    String good,
    Instant at,
    BigDecimal price,
    Optional<BigDecimal> days,
    Optional<BigDecimal> before) {}
