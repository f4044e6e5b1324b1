package lianfang.web.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Cells;
import lianfang.web.basis.ReadingWords;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;

/** Puts two editions side by side: tables with marked cells, texts, readings, golden cases. */
public final class Differences {

  private static final String TABLES = "tables/";
  private static final String CASES = "cases/";

  private static final Pattern DECLARED = Pattern.compile("(/(?:inputs|outputs)/[^/]+)/.*");

  private final Shell shell;
  private final Notice base;
  private final List<DifferencePart.Table> tables = new ArrayList<>();
  private final List<DifferencePart.Text> texts = new ArrayList<>();
  private final SortedMap<String, String> cases = new TreeMap<>();
  private int rows;

  private Differences(Shell shell, Notice base) {
    this.shell = shell;
    this.base = base;
  }

  /**
   * Everything that differs; nothing is left out.
   *
   * @param base whose titles name the columns
   */
  public static DifferencePart of(
      Shell shell, Notice base, SortedMap<String, String> before, SortedMap<String, String> after) {
    Differences all = new Differences(shell, base);
    Set<String> files = new TreeSet<>(before.keySet());
    files.addAll(after.keySet());
    for (String file : files) {
      String was = before.getOrDefault(file, "");
      String is = after.getOrDefault(file, "");
      if (!was.equals(is)) {
        all.file(file, was, is);
      }
    }
    return all.part();
  }

  private DifferencePart part() {
    boolean none = tables.isEmpty() && texts.isEmpty() && cases.isEmpty();
    String says =
        none
            ? shell.t("draft.changes.none")
            : shell.t("difference.says", rows, texts.size(), cases.size());
    String told = cases.isEmpty() ? "" : shell.t("difference.cases", cases.size());
    return new DifferencePart(
        says, tables, texts, new DifferencePart.Cases(told, List.copyOf(cases.values())));
  }

  private void file(String file, String was, String is) {
    if (file.startsWith(TABLES)) {
      table(file, was, is);
    } else if (file.startsWith(CASES)) {
      cases(EditionDiff.flat(was), EditionDiff.flat(is));
    } else {
      texts("", declared(EditionDiff.flat(was)), declared(EditionDiff.flat(is)));
    }
  }

  // ---------------------------------------------------------------- tables

  private void table(String file, String was, String is) {
    TableText before = was.isEmpty() ? none(is) : TableText.read(was);
    TableText after = is.isEmpty() ? none(was) : TableText.read(is);
    Set<String> columns = new LinkedHashSet<>(after.columns());
    columns.addAll(before.columns());
    columns.remove("|");
    List<DifferencePart.Row> changed = new ArrayList<>();
    List<DifferencePart.Row> same = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    after.rows().forEach(row -> names.add(row.getFirst()));
    before.rows().forEach(row -> names.add(row.getFirst()));
    for (String name : names) {
      DifferencePart.Row row = row(columns, before, after, name);
      (row.state().equals("same") ? same : changed).add(row);
    }
    String title = PathWords.file(shell, file);
    text(title, String.join(",", before.policy()), String.join(",", after.policy()));
    text(
        shell.t("difference.remarks", title),
        String.join("\n", before.remarks()),
        String.join("\n", after.remarks()));
    if (!changed.isEmpty()) {
      rows += changed.size();
      tables.add(
          new DifferencePart.Table(
              shell.t("difference.table", title, changed.size()),
              columns.stream().map(column -> PathWords.column(shell, base, column)).toList(),
              changed,
              same));
    }
  }

  /** A table without rows, with the columns of the other side. */
  private static TableText none(String other) {
    TableText table = TableText.read(other);
    return new TableText(List.of(), List.of(), table.columns(), List.of());
  }

  private DifferencePart.Row row(
      Set<String> columns, TableText before, TableText after, String name) {
    List<String> was = before.row(name);
    List<String> is = after.row(name);
    List<DifferencePart.Cell> cells = new ArrayList<>();
    for (String column : columns) {
      cells.add(
          new DifferencePart.Cell(
              PathWords.column(shell, base, column),
              word(before, was, column),
              word(after, is, column)));
    }
    boolean changed = cells.stream().anyMatch(DifferencePart.Cell::isChanged);
    String state = was.isEmpty() ? "new" : is.isEmpty() ? "gone" : changed ? "changed" : "same";
    return new DifferencePart.Row(state, cells);
  }

  private String word(TableText table, List<String> row, String column) {
    int at = table.columns().indexOf(column);
    String text = row.isEmpty() || at < 0 ? "" : row.get(at).strip();
    boolean free = List.of("row", "clause", "annotation").contains(column);
    return free ? text : text.equals("-") ? "–" : Cells.words(shell, base.labels(), column, text);
  }

  // ---------------------------------------------------------------- texts

  private void texts(String prefix, Map<String, String> was, Map<String, String> is) {
    Set<String> paths = new LinkedHashSet<>(was.keySet());
    paths.addAll(is.keySet());
    for (String path : paths) {
      text(
          prefix + PathWords.of(shell, path),
          word(path, was.getOrDefault(path, "")),
          word(path, is.getOrDefault(path, "")));
    }
  }

  /** What a reading says, and on what it rests, in words. */
  private String word(String path, String text) {
    String key = path.substring(1, Math.max(1, path.lastIndexOf('/')));
    if (text.isEmpty() || key.contains("/")) {
      return text;
    }
    return path.endsWith("/value")
        ? ReadingWords.value(shell, key, text)
        : path.endsWith("/grade") ? shell.texts().word("reading.grade", text) : text;
  }

  /** The texts with each declared column as one: its titles, its type and its words. */
  private static Map<String, String> declared(Map<String, String> flat) {
    Map<String, String> texts = new LinkedHashMap<>();
    flat.forEach((path, text) -> {
      Matcher column = DECLARED.matcher(path);
      texts.merge(column.matches() ? column.group(1) : path, text, (all, one) -> all + ", " + one);
    });
    return texts;
  }

  private void text(String where, String was, String is) {
    if (was.equals(is)) {
      return;
    }
    int shorter = Math.min(was.length(), is.length());
    int begin = 0;
    while (begin < shorter && was.charAt(begin) == is.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && was.charAt(was.length() - 1 - end) == is.charAt(is.length() - 1 - end)) {
      end++;
    }
    texts.add(new DifferencePart.Text(where, side(was, begin, end), side(is, begin, end)));
  }

  private static DifferencePart.Side side(String text, int begin, int end) {
    return new DifferencePart.Side(
        text.substring(0, begin),
        text.substring(begin, text.length() - end),
        text.substring(text.length() - end));
  }

  // ---------------------------------------------------------------- golden cases

  private void cases(Map<String, String> was, Map<String, String> is) {
    Set<String> paths = new LinkedHashSet<>(was.keySet());
    paths.addAll(is.keySet());
    for (String path : paths) {
      String name = path.split("/").length > 1 ? path.split("/")[1] : path;
      if (!was.getOrDefault(path, "").equals(is.getOrDefault(path, ""))) {
        String key = "/" + name + "/name/zh";
        String state = !was.containsKey(key) ? "new" : !is.containsKey(key) ? "gone" : "changed";
        String called = name;
        if (shell.language() == Language.EN) {
          String en = "/" + name + "/name/en";
          called = is.getOrDefault(en, was.getOrDefault(en, name));
        }
        cases.put(name, shell.texts().of("difference.case." + state, called));
      }
    }
  }
}
