package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianfang.fact.Fact;
import lianfang.rulebook.outcome.PlaceDerivation;

/**
 * 封闭与消毒推导: from the demands of persons and the facts of a place to closures and disinfections. A
 * closure is due until a competent organ orders it; its days are counted from the order, and it is
 * neither extended nor opened silently.
 */
public final class Closures {

  private Closures() {}

  /**
   * Derives the outcome for one building and the units in it.
   *
   * @param rules all editions that were put in force
   * @param demands what persons' outcomes ask of the building and its units
   * @param facts the effective facts of the building and its units
   * @param asOf the day, Asia/Shanghai, on which a closure's last day may have come
   */
  public static PlaceOutcome derive(
      InForce rules, List<PlaceDemand> demands, List<Fact> facts, LocalDate asOf) {
    if (demands.isEmpty()) {
      return new PlaceOutcome(List.of(), List.of(), Map.of());
    }
    String area = demands.getFirst().area();
    return new PlaceDerivation(rules.at(area, asOf), demands, facts, asOf).outcome();
  }
}
