package lianfang.web.simulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.fact.Subject;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.ClauseChange;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.basis.ReadingWords;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 推演表: rows and columns of a simulation, the same on the page and in files. */
@Component
public class SimulationTables {

  private static final int SUBJECT_DIGITS = 8;
  private static final int EDITION_DIGITS = 8;

  /** Where a row of a subject says what holds and what would. */
  private static final int BEFORE = 2;

  private static final int AFTER = 3;
  private static final int VILLAGE_DIGITS = 12;
  private static final List<Integer> LEVELS = List.of(4, 6, 9, 12);

  private final ClauseNames clauses;

  SimulationTables(ClauseNames clauses) {
    this.clauses = clauses;
  }

  /** Editions by their first digits, and readings in the words of the page. */
  static String brief(Shell shell, Asked asked) {
    Stream<String> editions =
        asked.editions().stream().map(one -> one.substring(0, EDITION_DIGITS));
    Stream<String> readings =
        asked.readings().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> ReadingWords.assumed(shell, one.getKey(), one.getValue()));
    return String.join(" + ", Stream.concat(editions, readings).toList());
  }

  /** The rows one level below a code; of a whole simulation the first level with several. */
  static <T> List<T> below(List<T> all, Function<T, String> area, String at) {
    for (int level : LEVELS) {
      if (level > at.length()) {
        List<T> found =
            all.stream()
                .filter(one -> area.apply(one).length() == level)
                .filter(one -> area.apply(one).startsWith(at))
                .toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  static List<Listing.Column> areaColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>(changes(shell, "simulation.area"));
    columns.add(Listing.Column.number(shell.t("simulation.isolation")));
    columns.add(Listing.Column.number(shell.t("simulation.peak")));
    return columns;
  }

  /** A row an area; villages lead to their subjects where the reader may see persons. */
  Row area(Shell shell, String page, AreaChange area, boolean persons) {
    boolean village = area.area().length() == VILLAGE_DIGITS;
    String to = null;
    if (!village) {
      to = shell.link(page, "at", area.area());
    } else if (persons) {
      to = shell.link(page + "/subjects", "at", area.area());
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(
        to == null
            ? new Cell("text", shell.area(area.area()), area.area(), null, false)
            : Cell.subject(shell.area(area.area()), area.area(), to));
    cells.addAll(numbers(shell, area.totals()));
    cells.add(Cell.number(signed(shell, area.isolationDays()), null));
    cells.add(Cell.number(both(shell, area.visitsBefore(), area.visitsAfter()), null));
    return new Row(to, cells);
  }

  private static String signed(Shell shell, long number) {
    return (number > 0 ? "+" : "") + shell.language().number(number);
  }

  static String both(Shell shell, long before, long after) {
    String now = shell.language().number(after);
    return before == after ? now : shell.language().number(before) + " → " + now;
  }

  static List<Listing.Column> dayColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.day")));
    for (String word : SimulationCharts.WORDS) {
      columns.add(Listing.Column.number(shell.t("simulation.load." + word)));
    }
    return columns;
  }

  static List<Row> days(Shell shell, Kept.Figures figures, List<DayFigures> shown) {
    SimulationCharts charts = new SimulationCharts(shell, figures);
    List<Row> rows = new ArrayList<>();
    for (DayFigures day : shown) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(shell.language().day(day.date())));
      for (String word : SimulationCharts.WORDS) {
        long after = charts.after(word, day);
        long limit = charts.limit(word);
        String text = both(shell, charts.before(word, day), after);
        boolean over = limit >= 0 && after > limit;
        cells.add(Cell.number(over ? shell.t("simulation.over", text, after - limit) : text, null));
      }
      rows.add(new Row(null, cells));
    }
    return rows;
  }

  static List<Listing.Column> clauseColumns(Shell shell) {
    return changes(shell, "simulation.clause");
  }

  /** A row a clause, which leads to its list, or to its notice where lists may not be seen. */
  Row clause(Shell shell, Asked asked, ClauseChange clause, boolean persons) {
    String to =
        persons
            ? shell.link(SimulationPages.path(asked.id()) + "/subjects", "row", clause.row())
            : shell.link("/notices/" + clause.notice());
    List<Cell> cells = new ArrayList<>();
    cells.add(
        Cell.subject(
            clauses.clause(shell, asked, clause), clauses.title(shell, asked, clause), to));
    cells.addAll(numbers(shell, clause.totals()));
    return new Row(to, cells);
  }

  static List<Cell> numbers(Shell shell, Totals totals) {
    List<Cell> cells = new ArrayList<>();
    for (Change change : Change.values()) {
      cells.add(Cell.number(shell.language().number(totals.of(change)), null));
    }
    return cells;
  }

  static List<Listing.Column> changes(Shell shell, String first) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t(first)));
    for (Change change : Change.values()) {
      columns.add(Listing.Column.number(shell.t("simulation.change." + change.word())));
    }
    return columns;
  }

  /** The columns of the list of subjects. */
  public static List<Listing.Column> subjectColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("simulation.subject")),
        Listing.Column.of(shell.t("simulation.change")),
        Listing.Column.of(shell.t("simulation.before")),
        Listing.Column.of(shell.t("simulation.after")),
        Listing.Column.minor(shell.t("simulation.area")),
        Listing.Column.minor(shell.t("simulation.clause")));
  }

  /** A row a subject and measure. */
  public Row subject(Shell shell, SubjectChange change) {
    Cell about = about(shell, change);
    return new Row(
        about.href(),
        List.of(
            about,
            Cell.tag("act", words(shell, change)),
            Cell.of(stay(shell, change.before())),
            Cell.of(stay(shell, change.after())),
            Cell.minor(shell.area(change.area())),
            Cell.minor(row(shell, change))));
  }

  /** Who or what by the first digits of its id, and the measure. */
  static Cell about(Shell shell, SubjectChange change) {
    Subject subject = change.subject();
    boolean person = subject.kind() == Subject.Kind.PERSON;
    return Cell.subject(
        subject.id().toString().substring(0, SUBJECT_DIGITS),
        shell.texts().word("measure", change.measure().word()),
        shell.link((person ? "/people/" : "/closures/") + subject.id()));
  }

  private static String row(Shell shell, SubjectChange change) {
    return shell.t("simulation.clause.row", change.basis().clause(), change.basis().row());
  }

  /** The columns of the file of subjects. */
  static List<Listing.Column> fileColumns(Shell shell) {
    List<Listing.Column> columns = new ArrayList<>(subjectColumns(shell));
    columns.add(1, Listing.Column.of(shell.t("simulation.kind")));
    columns.add(2, Listing.Column.of(shell.t("simulation.measure")));
    return columns;
  }

  /** The same row for a file, with the whole id. */
  Row fileRow(Shell shell, SubjectChange change) {
    List<Cell> cells = new ArrayList<>(subject(shell, change).cells());
    cells.set(BEFORE, Cell.of(stay(shell, change.before(), LocalDate::toString)));
    cells.set(AFTER, Cell.of(stay(shell, change.after(), LocalDate::toString)));
    boolean person = change.subject().kind() == Subject.Kind.PERSON;
    cells.set(0, Cell.of(change.subject().id().toString()));
    cells.add(1, Cell.of(shell.t(person ? "simulation.person" : "simulation.place")));
    cells.add(2, Cell.of(shell.texts().word("measure", change.measure().word())));
    return new Row(null, cells);
  }

  /** The changes in words. */
  static String words(Shell shell, @Nullable SubjectChange change) {
    return change == null
        ? shell.t("simulation.same")
        : change.changes().stream()
            .map(one -> shell.t("simulation.change." + one.word()))
            .collect(Collectors.joining(shell.t("list.and")));
  }

  static String stay(Shell shell, SubjectChange.@Nullable Stay stay) {
    return stay(shell, stay, day -> brief(shell, day));
  }

  /** What a draft leaves, for a file: its days bear their year. */
  static String fileStay(Shell shell, @Nullable SubjectChange change) {
    return change == null ? "" : stay(shell, change.after(), LocalDate::toString);
  }

  /** Short; a day of another year than the page's bears it. */
  private static String brief(Shell shell, LocalDate day) {
    return day.getYear() == shell.console().on().getYear()
        ? shell.language().brief(day)
        : shell.language().full(day);
  }

  private static String stay(
      Shell shell, SubjectChange.@Nullable Stay stay, Function<LocalDate, String> write) {
    if (stay == null) {
      return shell.t("simulation.no");
    }
    String places =
        stay.places().stream()
            .map(place -> shell.texts().word("place", place))
            .collect(Collectors.joining(" → "));
    if (stay.from() == null && stay.until() == null) {
      // What is due and not ordered yet has no days.
      return (places + " " + shell.t("simulation.undated")).strip();
    }
    String from = stay.from() == null ? "" : write.apply(stay.from());
    String until = stay.until() == null ? shell.t("simulation.open") : write.apply(stay.until());
    return (places + " " + from + "–" + until).strip();
  }
}
