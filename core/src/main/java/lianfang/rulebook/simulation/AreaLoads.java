package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 地区负荷: what every city, county, township and village asks for day by day, by the rules in force
 * and under the candidate.
 */
public final class AreaLoads {

  /** Digits of the codes of cities, counties, townships and villages. */
  public static final List<Integer> LEVELS = List.of(4, 6, 9, 12);

  private final Inputs inputs;
  private final Map<String, DayLoads> before;
  private final Map<String, DayLoads> after;
  private final Map<UUID, DayLoads> gridsBefore;
  private final Map<UUID, DayLoads> gridsAfter;
  private final Grids grids;

  /**
   * What one set of rules asks for.
   *
   * @param villages by village
   * @param grids by grid, of those who live in one
   */
  record Side(Map<String, DayLoads> villages, Map<UUID, DayLoads> grids) {}

  /** Adds up the loads of villages. */
  AreaLoads(Inputs inputs, Side before, Side after, Grids grids) {
    this.inputs = inputs;
    this.before = summed(inputs, before.villages());
    this.after = summed(inputs, after.villages());
    this.gridsBefore = before.grids();
    this.gridsAfter = after.grids();
    this.grids = grids;
  }

  private static Map<String, DayLoads> summed(Inputs inputs, Map<String, DayLoads> villages) {
    Map<String, DayLoads> sums = new HashMap<>();
    villages.forEach((village, loads) -> {
      for (int digits : LEVELS) {
        String area = village.substring(0, Math.min(digits, village.length()));
        sums.computeIfAbsent(area, key -> none(inputs)).add(loads);
      }
    });
    return sums;
  }

  private static DayLoads none(Inputs inputs) {
    return new DayLoads(inputs.asOf(), inputs.horizon());
  }

  /** The areas of which anything is asked and that were looked at whole, by code. */
  public Set<String> areas() {
    Set<String> areas = new TreeSet<>(before.keySet());
    areas.addAll(after.keySet());
    areas.removeIf(area -> !inputs.scope().contains(area));
    return areas;
  }

  /** The grids of which anything is asked, by id. */
  public Set<UUID> grids() {
    Set<UUID> found = new TreeSet<>(gridsBefore.keySet());
    found.addAll(gridsAfter.keySet());
    found.removeIf(grid -> !inputs.scope().contains(grids.village(grid)));
    return found;
  }

  /** The village in which a grid lies. */
  public String village(UUID grid) {
    return grids.village(grid);
  }

  /** How much of a kind a grid asks for on each day by the rules in force. */
  public long[] before(UUID grid, Load load) {
    return gridsBefore.getOrDefault(grid, none(inputs)).each(load);
  }

  /** How much of a kind a grid asks for on each day under the candidate. */
  public long[] after(UUID grid, Load load) {
    return gridsAfter.getOrDefault(grid, none(inputs)).each(load);
  }

  /** A day of the horizon; 0 is the first. */
  public LocalDate day(int number) {
    return inputs.asOf().plusDays(number);
  }

  /** How much of a kind an area asks for on each day by the rules in force. */
  public long[] before(String area, Load load) {
    return before(area).each(load);
  }

  /** How much of a kind an area asks for on each day under the candidate. */
  public long[] after(String area, Load load) {
    return after(area).each(load);
  }

  /** What an area asks for by the rules in force. */
  DayLoads before(String area) {
    DayLoads found = before.get(area);
    return found == null ? none(inputs) : found;
  }

  /** What an area asks for under the candidate. */
  DayLoads after(String area) {
    DayLoads found = after.get(area);
    return found == null ? none(inputs) : found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AreaLoads loads
        && loads.before.equals(before)
        && loads.after.equals(after)
        && loads.gridsBefore.equals(gridsBefore)
        && loads.gridsAfter.equals(gridsAfter);
  }

  @Override
  public int hashCode() {
    return 31 * before.hashCode() + after.hashCode();
  }
}
