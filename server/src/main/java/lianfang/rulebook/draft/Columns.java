package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.InputWords;
import lianfang.rulebook.notice.OutputWords;
import lianfang.rulebook.table.Row;

/** 列: which columns the tables of a draft may have, and how one comes and goes. */
public final class Columns {

  /** Parts questions from answers. */
  public static final String DIVIDER = "|";

  /** The last column, for readers alone. */
  public static final String ANNOTATION = "annotation";

  /** The side of the questions. */
  public static final String INPUT = "input";

  /** The side of the answers. */
  public static final String OUTPUT = "output";

  private static final List<String> OWN = List.of("row", "clause");

  /** Row and clause stand before the first question. */
  static final int BEFORE_INPUTS = 2;

  private static final String NOTICE = "notice.yaml";
  private static final String ANY = "-";

  private Columns() {}

  /** Questions that a table may ask: those that the notice declares, then those of the glossary. */
  public static List<String> inputs(SortedMap<String, String> files) {
    Set<String> names = new LinkedHashSet<>(declared(files, "inputs"));
    InputWords.all().forEach(one -> names.add(one.name()));
    return List.copyOf(names);
  }

  /** Answers that a table may give: those of the glossary and those that the notice declares. */
  public static List<String> outputs(SortedMap<String, String> files) {
    Set<String> names = new LinkedHashSet<>(OutputWords.columns());
    names.addAll(declared(files, "outputs"));
    return List.copyOf(names);
  }

  private static List<String> declared(SortedMap<String, String> files, String key) {
    return NoticeTexts.declared(files.getOrDefault(NOTICE, "{}"), key);
  }

  /** The columns of one side, in their order. */
  public static List<String> of(TableText table, String side) {
    List<String> columns = table.columns();
    int divider = divider(columns);
    if (side.equals(INPUT)) {
      return columns.subList(0, divider).stream().filter(name -> !OWN.contains(name)).toList();
    }
    boolean annotated = !columns.isEmpty() && columns.getLast().equals(ANNOTATION);
    int end = columns.size() - (annotated ? 1 : 0);
    return columns.subList(Math.min(divider + 1, end), end);
  }

  static int divider(List<String> columns) {
    int at = columns.indexOf(DIVIDER);
    return at < 0 ? columns.size() : at;
  }

  /** What a cell says that asks nothing and answers nothing. */
  static String nothing(String side, String column) {
    return TableText.nothing(side.equals(OUTPUT), column);
  }

  /** The table with one more column at the end of its side. */
  static TableText added(TableText table, String side, String column) {
    int at = end(table, side);
    List<String> columns = new ArrayList<>(table.columns());
    columns.add(at, column);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> longer = new ArrayList<>(row);
      longer.add(at, nothing(side, column));
      rows.add(longer);
    }
    return new TableText(table.remarks(), table.policy(), columns, rows);
  }

  private static int end(TableText table, String side) {
    int divider = divider(table.columns());
    return side.equals(INPUT) ? divider : divider + 1 + of(table, OUTPUT).size();
  }

  /** The table without a column; one that gives no answer any more is none. */
  static TableText removed(TableText table, String side, String column) {
    int at = of(table, side).indexOf(column);
    if (at < 0) {
      throw new EditionRefused(EditionRefusal.COLUMN_UNKNOWN, column);
    }
    if (side.equals(OUTPUT) && of(table, side).size() == 1) {
      throw new EditionRefused(EditionRefusal.LAST_COLUMN, column);
    }
    at += side.equals(INPUT) ? BEFORE_INPUTS : divider(table.columns()) + 1;
    List<String> columns = new ArrayList<>(table.columns());
    columns.remove(at);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> shorter = new ArrayList<>(row);
      shorter.remove(at);
      rows.add(shorter);
    }
    return new TableText(table.remarks(), table.policy(), columns, rows);
  }

  /** A table with one question, one answer and a row. */
  static TableText begun(String policy, String input, String output) {
    List<String> columns = List.of("row", "clause", input, DIVIDER, output, ANNOTATION);
    String name = policy.equals("C") ? Row.OTHERWISE : "R1";
    List<String> row = List.of(name, "", ANY, DIVIDER, nothing(OUTPUT, output), "");
    return new TableText(List.of(), List.of("hit", policy), columns, List.of(row));
  }

  /**
   * The files with a declaration of every question that a table asks.
   *
   * @param gone questions whose declaration goes where no table asks them any more
   */
  static SortedMap<String, String> declared(SortedMap<String, String> files, List<String> gone) {
    Set<String> asked = new LinkedHashSet<>();
    files.forEach((file, text) -> {
      if (file.startsWith("tables/")) {
        asked.addAll(of(TableText.read(text), INPUT));
      }
    });
    List<String> known = declared(files, "inputs");
    List<InputWords.Declared> missing =
        asked.stream()
            .filter(name -> !known.contains(name))
            .flatMap(name -> InputWords.find(name).stream())
            .toList();
    List<String> idle = gone.stream().filter(name -> !asked.contains(name)).toList();
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(NOTICE, (file, yaml) -> NoticeTexts.withInputs(yaml, missing, idle));
    return changed;
  }
}
