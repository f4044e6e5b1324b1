package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * 输入值: the values of one case, each already turned into its atom, so that setting and evaluating
 * allocate nothing. Every input is unknown until it is set. Not for several threads.
 */
public final class InputFrame {

  private final CompiledTable table;
  final int[] at;

  InputFrame(CompiledTable table) {
    this.table = table;
    this.at = new int[table.table().inputs().size()];
    clear();
  }

  /** Makes every input unknown again. */
  public InputFrame clear() {
    for (int i = 0; i < at.length; i++) {
      at[i] = table.offset(i);
    }
    return this;
  }

  /** Sets any value. */
  public InputFrame set(int input, Value value) {
    return put(input, table.partition(input).atomOf(value));
  }

  /** Sets any value by the input's name. */
  public InputFrame set(String input, Value value) {
    return set(table.table().input(input), value);
  }

  /** Sets a declared word, or unknown by the word {@code unknown}. */
  public InputFrame setWord(int input, String word) {
    return put(input, table.partition(input).atomOfWord(word));
  }

  /** Sets yes or no. */
  public InputFrame setTruth(int input, boolean is) {
    return put(input, table.partition(input).atomOf(is));
  }

  /** Sets a whole number. */
  public InputFrame setNumber(int input, long number) {
    return put(input, table.partition(input).atomOfLong(number, ValueType.NUMBER));
  }

  /** Sets an exact decimal. */
  public InputFrame setNumber(int input, BigDecimal number) {
    return put(input, table.partition(input).atomOf(number));
  }

  /** Sets a day, as an epoch day of Asia/Shanghai. */
  public InputFrame setDay(int input, long epochDay) {
    return put(input, table.partition(input).atomOfLong(epochDay, ValueType.DATE));
  }

  /** Sets a length in days. */
  public InputFrame setDays(int input, long days) {
    return put(input, table.partition(input).atomOfLong(days, ValueType.DAYS));
  }

  /** Sets that nobody knows. */
  public InputFrame setUnknown(int input) {
    return put(input, Partition.UNKNOWN);
  }

  /** Sets an atom that was looked up before, by {@link Partition#atomOf(Value)}. */
  public InputFrame put(int input, int atom) {
    at[input] = table.offset(input) + atom;
    return this;
  }

  @Override
  public String toString() {
    return Arrays.toString(at);
  }
}
