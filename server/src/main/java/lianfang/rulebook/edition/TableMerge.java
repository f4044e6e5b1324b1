package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * 合并表格: what two people made of one table, column by column, row by row and cell by cell. What only
 * one of them touched is as that one left it; whatever both touched is told, and no cell that
 * somebody wrote is lost with a column that the other took away.
 */
final class TableMerge {

  private static final String DIVIDER = "|";

  /** Parts the name of a row from its number; no name holds it. */
  private static final char AGAIN = '\0';

  private final String file;
  private final Side was;
  private final Side own;
  private final Side other;
  private final boolean ownFirst;
  private final Consumer<DraftMerge.Clash> clashes;

  /** A column by its name and the side on which it stands: both sides may have one of a name. */
  private record Column(boolean answer, String name) {}

  /** A table whose cells are found by row and column; rows of one name are told apart by number. */
  private static final class Side {

    private final TableText text;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    Side(TableText text) {
      this.text = text;
      boolean answer = false;
      for (String name : text.columns()) {
        answer |= name.equals(DIVIDER);
        columns.add(new Column(answer, name));
      }
      Map<String, Integer> times = new HashMap<>();
      for (List<String> row : text.rows()) {
        String name = row.getFirst().strip();
        int time = times.merge(name, 1, Integer::sum);
        rows.put(time == 1 ? name : name + AGAIN + time, row);
      }
    }

    /** A cell; null where the table has no such row or column. */
    @Nullable String cell(String row, Column column) {
      List<String> cells = rows.get(row);
      int at = columns.indexOf(column);
      return cells == null || at < 0 ? null : cells.get(at).strip();
    }

    boolean has(String row) {
      return rows.containsKey(row);
    }

    boolean has(Column column) {
      return columns.contains(column);
    }

    String line(String row) {
      List<String> cells = rows.get(row);
      return cells == null ? "" : String.join(", ", cells);
    }
  }

  /**
   * Prepares it.
   *
   * @param ownFirst whose word stands where both wrote one
   * @param clashes takes every place that both touched
   */
  TableMerge(
      String file, List<TableText> three, boolean ownFirst, Consumer<DraftMerge.Clash> clashes) {
    this.file = file;
    this.was = new Side(three.get(0));
    this.own = new Side(three.get(1));
    this.other = new Side(three.get(2));
    this.ownFirst = ownFirst;
    this.clashes = clashes;
  }

  /** Puts them together. */
  TableText merged() {
    List<Column> columns = columns();
    List<List<String>> rows = new ArrayList<>();
    for (String row : rows()) {
      rows.add(columns.stream().map(column -> cell(row, column)).toList());
    }
    Set<String> remarks = new LinkedHashSet<>(own.text.remarks());
    remarks.addAll(other.text.remarks());
    return new TableText(
        List.copyOf(remarks), policy(), columns.stream().map(Column::name).toList(), rows);
  }

  private List<String> policy() {
    List<String> before = was.text.policy();
    List<String> mine = own.text.policy();
    List<String> theirs = other.text.policy();
    if (mine.equals(theirs) || theirs.equals(before)) {
      return mine;
    }
    if (mine.equals(before)) {
      return theirs;
    }
    clash("", "", said(before), said(mine), said(theirs));
    return ownFirst ? mine : theirs;
  }

  private static String said(List<String> policy) {
    return policy.isEmpty() ? "" : policy.getLast();
  }

  // ---------------------------------------------------------------- columns

  /** The own columns in their order, and those of the other behind what they stand behind there. */
  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (Column column : own.columns) {
      boolean gone = was.has(column) && !other.has(column) && !isTouched(own, column);
      if (!gone) {
        columns.add(column);
      }
    }
    Column behind = null;
    for (Column column : other.columns) {
      boolean gone = was.has(column) && !own.has(column) && !isTouched(other, column);
      if (!gone && !columns.contains(column)) {
        columns.add(behind == null ? 0 : columns.indexOf(behind) + 1, column);
      }
      behind = columns.contains(column) ? column : behind;
    }
    return columns;
  }

  /** Whether a side says something of its own in a column that the other took away. */
  private boolean isTouched(Side side, Column column) {
    return side.rows.keySet().stream()
        .anyMatch(row -> !Objects.equals(side.cell(row, column), before(row, column)));
  }

  /** What stood in a cell, or what stands in one that says nothing where there was none. */
  private String before(String row, Column column) {
    String cell = was.cell(row, column);
    return cell == null ? nothing(column) : cell;
  }

  private static String nothing(Column column) {
    return column.name().equals(DIVIDER)
        ? DIVIDER
        : TableText.nothing(column.answer(), column.name());
  }

  // ---------------------------------------------------------------- rows

  /** The own rows in their order, and those of the other behind what they stand behind there. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String row : own.rows.keySet()) {
      if (other.has(row) || !was.has(row) || stays(own, row)) {
        rows.add(row);
      }
    }
    String behind = "";
    for (String row : other.rows.keySet()) {
      if (!own.has(row) && (!was.has(row) || stays(other, row))) {
        rows.add(rows.indexOf(behind) + 1, row);
      }
      behind = rows.contains(row) ? row : behind;
    }
    return rows;
  }

  /** Whether a row that the other took away stays, because one side changed it meanwhile. */
  private boolean stays(Side side, String row) {
    boolean changed =
        side.columns.stream()
            .anyMatch(column -> !Objects.equals(side.cell(row, column), before(row, column)));
    if (changed) {
      clash(row, "", was.line(row), own.line(row), other.line(row));
    }
    return changed && ownFirst == (side == own);
  }

  // ---------------------------------------------------------------- cells

  private String cell(String row, Column column) {
    String before = before(row, column);
    String mine = own.cell(row, column);
    String theirs = other.cell(row, column);
    if (mine == null && theirs == null) {
      return nothing(column);
    }
    if (mine == null || theirs == null) {
      String left = mine != null ? mine : theirs != null ? theirs : before;
      // A column that is new is missing there; one that was there before was taken away.
      boolean taken = was.has(column) && !(mine == null ? own : other).has(column);
      if (taken && !left.equals(before)) {
        clash(row, column.name(), before, mine == null ? "" : mine, theirs == null ? "" : theirs);
      }
      return left;
    }
    if (mine.equals(theirs) || theirs.equals(before)) {
      return mine;
    }
    if (mine.equals(before)) {
      return theirs;
    }
    clash(row, column.name(), was.cell(row, column) == null ? "" : before, mine, theirs);
    return ownFirst ? mine : theirs;
  }

  private void clash(String row, String column, String before, String mine, String theirs) {
    int again = row.indexOf(AGAIN);
    String name = again < 0 ? row : row.substring(0, again);
    clashes.accept(new DraftMerge.Clash(file, name, column, before, mine, theirs));
  }
}
