package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies the hit policies of DMN to the rows that match. */
final class Answers {

  private final DecisionTable table;
  private final int[] rank;

  Answers(DecisionTable table) {
    this.table = table;
    this.rank = rank(table);
  }

  /** Rows by output priority: 0 is the highest; rows of equal priority keep their order. */
  static int[] rank(DecisionTable table) {
    Comparator<Integer> order = (a, b) -> 0;
    for (int i = 0; i < table.outputs().size(); i++) {
      int column = i;
      List<Value> values = table.outputs().get(i).values();
      if (!values.isEmpty()) {
        order =
            order.thenComparingInt(row -> {
              int place = values.indexOf(table.rows().get(row).outputs().get(column));
              return place < 0 ? Integer.MAX_VALUE : place;
            });
      }
    }
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      rows.add(row);
    }
    rows.sort(order);
    int[] rank = new int[rows.size()];
    for (int i = 0; i < rank.length; i++) {
      rank[rows.get(i)] = i;
    }
    return rank;
  }

  Answer of(Hits hits) {
    int first = hits.first();
    if (first < 0) {
      return nothing();
    }
    List<Integer> rows = new ArrayList<>();
    for (int row = first; row >= 0; row = hits.next(row + 1)) {
      rows.add(row);
    }
    return of(rows);
  }

  /** The answer when exactly these rows match, in the order of the table. */
  Answer of(List<Integer> rows) {
    if (rows.isEmpty()) {
      return nothing();
    }
    int first = rows.getFirst();
    return switch (table.policy()) {
      case UNIQUE -> rows.size() == 1 ? one(first) : conflict(rows);
      case ANY -> allEqual(rows) ? one(first) : conflict(rows);
      case FIRST -> one(first);
      case PRIORITY -> one(byRank(rows).getFirst());
      case RULE_ORDER, COLLECT -> new Answer.Many(rows.stream().map(this::one).toList());
      case OUTPUT_ORDER -> new Answer.Many(byRank(rows).stream().map(this::one).toList());
      case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> figure(rows);
    };
  }

  private Answer nothing() {
    return switch (table.policy()) {
      case COLLECT -> new Answer.Many(List.of());
      case COLLECT_COUNT -> new Answer.Figure(Value.Amount.of(0), List.of());
      default -> new Answer.None();
    };
  }

  private Answer.One one(int row) {
    SortedMap<String, Value> outputs = new TreeMap<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      outputs.put(table.outputs().get(i).name(), table.rows().get(row).outputs().get(i));
    }
    return new Answer.One(table.rows().get(row).id(), outputs);
  }

  private Answer conflict(List<Integer> rows) {
    return new Answer.Conflict(ids(rows));
  }

  private List<String> ids(List<Integer> rows) {
    return rows.stream().map(row -> table.rows().get(row).id()).toList();
  }

  private boolean allEqual(List<Integer> rows) {
    List<Value> first = table.rows().get(rows.getFirst()).outputs();
    return rows.stream().allMatch(row -> table.rows().get(row).outputs().equals(first));
  }

  private List<Integer> byRank(List<Integer> rows) {
    return rows.stream().sorted(Comparator.comparingInt(row -> rank[row])).toList();
  }

  private Answer figure(List<Integer> rows) {
    if (table.policy() == HitPolicy.COLLECT_COUNT) {
      return new Answer.Figure(Value.Amount.of(rows.size()), ids(rows));
    }
    List<Value> values = rows.stream().map(row -> table.rows().get(row).outputs().get(0)).toList();
    Value value =
        switch (table.policy()) {
          case COLLECT_MIN -> values.stream().min(Value::compareWith).orElseThrow();
          case COLLECT_MAX -> values.stream().max(Value::compareWith).orElseThrow();
          default -> sum(values);
        };
    return new Answer.Figure(value, ids(rows));
  }

  private static Value sum(List<Value> values) {
    if (values.getFirst() instanceof Value.Length) {
      return new Value.Length(
          values.stream().mapToLong(v -> v instanceof Value.Length(long days) ? days : 0).sum());
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Value value : values) {
      if (value instanceof Value.Amount(BigDecimal number)) {
        sum = sum.add(number);
      }
    }
    return new Value.Amount(sum);
  }
}
