package lianfang.person.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.person.CellReason;
import lianfang.person.PlainText;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import org.jspecify.annotations.Nullable;

/** 表头识别: finds the roster's header among titles and merged rows, whatever the order of columns. */
public final class HeaderReader {

  /** A header must stand within this many rows; above are titles and instructions. */
  public static final int ROWS_SEARCHED = 30;

  private static final int DEEPEST = 3;
  private static final int LEAST_COLUMNS = 3;

  private HeaderReader() {}

  /**
   * The header with the most recognised columns in the first rows.
   *
   * @param rows the sheet's first rows, at least {@link #ROWS_SEARCHED} where there are so many
   * @return the header, with problems where it cannot be used; null where there is none
   */
  public static @Nullable RosterHeader find(List<List<SheetCell>> rows) {
    Candidate best = null;
    int searched = Math.min(rows.size(), ROWS_SEARCHED);
    for (int depth = 1; depth <= DEEPEST; depth++) {
      for (int first = 0; first < searched && first + depth <= rows.size(); first++) {
        Candidate candidate = candidate(rows, first, depth);
        if (best == null || candidate.recognised() > best.recognised()) {
          best = candidate;
        }
      }
    }
    return best == null || best.recognised() < LEAST_COLUMNS ? null : judged(best);
  }

  /**
   * The header that a user mapped by hand on top of what was recognised.
   *
   * @param found what was recognised, for its position
   * @param mapping the sheet's column index for each column that the sheet has
   */
  public static RosterHeader mapped(RosterHeader found, Map<RosterColumn, Integer> mapping) {
    List<CellReason> problems = missing(mapping);
    Set<Integer> used = new HashSet<>();
    mapping.forEach((column, index) -> {
      if (!used.add(index)) {
        problems.add(new CellReason(column, Refusal.HEADER_DUPLICATE, letter(index)));
      }
    });
    return new RosterHeader(
        found.firstRow(), found.rows(), Map.copyOf(mapping), found.unknown(), problems);
  }

  /** The letters by which a spreadsheet names the column, such as AB for index 27. */
  public static String letter(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : letter(index / 26 - 1) + (char) ('A' + index % 26);
  }

  /** What each of the sheet's columns is taken for under one choice of header rows. */
  private record Candidate(
      int first,
      int depth,
      SortedMap<Integer, ColumnNames.Named> named,
      SortedMap<Integer, String> unknown) {

    int recognised() {
      return named.size();
    }
  }

  private static Candidate candidate(List<List<SheetCell>> rows, int first, int depth) {
    SortedMap<Integer, ColumnNames.Named> named = new TreeMap<>();
    SortedMap<Integer, String> unknown = new TreeMap<>();
    int width = 0;
    for (int r = first; r < first + depth; r++) {
      width = Math.max(width, rows.get(r).size());
    }
    String[] group = new String[depth];
    Arrays.fill(group, "");
    for (int c = 0; c < width; c++) {
      String words = "";
      ColumnNames.Named found = null;
      String joined = "";
      for (int r = depth - 1; r >= 0; r--) {
        String text = textAt(rows.get(first + r), c);
        if (!text.isEmpty()) {
          group[r] = text;
        }
        words = words.isEmpty() ? text : words;
        found = found == null ? ColumnNames.find(text) : found;
      }
      if (depth > 1) {
        for (String part : group) {
          joined += part;
        }
        ColumnNames.Named whole = ColumnNames.find(joined);
        found = whole != null && !textAt(rows.get(first + depth - 1), c).isEmpty() ? whole : found;
      }
      if (found != null) {
        named.put(c, found);
      } else if (!words.isEmpty()) {
        unknown.put(c, words);
      }
    }
    return new Candidate(first, depth, named, unknown);
  }

  private static String textAt(List<SheetCell> row, int column) {
    return column < row.size() && row.get(column).kind() == SheetCell.Kind.TEXT
        ? PlainText.trimmed(row.get(column).text())
        : "";
  }

  /** Of two columns with the same meaning the official header wins; two equals are a problem. */
  private static RosterHeader judged(Candidate best) {
    Map<RosterColumn, Integer> columns = new EnumMap<>(RosterColumn.class);
    Map<RosterColumn, Boolean> official = new EnumMap<>(RosterColumn.class);
    SortedMap<Integer, String> unknown = new TreeMap<>(best.unknown());
    List<CellReason> duplicates = new ArrayList<>();
    best.named()
        .forEach((index, named) -> {
          Integer earlier = columns.get(named.column());
          boolean earlierOfficial = official.getOrDefault(named.column(), false);
          if (earlier == null || named.official() && !earlierOfficial) {
            columns.put(named.column(), index);
            official.put(named.column(), named.official());
            if (earlier != null) {
              unknown.put(earlier, named.column().zh());
            }
          } else if (named.official() == earlierOfficial) {
            String places = letter(earlier) + ", " + letter(index);
            duplicates.add(new CellReason(named.column(), Refusal.HEADER_DUPLICATE, places));
          } else {
            unknown.put(index, named.column().zh());
          }
        });
    List<CellReason> problems = missing(columns);
    problems.addAll(duplicates);
    return new RosterHeader(best.first(), best.depth(), columns, unknown, problems);
  }

  private static List<CellReason> missing(Map<RosterColumn, Integer> columns) {
    List<CellReason> problems = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      if (column.required() && !columns.containsKey(column)) {
        problems.add(CellReason.of(column, Refusal.HEADER_INCOMPLETE));
      }
    }
    if (!columns.containsKey(RosterColumn.IDENTITY_NUMBER)
        && !columns.containsKey(RosterColumn.PHONE)
        && !columns.containsKey(RosterColumn.HEAD)) {
      problems.add(new CellReason(null, Refusal.HEADER_INCOMPLETE, "身份证号 / 手机号 / 户主"));
    }
    return problems;
  }
}
