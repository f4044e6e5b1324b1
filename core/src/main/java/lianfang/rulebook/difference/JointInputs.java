package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;

/**
 * 共同输入: the inputs of two tables, each cut so finely that the cells of both can tell its values
 * apart. They are cut by compiling one table that holds the rows of both.
 *
 * @param cut the table of both
 * @param possible for each input the values that may come in either edition
 * @param retyped inputs whose type differs
 */
record JointInputs(CompiledTable cut, List<List<UnaryTest>> possible, List<String> retyped) {

  static JointInputs of(Optional<CompiledTable> before, Optional<CompiledTable> after) {
    List<DecisionTable> tables = new ArrayList<>();
    before.ifPresent(table -> tables.add(table.table()));
    after.ifPresent(table -> tables.add(table.table()));
    Map<String, List<Input>> declared = new LinkedHashMap<>();
    for (DecisionTable table : tables) {
      for (Input input : table.inputs()) {
        declared.computeIfAbsent(input.name(), name -> new ArrayList<>()).add(input);
      }
    }
    Set<String> retyped = new TreeSet<>();
    List<Input> inputs = new ArrayList<>();
    List<List<UnaryTest>> possible = new ArrayList<>();
    declared.forEach((name, all) -> {
      if (all.stream().map(Input::type).distinct().count() > 1) {
        retyped.add(name);
      }
      inputs.add(merged(name, all));
      possible.add(all.stream().map(Input::allowed).toList());
    });
    List<Row> rows = new ArrayList<>();
    if (retyped.isEmpty()) {
      tables.forEach(table -> rows.addAll(cells(table, inputs)));
    }
    DecisionTable both = new DecisionTable("both", "", HitPolicy.COLLECT, inputs, List.of(), rows);
    return new JointInputs(new CompiledTable(both), possible, List.copyOf(retyped));
  }

  /** Closed only where both are, with the words of both. */
  private static Input merged(String name, List<Input> all) {
    boolean closed = all.stream().allMatch(Input::isClosed);
    Set<String> words = new LinkedHashSet<>();
    if (closed) {
      all.forEach(input -> words.addAll(input.words()));
    }
    return new Input(name, all.getFirst().type(), List.copyOf(words), UnaryTest.any());
  }

  /** The cells of a table under the joint inputs, and what it declares, as borders to cut at. */
  private static List<Row> cells(DecisionTable table, List<Input> inputs) {
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      rows.add(row(inputs, table, i -> row.tests().get(i)));
    }
    rows.add(row(inputs, table, i -> table.inputs().get(i).allowed()));
    rows.add(row(inputs, table, i -> words(table.inputs().get(i))));
    return rows;
  }

  private static Row row(
      List<Input> inputs, DecisionTable table, java.util.function.IntFunction<UnaryTest> cell) {
    List<UnaryTest> tests = new ArrayList<>();
    for (Input input : inputs) {
      int at = column(table, input.name());
      tests.add(at < 0 ? UnaryTest.any() : cell.apply(at));
    }
    return new Row("cut", "", tests, List.of(), "");
  }

  private static UnaryTest words(Input input) {
    List<UnaryTest.Part> parts = new ArrayList<>();
    input.words().forEach(word -> parts.add(new UnaryTest.Is(Value.word(word))));
    return parts.isEmpty() ? UnaryTest.any() : new UnaryTest.Parts(parts, false);
  }

  /** The column of an input, or -1. */
  static int column(DecisionTable table, String name) {
    for (int i = 0; i < table.inputs().size(); i++) {
      if (table.inputs().get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  int size() {
    return possible.size();
  }

  Partition partition(int input) {
    return cut.partition(input);
  }

  /** Whether the atom holds a value that may come in either edition. */
  boolean isPossible(int input, int atom) {
    Partition partition = cut.partition(input);
    return partition.isPossible(atom)
        && (atom == Partition.UNKNOWN
            || possible.get(input).stream()
                .anyMatch(allowed -> allowed.matches(partition.sample(atom))));
  }
}
