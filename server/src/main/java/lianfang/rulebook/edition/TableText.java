package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.notice.OutputWords;
import lianfang.rulebook.table.TableCsv;

/**
 * 表格文本: a table as its file writes it, right or wrong, for those who change it cell by cell.
 *
 * @param remarks lines that begin with #
 * @param policy the first line, such as {@code hit,U}
 * @param columns names in order, with {@code |} between inputs and outputs
 * @param rows one list of cells a row, as long as the columns
 */
public record TableText(
    List<String> remarks, List<String> policy, List<String> columns, List<List<String>> rows) {

  private static final int BEFORE_ROWS = 2;
  private static final List<String> FOR_READERS = List.of("row", "clause", "annotation");

  /** Copies the lists. */
  public TableText {
    remarks = List.copyOf(remarks);
    policy = List.copyOf(policy);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Reads a file; what is missing in a row is empty. */
  public static TableText read(String text) {
    List<List<String>> lines = TableCsv.cells(text);
    if (lines.size() < BEFORE_ROWS) {
      throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE);
    }
    List<String> columns = lines.get(1);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(BEFORE_ROWS, lines.size())) {
      List<String> row = new ArrayList<>(line.subList(0, Math.min(line.size(), columns.size())));
      while (row.size() < columns.size()) {
        row.add("");
      }
      rows.add(row);
    }
    List<String> remarks = text.lines().filter(line -> line.startsWith("#")).toList();
    return new TableText(remarks, lines.getFirst(), columns, rows);
  }

  /** The file's text. */
  public String write() {
    StringBuilder text = new StringBuilder();
    text.append(line(policy)).append(line(columns));
    rows.forEach(row -> text.append(line(row)));
    remarks.forEach(remark -> text.append(remark).append('\n'));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TableText::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '#');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** The same with other rows. */
  public TableText with(List<List<String>> changed) {
    return new TableText(remarks, policy, columns, changed);
  }

  /** What a cell says that asks nothing and answers nothing. */
  public static String nothing(boolean answer, String column) {
    if (FOR_READERS.contains(column)) {
      return "";
    }
    return !answer ? "-" : OutputWords.isDays(column) ? "0" : "none";
  }

  /** The row with this name; empty where there is none. */
  public List<String> row(String name) {
    return rows.stream().filter(row -> row.getFirst().equals(name)).findFirst().orElse(List.of());
  }
}
