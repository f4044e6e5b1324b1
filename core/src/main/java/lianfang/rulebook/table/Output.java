package lianfang.rulebook.table;

import java.util.List;

/**
 * 输出: a declared answer of a table.
 *
 * @param name the column's name
 * @param type its type
 * @param values the admissible values, for hit policies P and O the highest priority first; empty
 *     when all of the type
 */
public record Output(String name, ValueType type, List<Value> values) {

  /** Copies the values. */
  public Output {
    values = List.copyOf(values);
  }

  /** An output of this type without further limits. */
  public static Output of(String name, ValueType type) {
    return new Output(name, type, List.of());
  }

  /** A text output with a closed list of words, the highest priority first. */
  public static Output words(String name, String... words) {
    List<Value> values = java.util.Arrays.stream(words).map(Value::word).toList();
    return new Output(name, ValueType.TEXT, values);
  }
}
