package lianfang.rulebook.difference;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 答案行: what one row answers.
 *
 * @param row its id; several ids where a table answers with one figure over its rows
 * @param clause that it carries out, empty where it names none
 * @param outputs by column; columns that ask for nothing are left out
 */
public record Line(String row, String clause, SortedMap<String, String> outputs) {

  /** Copies the outputs. */
  public Line {
    outputs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }

  /** Whether nothing follows from it. */
  public boolean isNothing() {
    return outputs.isEmpty();
  }

  @Override
  public String toString() {
    String said = outputs.entrySet().stream().map(Line::said).collect(Collectors.joining(" "));
    return row + ": " + (said.isEmpty() ? "-" : said);
  }

  private static String said(Map.Entry<String, String> output) {
    return output.getKey() + "=" + output.getValue();
  }
}
