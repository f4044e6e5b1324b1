package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;

/**
 * 报来的表: a table that somebody sends, put beside the table of the draft. Columns may come and go;
 * one that no notice can ask or answer is named with its cell.
 */
final class SentTable {

  /**
   * Columns that another tool need not know; they stay as they are in the rows of the same name.
   */
  private static final List<String> OWN = List.of("clause", Columns.ANNOTATION);

  private static final int LETTERS = 26;

  private final TableText sent;
  private final TableText before;
  private final SortedMap<String, String> files;
  private final boolean sheet;

  /**
   * Puts both beside each other.
   *
   * @param before the table as the draft has it
   * @param files of the draft, which say what columns there are
   */
  SentTable(DraftEdit.Replace replace, TableText before, SortedMap<String, String> files) {
    this.sent = replace.sent();
    this.sheet = replace.sheet();
    this.before = before;
    this.files = files;
  }

  /**
   * The table as the draft keeps it: columns that it had stay in their order, new ones follow.
   *
   * @throws EditionRefused with the cell and what may stand there
   */
  TableText aligned() {
    requireColumns();
    List<String> columns = new ArrayList<>(List.of("row", "clause"));
    columns.addAll(side(Columns.INPUT, Columns.inputs(files)));
    int divider = columns.size();
    columns.add(Columns.DIVIDER);
    columns.addAll(side(Columns.OUTPUT, Columns.outputs(files)));
    if (before.columns().contains(Columns.ANNOTATION)
        || sent.columns().contains(Columns.ANNOTATION)) {
      columns.add(Columns.ANNOTATION);
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : sent.rows()) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        line.add(cell(row, columns.get(i), i > divider));
      }
      rows.add(line);
    }
    return new TableText(before.remarks(), sent.policy(), columns, rows);
  }

  private void requireColumns() {
    List<String> names = sent.columns();
    if (names.isEmpty() || !names.getFirst().equals("row") || !names.contains(Columns.DIVIDER)) {
      String found = String.join(",", names);
      throw new EditionRefused(EditionRefusal.COLUMNS_UNREADABLE, address(0) + found);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String side = i < Columns.divider(names) ? Columns.INPUT : Columns.OUTPUT;
      if (!seen.add(side + names.get(i))) {
        throw new EditionRefused(EditionRefusal.COLUMN_TWICE, address(i) + names.get(i));
      }
    }
    List<String> common = new ArrayList<>(Columns.of(before, Columns.INPUT));
    common.retainAll(Columns.of(sent, Columns.INPUT));
    List<String> answers = new ArrayList<>(Columns.of(before, Columns.OUTPUT));
    answers.retainAll(Columns.of(sent, Columns.OUTPUT));
    if (common.isEmpty() && answers.isEmpty()) {
      throw new EditionRefused(EditionRefusal.COLUMNS_DIFFER, String.join(", ", names));
    }
  }

  /** The columns of one side: those that stay, then those that come. */
  private List<String> side(String side, List<String> possible) {
    List<String> own = Columns.of(before, side);
    List<String> theirs =
        Columns.of(sent, side).stream().filter(column -> !OWN.contains(column)).toList();
    List<String> columns = new ArrayList<>(own.stream().filter(theirs::contains).toList());
    for (String column : theirs) {
      if (!own.contains(column)) {
        if (!possible.contains(column)) {
          String known = String.join(", ", possible);
          throw new EditionRefused(
              EditionRefusal.COLUMN_UNKNOWN,
              address(position(column, side)) + column + " ≠ " + known);
        }
        columns.add(column);
      }
    }
    return columns;
  }

  private int position(String column, String side) {
    int at = sent.columns().indexOf(column);
    return side.equals(Columns.INPUT) ? at : sent.columns().lastIndexOf(column);
  }

  /** What stands in a row; clause and remark stay where the other tool has none. */
  private String cell(List<String> row, String column, boolean output) {
    List<String> old = before.row(row.getFirst());
    if (column.equals(Columns.DIVIDER)) {
      return column;
    }
    String side = output ? Columns.OUTPUT : Columns.INPUT;
    int at = position(column, side);
    String said = at < 0 ? "" : row.get(at);
    boolean own = OWN.contains(column);
    int kept = before.columns().indexOf(column);
    return own && said.isEmpty() && !old.isEmpty() && kept >= 0 ? old.get(kept) : said;
  }

  /** The cell of a column's name, such as "E2 "; nothing where the file has no cells. */
  private String address(int column) {
    if (!sheet) {
      return "";
    }
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
      letters.insert(0, (char) ('A' + rest % LETTERS));
    }
    return letters + "2 ";
  }
}
