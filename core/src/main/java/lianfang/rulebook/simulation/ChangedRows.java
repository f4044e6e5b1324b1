package lianfang.rulebook.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Edition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;

/**
 * 改动的行: the rows that candidates add, take away or change, also by a reading: a clause's start
 * concerns the rows of that clause, any other reading all rows of its notice. A line of measures
 * rests on several rows, and the one that does a change is one of these.
 */
final class ChangedRows {

  private static final String START = "-start";
  private static final String CLAUSE = "clause-";

  private final Set<String> rows = new HashSet<>();

  /** Compares two sets of editions. */
  ChangedRows(List<Edition> before, List<Edition> after) {
    Map<String, Set<String>> old = byRow(without(before, after));
    Map<String, Set<String>> fresh = byRow(without(after, before));
    Set<String> all = new HashSet<>(old.keySet());
    all.addAll(fresh.keySet());
    for (String row : all) {
      if (!Objects.equals(old.get(row), fresh.get(row))) {
        rows.add(row);
      }
    }
  }

  /** The basis of a line that does the change; the one that decides where none is changed. */
  Basis doing(List<Basis> bases) {
    for (Basis basis : bases) {
      if (rows.contains(key(basis.notice(), basis.row()))) {
        return basis;
      }
    }
    return bases.getFirst();
  }

  private static List<Edition> without(List<Edition> editions, List<Edition> others) {
    List<Edition> left = new ArrayList<>(editions);
    left.removeAll(others);
    return left;
  }

  private static Map<String, Set<String>> byRow(List<Edition> editions) {
    Map<String, Set<String>> found = new HashMap<>();
    for (Edition edition : editions) {
      for (CompiledTable table : edition.tables()) {
        for (Row row : table.table().rows()) {
          found
              .computeIfAbsent(key(edition.notice(), row.id()), key -> new HashSet<>())
              .add(text(table, row, edition));
        }
      }
    }
    return found;
  }

  private static String key(String notice, String row) {
    return notice + " " + row;
  }

  private static String text(CompiledTable table, Row row, Edition edition) {
    List<String> tests = row.tests().stream().map(UnaryTest::text).toList();
    Map<String, String> readings = new TreeMap<>(edition.readings());
    String own = CLAUSE + row.clause() + START;
    readings
        .keySet()
        .removeIf(key -> key.startsWith(CLAUSE) && key.endsWith(START) && !key.equals(own));
    return String.join(
        " ",
        table.table().id(),
        row.clause(),
        tests.toString(),
        row.outputs().toString(),
        readings.toString(),
        new TreeMap<>(edition.local()).toString());
  }
}
