package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * 每日负荷: what one day asks for by the rules in force and under the candidate.
 *
 * @param date the day, Asia/Shanghai
 * @param before by the rules in force, every kind
 * @param after under the candidate, every kind
 */
public record DayFigures(LocalDate date, Map<Load, Long> before, Map<Load, Long> after) {

  /** Copies the maps. */
  public DayFigures {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  static DayFigures of(LocalDate date, int day, DayLoads before, DayLoads after) {
    return new DayFigures(date, read(before, day), read(after, day));
  }

  private static Map<Load, Long> read(DayLoads loads, int day) {
    Map<Load, Long> found = new EnumMap<>(Load.class);
    for (Load load : Load.values()) {
      found.put(load, loads.of(load, day));
    }
    return found;
  }

  /** How much of a kind the rules in force ask for. */
  public long before(Load load) {
    return before.getOrDefault(load, 0L);
  }

  /** How much of a kind the candidate asks for. */
  public long after(Load load) {
    return after.getOrDefault(load, 0L);
  }
}
