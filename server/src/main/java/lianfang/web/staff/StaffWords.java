package lianfang.web.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lianfang.gate.unit.WorkStatus;
import lianfang.person.Refusal;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.staff.StaffLanding.Line;
import lianfang.web.staff.StaffLanding.Outcome;
import org.jspecify.annotations.Nullable;

/** A list of staff in words for the firm. */
final class StaffWords {

  private static final int SHOWN = 200;
  private static final Set<StaffColumn> ALWAYS =
      Set.of(StaffColumn.NAME, StaffColumn.NUMBER, StaffColumn.SHIFT, StaffColumn.LEFT);

  private static final Set<StaffColumn> PLACE =
      Set.of(StaffColumn.COUNTY, StaffColumn.TOWNSHIP, StaffColumn.VILLAGE);

  private StaffWords() {}

  static String field(StaffColumn column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the person is only not registered yet, so that the rest is asked for. */
  static boolean isUnknown(List<StaffRow.Problem> problems) {
    return problems.stream().anyMatch(one -> one.refusal() == Refusal.NOT_REGISTERED);
  }

  /** The fields of one person; where he lives is asked of nobody who is known. */
  static List<Field> fields(
      Shell shell, Map<String, String> typed, List<StaffRow.Problem> problems) {
    boolean more =
        isUnknown(problems)
            || problems.stream().anyMatch(one -> !ALWAYS.contains(one.column()))
            || !typed.getOrDefault("village", "").isBlank();
    List<Field> fields = new ArrayList<>();
    for (StaffColumn column : StaffColumn.values()) {
      boolean place = column == StaffColumn.COUNTY || column == StaffColumn.TOWNSHIP;
      if (column == StaffColumn.VILLAGE && more) {
        fields.add(village(shell, typed, problems));
      } else if (ALWAYS.contains(column) || more && !place) {
        fields.add(field(shell, column, typed, problems));
      }
    }
    return fields;
  }

  /** 现住村: found by its name; nobody knows twelve digits by heart. */
  private static Field village(
      Shell shell, Map<String, String> typed, List<StaffRow.Problem> problems) {
    String name = field(StaffColumn.VILLAGE);
    String code = typed.getOrDefault(name, "");
    boolean chosen = code.matches("[0-9]{12}");
    boolean wrong =
        problems.stream()
            .filter(one -> PLACE.contains(one.column()))
            .anyMatch(one -> one.refusal() != Refusal.NOT_REGISTERED);
    return new Field(
        name,
        "village",
        shell.t("portal.staff.village.label"),
        shell.t("portal.staff.village.hint"),
        typed.getOrDefault(name + "-name", code),
        wrong ? shell.t("portal.staff.village.missing") : null,
        List.of(new Field.Option(chosen ? code : "", code)),
        null,
        true);
  }

  private static Field field(
      Shell shell, StaffColumn column, Map<String, String> typed, List<StaffRow.Problem> problems) {
    String name = field(column);
    String type =
        switch (column) {
          case NUMBER -> "identity";
          case PHONE -> "tel";
          case LEFT -> "date";
          default -> "text";
        };
    boolean chinese = shell.language() == Language.ZH;
    String wrong =
        String.join(
            " ",
            problems.stream()
                .filter(one -> one.column() == column)
                .filter(one -> one.refusal() != Refusal.NOT_REGISTERED)
                .map(one -> chinese ? one.zh() : one.en())
                .toList());
    String hint = "portal.staff." + name + ".hint";
    Field field =
        Field.of(
                name,
                type,
                shell.t("portal.staff." + name + ".label"),
                typed.getOrDefault(name, ""))
            .error(wrong.isEmpty() ? null : wrong);
    Field hinted = shell.texts().has(hint) ? field.hint(shell.t(hint)) : field;
    boolean needed = column != StaffColumn.SHIFT && column != StaffColumn.LEFT;
    return needed ? hinted.need() : hinted;
  }

  /**
   * Rows with what became of them, those that came back first.
   *
   * @param sheet whether they have a place in a sheet
   */
  static Block rows(Shell shell, List<Line> lines, boolean sheet) {
    List<Line> ordered = new ArrayList<>(lines);
    ordered.sort(java.util.Comparator.comparing(one -> one.outcome() == Outcome.RETURNED ? 0 : 1));
    List<Row> rows = new ArrayList<>();
    for (Line line : ordered.subList(0, Math.min(SHOWN, ordered.size()))) {
      boolean back = line.outcome() == Outcome.RETURNED;
      List<Cell> cells = new ArrayList<>();
      if (sheet) {
        cells.add(Cell.number(shell.language().number(line.row().number()), null));
      }
      String word = "portal.staff." + line.outcome().name().toLowerCase(Locale.ROOT);
      cells.add(Cell.tag(back ? "act" : "good", shell.t(word)));
      cells.add(Cell.of(back ? why(shell, line.row()) : status(shell, line.status())));
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    if (sheet) {
      columns.add(Listing.Column.number(shell.t("portal.staff.row")));
    }
    columns.add(Listing.Column.of(shell.t("portal.staff.outcome")));
    columns.add(Listing.Column.of(shell.t("portal.staff.status")));
    return new Block(
        shell.t("portal.staff.rows", lines.size()),
        shell.t("portal.staff.rows.footer"),
        null,
        columns,
        rows,
        shell.t("portal.staff.rows.none"));
  }

  private static String why(Shell shell, StaffRow row) {
    boolean chinese = shell.language() == Language.ZH;
    return String.join(
        " ", row.problems().stream().map(one -> chinese ? one.zh() : one.en()).toList());
  }

  private static String status(Shell shell, @Nullable WorkStatus status) {
    if (status == null) {
      return "—";
    }
    if (status.mayWork()) {
      return shell.t("portal.staff.may");
    }
    return status.until() == null
        ? shell.t("portal.staff.notyet")
        : shell.t("portal.staff.notyet.until", shell.language().full(status.until()));
  }
}
