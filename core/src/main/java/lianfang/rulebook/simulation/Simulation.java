package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 推演结果: what would change, to the row. Totals, areas, clauses and subjects compare every line that
 * {@code measures} prints for the as-of day: those in force on it or beginning later, ends not cut.
 * The horizon bounds the days alone.
 *
 * @param asOf the first day
 * @param horizon how many days follow it
 * @param looked how many persons and places were looked at
 * @param totals different subjects by change
 * @param persons the same for persons alone
 * @param covered persons under any measure
 * @param areas cities, counties, townships and villages in which something changes, by code
 * @param days every day from the first to the last
 * @param clauses the rows that do it, by notice, clause and row
 * @param subjects by area, subject and measure
 * @param loads what each area asks for day by day
 */
public record Simulation(
    LocalDate asOf,
    int horizon,
    long looked,
    Totals totals,
    Totals persons,
    Covered covered,
    List<AreaChange> areas,
    List<DayFigures> days,
    List<ClauseChange> clauses,
    List<SubjectChange> subjects,
    AreaLoads loads) {

  private static final int VILLAGE_DIGITS = 12;

  /** Copies the lists. */
  public Simulation {
    areas = List.copyOf(areas);
    days = List.copyOf(days);
    clauses = List.copyOf(clauses);
    subjects = List.copyOf(subjects);
  }

  /**
   * 最吃紧的村: the village or community whose people gain the most days of isolation in the horizon; of
   * equal ones the first by code; empty where nobody gains any.
   */
  public Optional<AreaChange> worstOff() {
    return worstOff(areas);
  }

  /** The same among these areas. */
  public static Optional<AreaChange> worstOff(List<AreaChange> areas) {
    return areas.stream()
        .filter(area -> area.area().length() == VILLAGE_DIGITS && area.isolationDays() > 0)
        .max(
            Comparator.comparingLong(AreaChange::isolationDays)
                .thenComparing(AreaChange::area, Comparator.reverseOrder()));
  }
}
