package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.table.Row;

/** 行操作: adds, copies, moves and deletes rows of a table that is being changed. */
public final class TableRows {

  private TableRows() {}

  /**
   * The rows after an act such as "copy-2"; any other act leaves them as they are.
   *
   * @param columns names of the columns; a new row asks nothing and answers nothing
   */
  public static List<List<String>> act(List<List<String>> rows, String act, List<String> columns) {
    List<List<String>> changed = new ArrayList<>(rows);
    if (act.equals("add")) {
      changed.add(otherwise(changed), blank(changed, columns));
      return changed;
    }
    if (!act.matches("(copy|up|down|delete)-[0-9]{1,4}")) {
      return changed;
    }
    String word = act.substring(0, act.indexOf('-'));
    int at = Integer.parseInt(act.substring(act.indexOf('-') + 1));
    if (at >= changed.size()) {
      return changed;
    }
    switch (word) {
      case "copy" -> changed.add(at + 1, copy(changed, at));
      case "delete" -> changed.remove(at);
      case "up" -> swap(changed, at, at - 1);
      default -> swap(changed, at, at + 1);
    }
    return changed;
  }

  private static void swap(List<List<String>> rows, int one, int other) {
    if (other >= 0 && other < rows.size()) {
      Collections.swap(rows, one, other);
    }
  }

  /** A row stands before the one that fires when no other does. */
  static int otherwise(List<List<String>> rows) {
    boolean last = !rows.isEmpty() && rows.getLast().getFirst().equals(Row.OTHERWISE);
    return last ? rows.size() - 1 : rows.size();
  }

  private static List<String> blank(List<List<String>> rows, List<String> columns) {
    List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    int divider = Columns.divider(columns);
    for (int i = Columns.BEFORE_INPUTS; i < divider; i++) {
      row.set(i, "-");
    }
    if (divider < columns.size()) {
      row.set(divider, Columns.DIVIDER);
    }
    row.set(0, name(rows, "new"));
    return row;
  }

  private static List<String> copy(List<List<String>> rows, int at) {
    List<String> row = new ArrayList<>(rows.get(at));
    row.set(0, name(rows, row.getFirst()));
    return row;
  }

  /** A name that no row has yet. */
  private static String name(List<List<String>> rows, String like) {
    List<String> names = rows.stream().map(List::getFirst).collect(Collectors.toList());
    int number = 2;
    while (names.contains(like + "-" + number)) {
      number++;
    }
    return like + "-" + number;
  }
}
