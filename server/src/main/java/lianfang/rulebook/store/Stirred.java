package lianfang.rulebook.store;

import java.math.BigDecimal;
import java.util.List;
import lianfang.fact.plan.Among;
import lianfang.rulebook.InForce;

/**
 * 可能受影响的人: of whom facts tell that rules can ask for, found by an index of such facts alone. In a
 * city most people have a home and normal temperatures, and no rule says anything about them.
 */
public final class Stirred {

  /** °C from which the index holds a temperature. */
  private static final BigDecimal INDEXED = new BigDecimal(37);

  /**
   * The condition of the index {@code fact_that_stirs}, and who has lived in two places. A test
   * holds it against {@link lianfang.rulebook.Rulebook#concerns}.
   */
  private static final Among BY_INDEX =
      new Among(
          """
          select subject_id from fact.fact
          where subject_id between '%1$s' and '%2$s' and (
            kind in ('diagnosis', 'admission', 'discharge', 'contact', 'arrival', 'symptom')
            or kind = 'temperature' and (attributes ->> 'celsius')::numeric >= 37)
          union
          select subject_id from fact.fact where subject_id between '%1$s' and '%2$s'
          group by subject_id having count(*) filter (where kind = 'residence') > 1
          """);

  private Stirred() {}

  /** Who can have an outcome by any of these rules; everybody where one calls 36.9 °C fever. */
  public static Among by(InForce... rules) {
    return isIndexed(rules) ? BY_INDEX : Among.ALL;
  }

  /** Whether the index holds every temperature that one of these rules calls fever. */
  static boolean isIndexed(InForce... rules) {
    return List.of(rules).stream()
        .flatMap(one -> one.feverThresholds().stream())
        .allMatch(threshold -> threshold.compareTo(INDEXED) >= 0);
  }
}
