package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;

/**
 * 上层合表: everything that a notice asks for isolation, in one table that collects. Rows that an event
 * ends are left out: what follows after a discharge is no comparison of days. Tables in which one
 * row takes precedence over another are left out too.
 */
final class UpperTable {

  static final List<String> OUTPUTS = List.of("isolation", "days", "then", "then_days");

  private UpperTable() {}

  static boolean isolates(CompiledTable table) {
    return column(table.table(), "isolation") >= 0;
  }

  /** The table; empty where the notice isolates nobody for a number of days. */
  static Optional<CompiledTable> of(Notice notice) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    List<DecisionTable> tables = new ArrayList<>();
    for (CompiledTable one : notice.tables()) {
      HitPolicy policy = one.table().policy();
      boolean plain = policy == HitPolicy.UNIQUE || policy == HitPolicy.COLLECT;
      if (isolates(one) && plain) {
        tables.add(one.table());
        one.table().inputs().forEach(input -> inputs.putIfAbsent(input.name(), input));
      }
    }
    List<Input> joint = List.copyOf(inputs.values());
    List<Row> rows = new ArrayList<>();
    tables.forEach(table -> rows.addAll(rows(table, joint)));
    List<Output> outputs =
        OUTPUTS.stream()
            .map(name -> Output.of(name, lianfang.rulebook.table.ValueType.TEXT))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CompiledTable(
                new DecisionTable(notice.id(), "", HitPolicy.COLLECT, joint, outputs, rows)));
  }

  private static List<Row> rows(DecisionTable table, List<Input> joint) {
    List<Row> rows = new ArrayList<>();
    int ends = column(table, "ends");
    for (Row row : table.rows()) {
      boolean event = ends >= 0 && row.outputs().get(ends).isKnown();
      if (row.isOtherwise() || event) {
        continue;
      }
      List<UnaryTest> tests = new ArrayList<>();
      for (Input input : joint) {
        int at = JointInputs.column(table, input.name());
        tests.add(at < 0 ? UnaryTest.any() : row.tests().get(at));
      }
      List<Value> outputs = new ArrayList<>();
      for (String name : OUTPUTS) {
        int at = column(table, name);
        outputs.add(at < 0 ? Value.unknown() : row.outputs().get(at));
      }
      rows.add(new Row(row.id(), row.clause(), tests, outputs, ""));
    }
    return rows;
  }

  private static int column(DecisionTable table, String name) {
    for (int i = 0; i < table.outputs().size(); i++) {
      if (table.outputs().get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
