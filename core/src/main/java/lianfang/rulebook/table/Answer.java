package lianfang.rulebook.table;

import java.util.List;
import java.util.SortedMap;

/** 结果: what a table answers by its hit policy. */
public sealed interface Answer {

  /** The answer of one row. */
  record One(String row, SortedMap<String, Value> outputs) implements Answer {}

  /** The answers of all rows that match, in the order that the policy asks for. */
  record Many(List<One> rows) implements Answer {}

  /** One figure over all rows that match. */
  record Figure(Value value, List<String> rows) implements Answer {}

  /** No row matches, and there is no {@code otherwise}. */
  record None() implements Answer {}

  /** The policy allows one answer and the rows give several; a proved table never says this. */
  record Conflict(List<String> rows) implements Answer {}
}
