package lianfang.rulebook.table;

import java.util.List;

/**
 * 输入: a declared question that a table's cells answer to.
 *
 * @param name the column's name
 * @param type its type
 * @param words the closed list of words of a text input; empty when any text may come
 * @param allowed the values that may come, {@code -} when all of the type
 * @param of the attribute of a fact that answers a question of the notice's own, such as {@code
 *     arrival.transport}; empty for the questions of the glossary
 */
public record Input(String name, ValueType type, List<String> words, UnaryTest allowed, String of) {

  /** Copies the words; {@code unknown} is always a value and needs no declaration. */
  public Input {
    words = words.stream().filter(word -> !word.equals(Value.WORD)).toList();
  }

  /** A question of the glossary. */
  public Input(String name, ValueType type, List<String> words, UnaryTest allowed) {
    this(name, type, words, allowed, "");
  }

  /** A text input with a closed list of words. */
  public static Input words(String name, String... words) {
    return new Input(name, ValueType.TEXT, List.of(words), UnaryTest.any());
  }

  /** An input of this type without further limits. */
  public static Input of(String name, ValueType type) {
    return new Input(name, type, List.of(), UnaryTest.any());
  }

  /** Whether only declared words may come. */
  public boolean isClosed() {
    return !words.isEmpty();
  }
}
