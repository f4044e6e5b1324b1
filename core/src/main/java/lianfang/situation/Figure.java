package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 数字: one value of an indicator with everything that it rests on.
 *
 * @param indicator what it means
 * @param value rounded as the indicator says; null where nothing is known
 * @param scope division code prefix that it speaks about
 * @param asOf the day at whose end (24:00 Asia/Shanghai) it holds
 * @param flags findings about it
 * @param facts the facts from which it comes
 */
public record Figure(
    Indicator indicator,
    @Nullable BigDecimal value,
    String scope,
    LocalDate asOf,
    List<Flag> flags,
    List<UUID> facts) {

  /** The value as it is printed; a dash where nothing is known. */
  public String printed() {
    return value == null ? "—" : value.toPlainString();
  }

  /** The same figure with one more finding. */
  public Figure flagged(Flag flag) {
    List<Flag> more = Stream.concat(flags.stream(), Stream.of(flag)).toList();
    return new Figure(indicator, value, scope, asOf, more, facts);
  }
}
