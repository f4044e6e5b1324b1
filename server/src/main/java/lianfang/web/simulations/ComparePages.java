package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import lianfang.access.Permission;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 推演对比: two simulations side by side, and where they differ. */
@Component
class ComparePages {

  private static final String BETWEEN = " | ";

  private static final int SUBJECTS_MAX = 100;

  private final Simulations simulations;
  private final SimulationTables tables;

  ComparePages(Simulations simulations, SimulationTables tables) {
    this.simulations = simulations;
    this.tables = tables;
  }

  BlocksPage page(Shell shell, CurrentUser user, Kept one, Kept other) {
    Kept.Figures first = figures(one);
    Kept.Figures second = figures(other);
    boolean persons = user.may(Permission.SEE_PERSONS);
    UUID a = one.asked().id();
    UUID b = other.asked().id();
    List<Block> blocks = new ArrayList<>();
    blocks.add(totals(shell, one, other));
    blocks.add(areas(shell, simulations.areas(a, persons), simulations.areas(b, persons)));
    blocks.add(days(shell, first, second));
    long differing = simulations.subjects().differing(a, b);
    if (persons) {
      blocks.add(subjects(shell, a, b, differing));
    }
    String finding = SimulationPages.finding(shell, first);
    String title;
    if (!first.totals().equals(second.totals())) {
      String against = SimulationPages.finding(shell, second);
      title = shell.t("simulation.compare.other", finding, against);
    } else if (differing == 0) {
      title = shell.t("simulation.compare.same", finding);
    } else {
      title = shell.t("simulation.compare.within", finding, differing);
    }
    Head head =
        new Head(
            title,
            shell.t("simulation.compare.says", label(shell, one), label(shell, other)),
            List.of(),
            new Link(shell.t("simulation.result"), shell.link(SimulationPages.path(a))));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), blocks);
  }

  private static Kept.Figures figures(Kept kept) {
    Kept.Figures figures = kept.figures();
    if (figures == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return figures;
  }

  private String label(Shell shell, Kept kept) {
    return shell.t(
        "simulation.compare.label",
        SimulationPages.brief(kept.asked()),
        tables.name(shell, kept.asked().area()),
        shell.language().brief(kept.asked().asOf()));
  }

  private Block totals(Shell shell, Kept one, Kept other) {
    List<Row> rows = new ArrayList<>();
    for (Change change : Change.values()) {
      long first = figures(one).totals().of(change);
      long second = figures(other).totals().of(change);
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.t("simulation.change." + change.word())),
                  number(shell, first),
                  number(shell, second),
                  difference(shell, second - first))));
    }
    return new Block(
        shell.t("simulation.compare.totals"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("simulation.change")),
            Listing.Column.number(label(shell, one)),
            Listing.Column.number(label(shell, other)),
            Listing.Column.number(shell.t("simulation.compare.difference"))),
        rows,
        "");
  }

  private static Cell number(Shell shell, long number) {
    return Cell.number(shell.language().number(number), null);
  }

  private static Cell difference(Shell shell, long number) {
    return Cell.number((number > 0 ? "+" : "") + shell.language().number(number), null);
  }

  private Block areas(Shell shell, List<AreaChange> one, List<AreaChange> other) {
    Map<String, AreaChange> first = new HashMap<>();
    one.forEach(area -> first.put(area.area(), area));
    Map<String, AreaChange> second = new HashMap<>();
    other.forEach(area -> second.put(area.area(), area));
    TreeSet<String> codes = new TreeSet<>(first.keySet());
    codes.addAll(second.keySet());
    List<Row> rows = new ArrayList<>();
    for (String code : codes) {
      AreaChange a = first.get(code);
      AreaChange b = second.get(code);
      if (!Objects.equals(a, b)) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell("text", tables.name(shell, code), code, null, false));
        for (Change change : Change.values()) {
          cells.add(Cell.number(pair(shell, of(a, change), of(b, change)), null));
        }
        long days = a == null ? 0 : a.isolationDays();
        cells.add(Cell.number(pair(shell, days, b == null ? 0 : b.isolationDays()), null));
        rows.add(new Row(null, cells));
      }
    }
    List<Listing.Column> columns =
        new ArrayList<>(SimulationTables.changes(shell, "simulation.area"));
    columns.add(Listing.Column.number(shell.t("simulation.isolation")));
    return differing(shell, shell.t("simulation.compare.areas", rows.size()), columns, rows);
  }

  private static long of(@Nullable AreaChange area, Change change) {
    return (area == null ? Totals.NONE : area.totals()).of(change);
  }

  private static String pair(Shell shell, long one, long other) {
    String first = shell.language().number(one);
    return one == other ? first : first + BETWEEN + shell.language().number(other);
  }

  private static Block days(Shell shell, Kept.Figures one, Kept.Figures other) {
    Map<java.time.LocalDate, DayFigures> second = new HashMap<>();
    other.days().forEach(day -> second.put(day.date(), day));
    List<Row> rows = new ArrayList<>();
    for (DayFigures day : one.days()) {
      DayFigures beside = second.get(day.date());
      if (beside != null && !day.after().equals(beside.after())) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(shell.language().day(day.date())));
        for (String word : SimulationCharts.WORDS) {
          long a = SimulationCharts.after(word, day);
          cells.add(Cell.number(pair(shell, a, SimulationCharts.after(word, beside)), null));
        }
        rows.add(new Row(null, cells));
      }
    }
    String title = shell.t("simulation.compare.days", rows.size());
    return differing(shell, title, SimulationTables.dayColumns(shell), rows);
  }

  /** A table of pairs; a column in which no row differs would only take the room of the others. */
  private static Block differing(
      Shell shell, String title, List<Listing.Column> columns, List<Row> rows) {
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(i -> i == 0 || rows.stream().anyMatch(row -> isPair(row.cells().get(i))))
            .boxed()
            .toList();
    return new Block(
        title,
        shell.t("simulation.compare.pairs"),
        null,
        kept.stream().map(columns::get).toList(),
        rows.stream()
            .map(row -> new Row(row.href(), kept.stream().map(row.cells()::get).toList()))
            .toList(),
        shell.t("simulation.compare.equal"));
  }

  private static boolean isPair(Cell cell) {
    return cell.text().contains(BETWEEN);
  }

  /** What a draft leaves, and below it how that differs from what is in force. */
  private static Cell says(Shell shell, @Nullable SubjectChange change) {
    return change == null
        ? Cell.of("")
        : new Cell(
            "text",
            SimulationTables.stay(shell, change.after()),
            SimulationTables.words(shell, change),
            null,
            false);
  }

  private Block subjects(Shell shell, UUID one, UUID other, long count) {
    SimulationRows kept = simulations.subjects();
    List<Row> rows = new ArrayList<>();
    for (SimulationRows.Differing pair : kept.differing(one, other, 0, SUBJECTS_MAX)) {
      SubjectChange a = pair.one();
      SubjectChange b = pair.other();
      SubjectChange either = Objects.requireNonNull(a == null ? b : a);
      Cell about = SimulationTables.about(shell, either);
      rows.add(
          new Row(
              about.href(),
              List.of(
                  about,
                  says(shell, a),
                  says(shell, b),
                  Cell.minor(tables.name(shell, either.area())))));
    }
    return new Block(
        shell.t("simulation.compare.subjects", count, Math.min(count, SUBJECTS_MAX)),
        shell.t("simulation.subjects.says"),
        null,
        List.of(
            Listing.Column.of(shell.t("simulation.subject")),
            Listing.Column.of(shell.t("simulation.compare.first")),
            Listing.Column.of(shell.t("simulation.compare.second")),
            Listing.Column.minor(shell.t("simulation.area"))),
        rows,
        shell.t("simulation.compare.equal"));
  }
}
