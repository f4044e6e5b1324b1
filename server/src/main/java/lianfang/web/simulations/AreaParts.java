package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.cases.Said;
import lianfang.web.part.AreaMap;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 地区部分: what a simulation's page says changes where, and by which figures hours are reckoned. */
@Component
class AreaParts {

  private static final int AREAS_MAX = 60;
  private static final int VILLAGE_DIGITS = 12;
  private static final int TOWNSHIP_DIGITS = 9;

  private final SimulationTables tables;
  private final CountyMap map;

  AreaParts(SimulationTables tables, CountyMap map) {
    this.tables = tables;
    this.map = map;
  }

  /** The area that is looked at: the one that the address names, else the whole. */
  static String at(Shell shell, Asked asked) {
    String at = shell.query().getOrDefault("at", "");
    return at.isEmpty() ? asked.area() : at;
  }

  /** The counties by what changes most. */
  @Nullable AreaMap map(Shell shell, Kept kept, List<AreaChange> changed) {
    return map.of(shell, kept, changed).orElse(null);
  }

  /** The areas that change, one level below the one that is looked at. */
  Block changes(Shell shell, Asked asked, List<AreaChange> changed, boolean persons) {
    String chosen = at(shell, asked);
    // A village has a level below it where grids are compared, and there alone.
    String at =
        chosen.length() == VILLAGE_DIGITS && !chosen.equals(asked.area())
            ? chosen.substring(0, TOWNSHIP_DIGITS)
            : chosen;
    String page = SimulationPages.path(asked.id());
    List<AreaChange> below = SimulationTables.below(changed, AreaChange::area, at);
    return new Block(
        shell.t("simulation.areas", shell.area(at), below.size()),
        shell.t(persons ? "simulation.areas.says" : "simulation.areas.few"),
        up(shell),
        SimulationTables.areaColumns(shell),
        below.stream().limit(AREAS_MAX).map(one -> tables.area(shell, page, one, persons)).toList(),
        shell.t("simulation.none"));
  }

  /** Back to the whole; null where it is what is looked at. */
  static @Nullable Link up(Shell shell) {
    return shell.query().getOrDefault("at", "").isEmpty()
        ? null
        : new Link(shell.t("simulation.areas.up"), shell.here("at", ""));
  }

  /** The figures by which hours were reckoned, each with where it comes from. */
  static List<Block> work(Shell shell, Kept.Figures figures) {
    if (figures.work() == null) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    figures
        .work()
        .figures()
        .forEach(one ->
            rows.add(
                new Row(
                    null,
                    List.of(
                        Cell.of(Said.of(shell, one.name())),
                        Cell.number(shell.language().number(one.value()), null),
                        Cell.of(
                            shell.t(
                                one.assumption()
                                    ? "simulation.work.assumption"
                                    : "simulation.work.document")),
                        Cell.minor(Said.of(shell, one.cites()))))));
    return List.of(
        new Block(
            shell.t("simulation.work"),
            shell.t("simulation.work.says"),
            null,
            List.of(
                Listing.Column.of(shell.t("simulation.work.figure")),
                Listing.Column.number(shell.t("simulation.work.value")),
                Listing.Column.of(shell.t("simulation.work.grade")),
                Listing.Column.minor(shell.t("simulation.work.cites"))),
            rows,
            ""));
  }
}
