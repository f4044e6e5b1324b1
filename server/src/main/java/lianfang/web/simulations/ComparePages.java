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
  private static final int AREAS_MAX = 60;
  private static final int VILLAGE_DIGITS = 12;

  private final Simulations simulations;
  private final AskedOtherwise asked;

  ComparePages(Simulations simulations, AskedOtherwise asked) {
    this.simulations = simulations;
    this.asked = asked;
  }

  BlocksPage page(Shell shell, CurrentUser user, Kept one, Kept other) {
    Kept.Figures first = figures(one);
    Kept.Figures second = figures(other);
    boolean persons = user.may(Permission.SEE_PERSONS);
    UUID a = one.asked().id();
    UUID b = other.asked().id();
    List<Block> blocks = new ArrayList<>();
    blocks.add(totals(shell, one, other));
    asked.block(shell, one, other).ifPresent(blocks::add);
    blocks.add(areas(shell, one, other, differing(a, b, persons)));
    blocks.add(days(shell, first, second));
    long differing = simulations.subjects().differing(a, b);
    if (persons) {
      blocks.add(subjects(shell, a, b, differing));
    }
    blocks.add(files(shell, user, a, b));
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

  private static Block files(Shell shell, CurrentUser user, UUID one, UUID other) {
    List<Row> files = new ArrayList<>();
    for (String part : List.of("areas", "subjects")) {
      if (part.equals("areas") || user.may(Permission.EXPORT_PERSONS)) {
        for (String format : List.of("xlsx", "csv")) {
          String to = shell.link(path(one, other) + "/" + part + "." + format);
          String label = shell.t("simulation.file." + part) + " " + format;
          files.add(new Row(to, List.of(new Cell("text", label, null, to, false))));
        }
      }
    }
    return new Block(
        shell.t("simulation.files"),
        shell.t("simulation.compare.files"),
        null,
        List.of(Listing.Column.of(shell.t("simulation.compare.file"))),
        files,
        "");
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
        kept.asked().editions().isEmpty()
            ? "simulation.compare.label"
            : "simulation.compare.label.edition",
        SimulationTables.brief(shell, kept.asked()),
        shell.area(kept.asked().area()),
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

  /** One area as two simulations see it; null where one of them changes nothing there. */
  record Pair(String code, @Nullable AreaChange one, @Nullable AreaChange other) {

    long first(Change change) {
      return of(one, change);
    }

    long second(Change change) {
      return of(other, change);
    }

    long firstDays() {
      return one == null ? 0 : one.isolationDays();
    }

    long secondDays() {
      return other == null ? 0 : other.isolationDays();
    }
  }

  /** The areas that two simulations see differently, by code. */
  List<Pair> differing(UUID one, UUID other, boolean persons) {
    Map<String, AreaChange> first = new HashMap<>();
    simulations.areas(one, persons).forEach(area -> first.put(area.area(), area));
    Map<String, AreaChange> second = new HashMap<>();
    simulations.areas(other, persons).forEach(area -> second.put(area.area(), area));
    TreeSet<String> codes = new TreeSet<>(first.keySet());
    codes.addAll(second.keySet());
    return codes.stream()
        .map(code -> new Pair(code, first.get(code), second.get(code)))
        .filter(pair -> !Objects.equals(pair.one(), pair.other()))
        .toList();
  }

  /** One level below the area that is looked at; a row opens the next. */
  private Block areas(Shell shell, Kept one, Kept other, List<Pair> pairs) {
    String at = AreaParts.at(shell, one.asked());
    List<Pair> below = SimulationTables.below(pairs, Pair::code, at);
    List<Row> rows =
        below.stream()
            .limit(AREAS_MAX)
            .map(pair -> {
              boolean further = pair.code().length() < VILLAGE_DIGITS;
              return area(shell, pair, further ? shell.here("at", pair.code()) : null);
            })
            .toList();
    String title = shell.t("simulation.compare.areas.at", shell.area(at), below.size());
    Block block = differing(shell, title, areaColumns(shell), rows);
    Link up = AreaParts.up(shell);
    String all = path(one.asked().id(), other.asked().id()) + "/areas";
    return new Block(
        block.title(),
        block.footer(),
        up == null
            ? new Link(shell.t("simulation.compare.all", pairs.size()), shell.link(all))
            : up,
        block.columns(),
        block.rows(),
        block.empty());
  }

  static String path(UUID one, UUID other) {
    return SimulationPages.path(one) + "/compare/" + other;
  }

  static List<Listing.Column> areaColumns(Shell shell) {
    List<Listing.Column> columns =
        new ArrayList<>(SimulationTables.changes(shell, "simulation.area"));
    columns.add(Listing.Column.number(shell.t("simulation.isolation")));
    return columns;
  }

  /** An area as a page shows it, in pairs. */
  Row area(Shell shell, Pair pair, @Nullable String to) {
    List<Cell> cells = new ArrayList<>();
    String name = shell.area(pair.code());
    cells.add(
        to == null
            ? new Cell("text", name, pair.code(), null, false)
            : Cell.subject(name, pair.code(), to));
    for (Change change : Change.values()) {
      cells.add(Cell.number(pair(shell, pair.first(change), pair.second(change)), null));
    }
    cells.add(Cell.number(pair(shell, pair.firstDays(), pair.secondDays()), null));
    return new Row(to, cells);
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
    SimulationCharts charts = new SimulationCharts(shell, one);
    SimulationCharts others = new SimulationCharts(shell, other);
    List<Row> rows = new ArrayList<>();
    for (DayFigures day : one.days()) {
      DayFigures beside = second.get(day.date());
      if (beside != null && !day.after().equals(beside.after())) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(shell.language().day(day.date())));
        for (String word : SimulationCharts.WORDS) {
          long a = charts.after(word, day);
          cells.add(Cell.number(pair(shell, a, others.after(word, beside)), null));
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
    List<Row> rows =
        simulations.subjects().differing(one, other, 0, SUBJECTS_MAX).stream()
            .map(pair -> subject(shell, pair))
            .toList();
    return new Block(
        shell.t("simulation.compare.subjects", count, Math.min(count, SUBJECTS_MAX)),
        shell.t("simulation.subjects.says"),
        count > SUBJECTS_MAX
            ? new Link(
                shell.t("simulation.compare.all", count),
                shell.link(path(one, other) + "/subjects"))
            : null,
        subjectColumns(shell),
        rows,
        shell.t("simulation.compare.equal"));
  }

  static List<Listing.Column> subjectColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("simulation.subject")),
        Listing.Column.of(shell.t("simulation.compare.first")),
        Listing.Column.of(shell.t("simulation.compare.second")),
        Listing.Column.minor(shell.t("simulation.area")));
  }

  /** A subject and measure as both see it. */
  Row subject(Shell shell, SimulationRows.Differing pair) {
    SubjectChange a = pair.one();
    SubjectChange b = pair.other();
    SubjectChange either = Objects.requireNonNull(a == null ? b : a);
    Cell about = SimulationTables.about(shell, either);
    return new Row(
        about.href(),
        List.of(about, says(shell, a), says(shell, b), Cell.minor(shell.area(either.area()))));
  }
}
