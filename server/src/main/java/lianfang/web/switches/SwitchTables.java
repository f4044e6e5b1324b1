package lianfang.web.switches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 换代名单表: who changed at a switch as rows, on the page and in files. */
@Component
class SwitchTables {

  private static final int SUBJECT_DIGITS = 8;

  private final MeasureLists measures;
  private final Subjects subjects;

  SwitchTables(MeasureLists measures, Subjects subjects) {
    this.measures = measures;
    this.subjects = subjects;
  }

  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("simulation.subject")),
        Listing.Column.of(shell.t("simulation.change")),
        Listing.Column.of(shell.t("switch.now")),
        Listing.Column.minor(shell.t("simulation.area")));
  }

  /** A page of the list; what holds of all of them is read at once. */
  List<Row> rows(Shell shell, List<SwitchedLists.Switched> shown) {
    Map<UUID, List<Standing>> now = now(shown);
    List<Row> rows = new ArrayList<>();
    for (SwitchedLists.Switched one : shown) {
      UUID id = one.subject().id();
      String to = shell.link((isPerson(one) ? "/people/" : "/closures/") + id);
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(id.toString().substring(0, SUBJECT_DIGITS), kind(shell, one), to),
                  Cell.tag("act", words(shell, one)),
                  Cell.of(
                      now(
                          shell,
                          now.getOrDefault(id, List.of()),
                          day -> shell.language().brief(day))),
                  Cell.minor(subjects.village(shell, one.area())))));
    }
    return rows;
  }

  /**
   * The columns of a file.
   *
   * @param named with masked names and references beside the ids
   */
  static List<Listing.Column> fileColumns(Shell shell, boolean named) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.subject")));
    columns.add(Listing.Column.of(shell.t("simulation.kind")));
    if (named) {
      columns.add(Listing.Column.of(shell.t("people.who")));
    }
    columns.add(Listing.Column.of(shell.t("simulation.change")));
    columns.add(Listing.Column.of(shell.t("switch.now")));
    columns.add(Listing.Column.of(shell.t("simulation.area.code")));
    columns.add(Listing.Column.of(shell.t("simulation.area")));
    return columns;
  }

  /** A page of the list for a file: whole ids, and days that bear their year. */
  List<Row> fileRows(Shell shell, List<SwitchedLists.Switched> shown, boolean named) {
    Map<UUID, List<Standing>> now = now(shown);
    Map<UUID, Subjects.Called> called =
        named
            ? subjects.of(shell, shown.stream().map(SwitchedLists.Switched::subject).toList())
            : Map.of();
    List<Row> rows = new ArrayList<>();
    for (SwitchedLists.Switched one : shown) {
      UUID id = one.subject().id();
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(id.toString()));
      cells.add(Cell.of(kind(shell, one)));
      if (named) {
        Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
        cells.add(Cell.of((name.name() + " " + name.reference()).strip()));
      }
      cells.add(Cell.of(words(shell, one)));
      cells.add(Cell.of(now(shell, now.getOrDefault(id, List.of()), LocalDate::toString)));
      cells.add(Cell.of(one.area()));
      cells.add(Cell.of(subjects.village(shell, one.area())));
      rows.add(new Row(null, cells));
    }
    return rows;
  }

  private Map<UUID, List<Standing>> now(List<SwitchedLists.Switched> shown) {
    Map<UUID, List<Standing>> now = new HashMap<>();
    measures
        .of(shown.stream().map(one -> one.subject().id()).toList())
        .forEach(one -> now.computeIfAbsent(one.subject().id(), key -> new ArrayList<>()).add(one));
    return now;
  }

  private static boolean isPerson(SwitchedLists.Switched one) {
    return one.subject().kind() == Subject.Kind.PERSON;
  }

  private static String kind(Shell shell, SwitchedLists.Switched one) {
    return shell.t(isPerson(one) ? "simulation.person" : "simulation.place");
  }

  private static String words(Shell shell, SwitchedLists.Switched one) {
    return one.changes().stream()
        .map(change -> shell.t("simulation.change." + change.word()))
        .collect(Collectors.joining(shell.t("list.and")));
  }

  /** Where the subject is by what holds today or later; other measures only where it is nowhere. */
  private static String now(
      Shell shell, List<Standing> standing, Function<LocalDate, String> write) {
    List<Standing> lines =
        standing.stream()
            .filter(one -> one.until() == null || !one.until().isBefore(shell.console().today()))
            .toList();
    List<Standing> placed = lines.stream().filter(one -> !one.place().isEmpty()).toList();
    String words =
        (placed.isEmpty() ? lines : placed)
            .stream().map(one -> now(shell, one, write)).collect(Collectors.joining(" → "));
    return words.isEmpty() ? shell.t("logic.nothing") : words;
  }

  private static String now(Shell shell, Standing one, Function<LocalDate, String> write) {
    String what =
        one.place().isEmpty()
            ? shell.texts().word("measure", one.measure())
            : shell.texts().word("place", one.place());
    LocalDate from = one.from();
    LocalDate until = one.until();
    return what
        + " "
        + (from == null ? "" : write.apply(from))
        + "–"
        + (until == null ? shell.t("simulation.open") : write.apply(until));
  }
}
