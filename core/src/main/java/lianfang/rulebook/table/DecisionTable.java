package lianfang.rulebook.table;

import java.util.List;

/**
 * 决策表: a table as it was declared.
 *
 * @param id its name, the file's name without ending
 * @param file path inside the notice's folder
 * @param policy what it answers when several rows match
 * @param inputs the questions, in the order of the columns
 * @param outputs the answers, in the order of the columns
 * @param rows the rows in their order
 */
public record DecisionTable(
    String id,
    String file,
    HitPolicy policy,
    List<Input> inputs,
    List<Output> outputs,
    List<Row> rows) {

  /** Copies the lists and checks that every row has a cell for every column. */
  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.tests().size() != inputs.size() || row.outputs().size() != outputs.size()) {
        throw new IllegalArgumentException(
            "row " + row.id() + " of table " + id + " does not have one cell for each column");
      }
    }
  }

  /**
   * The position of an input's column.
   *
   * @throws IllegalArgumentException when there is none
   */
  public int input(String name) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + id + " has no input '" + name + "'");
  }

  /**
   * The position of an output's column.
   *
   * @throws IllegalArgumentException when there is none
   */
  public int output(String name) {
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + id + " has no output '" + name + "'");
  }

  /** Whether it answers in a column of this name. */
  public boolean answersIn(String column) {
    return outputs.stream().anyMatch(output -> output.name().equals(column));
  }
}
