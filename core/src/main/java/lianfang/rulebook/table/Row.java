package lianfang.rulebook.table;

import java.util.List;

/**
 * 规则行: one row of a table.
 *
 * @param id the row's name, such as K2; {@code otherwise} fires only when no other row does
 * @param clause the clause that it carries out, empty where it has none
 * @param tests one cell an input, in the order of the inputs
 * @param outputs one value an output, in the order of the outputs; unknown for an empty cell
 * @param annotation a remark for readers, may be empty
 */
public record Row(
    String id, String clause, List<UnaryTest> tests, List<Value> outputs, String annotation) {

  /** The id of the row that fires when no other does. */
  public static final String OTHERWISE = "otherwise";

  /** Copies the lists. */
  public Row {
    tests = List.copyOf(tests);
    outputs = List.copyOf(outputs);
  }

  /** Whether this row fires only when no other does. */
  public boolean isOtherwise() {
    return id.equals(OTHERWISE);
  }
}
