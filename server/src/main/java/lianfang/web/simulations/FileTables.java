package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/**
 * 文件表: rows and columns of a simulation for files. What a page writes as "94 → 77" stands in two
 * columns of plain numbers, so that a spreadsheet can reckon with it; days bear their year, and
 * areas their code, because names are many times the same.
 */
final class FileTables {

  private FileTables() {}

  static List<Listing.Column> areaColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.area.code")));
    columns.addAll(SimulationTables.changes(shell, "simulation.area"));
    columns.add(Listing.Column.number(shell.t("simulation.isolation")));
    columns.addAll(sides(shell, shell.t("simulation.peak")));
    return columns;
  }

  static Row area(AreaChange area, String name) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(area.area()), Cell.of(name)));
    for (Change change : Change.values()) {
      cells.add(number(area.totals().of(change)));
    }
    cells.add(number(area.isolationDays()));
    cells.add(number(area.visitsBefore()));
    cells.add(number(area.visitsAfter()));
    return new Row(null, cells);
  }

  static List<Listing.Column> dayColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.day")));
    for (String word : SimulationCharts.WORDS) {
      columns.addAll(sides(shell, shell.t("simulation.load." + word)));
    }
    return columns;
  }

  static List<Row> days(Shell shell, Kept.Figures figures) {
    SimulationCharts charts = new SimulationCharts(shell, figures);
    List<Row> rows = new ArrayList<>();
    for (DayFigures day : figures.days()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(day.date().toString()));
      for (String word : SimulationCharts.WORDS) {
        cells.add(number(charts.before(word, day)));
        cells.add(number(charts.after(word, day)));
      }
      rows.add(new Row(null, cells));
    }
    return rows;
  }

  static List<Listing.Column> shortColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.area.code")));
    columns.add(Listing.Column.of(shell.t("simulation.area")));
    columns.add(Listing.Column.of(shell.t("simulation.short.resource")));
    columns.add(Listing.Column.number(shell.t("simulation.short.lacks")));
    columns.addAll(sides(shell, shell.t("simulation.short.need")));
    columns.add(Listing.Column.number(shell.t("simulation.short.there")));
    columns.addAll(sides(shell, shell.t("simulation.short.days")));
    columns.add(Listing.Column.of(shell.t("simulation.short.first")));
    columns.add(Listing.Column.of(shell.t("simulation.short.fullest")));
    return columns;
  }

  static Row lacking(Shell shell, Shortage one, String name) {
    Long there = one.there();
    return new Row(
        null,
        List.of(
            Cell.of(one.area()),
            Cell.of(name),
            Cell.of(shell.t("simulation.resource." + one.resource().word())),
            there == null ? Cell.of("") : number(one.lacks()),
            number(one.needBefore()),
            number(one.need()),
            there == null ? Cell.of(shell.t("simulation.short.nobody")) : number(there),
            number(one.daysBefore()),
            number(one.days()),
            Cell.of(one.first() == null ? "" : one.first().toString()),
            Cell.of(one.fullest().toString())));
  }

  /** Two columns of one figure: by the rules in force and under the draft. */
  private static List<Listing.Column> sides(Shell shell, String label) {
    return List.of(
        Listing.Column.number(shell.t("simulation.side.before", label)),
        Listing.Column.number(shell.t("simulation.side.after", label)));
  }

  private static Cell number(long number) {
    return Cell.number(String.valueOf(number), null);
  }
}
