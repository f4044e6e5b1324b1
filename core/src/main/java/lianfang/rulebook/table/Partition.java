package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * 划分: all values of one input, cut into the finitely many atoms that a table's cells can tell
 * apart. Every cell matches all values of an atom or none, so one sample speaks for its atom.
 *
 * <p>Atom 0 is what is unknown. Then come the words (and one for any other text), or false and
 * true, or for ordered types the stretch before the first border, the border itself, the stretch
 * after it, and so on.
 */
public final class Partition {

  /** The atom of the unknown value, in every partition. */
  public static final int UNKNOWN = 0;

  private static final Value.Word ANY_OTHER = new Value.Word("\u0000");

  private final Input input;
  private final List<Value> samples = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> words = new HashMap<>();
  private final List<Value> borders = new ArrayList<>();
  private final List<Integer> empty = new ArrayList<>();
  private long[] ceilings = {};
  private boolean[] exact = {};

  /** The partition of {@code input} that {@code tests} can tell apart. */
  Partition(Input input, Iterable<UnaryTest> tests) {
    this.input = input;
    add(Value.unknown(), Value.WORD);
    switch (input.type()) {
      case TEXT -> cutWords(tests);
      case BOOLEAN -> {
        add(new Value.Truth(false), "false");
        add(new Value.Truth(true), "true");
      }
      case NUMBER, DATE, DAYS -> cutLine(tests);
    }
  }

  /** The input that is cut. */
  public Input input() {
    return input;
  }

  /** Number of atoms. */
  public int size() {
    return samples.size();
  }

  /** Whether the atom holds any value that may come. */
  public boolean isPossible(int atom) {
    return !empty.contains(atom) && (atom == UNKNOWN || input.allowed().matches(samples.get(atom)));
  }

  /** A value of the atom. */
  public Value sample(int atom) {
    return samples.get(atom);
  }

  /** The atom in words, such as {@code close-contact} or {@code (5d..7d)}. */
  public String label(int atom) {
    return labels.get(atom);
  }

  /** The border at or before an atom of an ordered input, in words; empty where there is none. */
  public String borderBefore(int atom) {
    int border = atom / 2 - 1;
    return border < 0 ? "" : borders.get(border).toString();
  }

  /** The border at or after an atom of an ordered input, in words; empty where there is none. */
  public String borderAfter(int atom) {
    int border = (atom - 1) / 2;
    return border >= borders.size() ? "" : borders.get(border).toString();
  }

  /** A set of atoms as the cells that match them, such as {@code [5d..7d]} and {@code unknown}. */
  public List<String> tests(BitSet atoms) {
    List<String> tests = new ArrayList<>();
    int atom = atoms.nextSetBit(0);
    while (atom >= 0) {
      int last = atom;
      if (input.type().isOrdered() && atom != UNKNOWN) {
        last = atoms.nextClearBit(atom) - 1;
      }
      tests.add(run(atom, last));
      atom = atoms.nextSetBit(last + 1);
    }
    return tests;
  }

  private String run(int from, int to) {
    if (from == to) {
      return label(from);
    }
    boolean opensOnBorder = isBorder(from);
    boolean closesOnBorder = isBorder(to);
    String left = borderBefore(from);
    String right = borderAfter(to);
    if (left.isEmpty() && right.isEmpty()) {
      return "any known value";
    }
    if (left.isEmpty()) {
      return (closesOnBorder ? "<=" : "<") + right;
    }
    if (right.isEmpty()) {
      return (opensOnBorder ? ">=" : ">") + left;
    }
    return (opensOnBorder ? "[" : "(") + left + ".." + right + (closesOnBorder ? "]" : ")");
  }

  private static boolean isBorder(int atom) {
    return atom % 2 == 0;
  }

  /** The borders of an ordered input, ascending; empty for others. */
  public List<Value> borders() {
    return List.copyOf(borders);
  }

  /**
   * The atom of a value.
   *
   * @throws IllegalArgumentException when the value cannot come: wrong type or undeclared word
   */
  public int atomOf(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> UNKNOWN;
      case Value.Word(String text) -> atomOfWord(text);
      case Value.Truth(boolean is) -> atomOf(is);
      case Value.Amount(BigDecimal number) -> atomOf(number);
      case Value.Day(LocalDate date) -> atomOfLong(date.toEpochDay(), ValueType.DATE);
      case Value.Length(long days) -> atomOfLong(days, ValueType.DAYS);
    };
  }

  /** The atom of a word. */
  int atomOfWord(String text) {
    check(ValueType.TEXT);
    Integer atom = words.get(text);
    if (atom != null) {
      return atom;
    }
    if (input.isClosed()) {
      throw new IllegalArgumentException(
          "input '" + input.name() + "' has no word '" + text + "'; declare it or pass unknown");
    }
    return size() - 1;
  }

  /** The atom of yes or no. */
  int atomOf(boolean is) {
    check(ValueType.BOOLEAN);
    return is ? 2 : 1;
  }

  /** The atom of an exact decimal. */
  int atomOf(BigDecimal number) {
    check(ValueType.NUMBER);
    int low = 0;
    int high = borders.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(borders.get(middle)).compareTo(number) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean on = low < borders.size() && number(borders.get(low)).compareTo(number) == 0;
    return stretch(low) + (on ? 1 : 0);
  }

  /** The atom of a whole number, an epoch day or a number of days, without any allocation. */
  int atomOfLong(long value, ValueType type) {
    check(type);
    int low = 0;
    int high = ceilings.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value < ceilings[middle] || (exact[middle] && value == ceilings[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    boolean on = low < ceilings.length && exact[low] && ceilings[low] == value;
    return stretch(low) + (on ? 1 : 0);
  }

  private static int stretch(int border) {
    return 1 + 2 * border;
  }

  private void check(ValueType type) {
    if (input.type() != type) {
      throw new IllegalArgumentException(
          "input '"
              + input.name()
              + "' is of type "
              + input.type().word()
              + ", not "
              + type.word());
    }
  }

  private void add(Value sample, String label) {
    samples.add(sample);
    labels.add(label);
  }

  private void cutWords(Iterable<UnaryTest> tests) {
    List<String> known = new ArrayList<>(input.words());
    if (known.isEmpty()) {
      TreeSet<String> mentioned = new TreeSet<>();
      collect(
          tests,
          value -> {
            if (value instanceof Value.Word(String text)) {
              mentioned.add(text);
            }
          });
      known.addAll(mentioned);
    }
    words.put(Value.WORD, UNKNOWN);
    for (String word : known) {
      words.put(word, size());
      add(new Value.Word(word), word);
    }
    if (!input.isClosed()) {
      add(ANY_OTHER, "any other text");
    }
  }

  private void cutLine(Iterable<UnaryTest> tests) {
    TreeSet<Value> found = new TreeSet<>(Value::compareWith);
    collect(
        tests,
        value -> {
          if (value.isKnown()) {
            found.add(value);
          }
        });
    borders.addAll(found);
    ceilings = new long[borders.size()];
    exact = new boolean[borders.size()];
    for (int i = 0; i < borders.size(); i++) {
      BigDecimal border = number(borders.get(i));
      BigDecimal ceiling = border.setScale(0, RoundingMode.CEILING);
      ceilings[i] = ceiling.longValueExact();
      exact[i] = ceiling.compareTo(border) == 0;
    }
    for (int i = 0; i <= borders.size(); i++) {
      addStretch(i);
      if (i < borders.size()) {
        add(borders.get(i), borders.get(i).toString());
      }
    }
  }

  private void addStretch(int i) {
    if (borders.isEmpty()) {
      add(ofNumber(BigDecimal.ZERO), "any known value");
    } else if (i == 0) {
      Value first = borders.getFirst();
      add(ofNumber(number(first).subtract(BigDecimal.ONE)), "<" + first);
    } else if (i == borders.size()) {
      Value last = borders.getLast();
      add(ofNumber(number(last).add(BigDecimal.ONE)), ">" + last);
    } else {
      addBetween(borders.get(i - 1), borders.get(i));
    }
  }

  private void addBetween(Value from, Value to) {
    BigDecimal sample;
    if (input.type().isDiscrete()) {
      sample = number(from).add(BigDecimal.ONE);
      if (sample.compareTo(number(to)) == 0) {
        empty.add(size());
      }
    } else {
      sample = number(from).add(number(to)).divide(BigDecimal.TWO);
    }
    add(ofNumber(sample), "(" + from + ".." + to + ")");
  }

  private void collect(Iterable<UnaryTest> tests, java.util.function.Consumer<Value> to) {
    for (UnaryTest test : tests) {
      collect(test, to);
    }
    collect(input.allowed(), to);
  }

  private static void collect(UnaryTest test, java.util.function.Consumer<Value> to) {
    if (!(test instanceof UnaryTest.Parts parts)) {
      return;
    }
    for (UnaryTest.Part part : parts.parts()) {
      switch (part) {
        case UnaryTest.Is(Value value) -> to.accept(value);
        case UnaryTest.Within within -> {
          if (within.from() != null) {
            to.accept(within.from());
          }
          if (within.to() != null) {
            to.accept(within.to());
          }
        }
      }
    }
  }

  private static BigDecimal number(Value value) {
    return switch (value) {
      case Value.Amount(BigDecimal number) -> number;
      case Value.Day(LocalDate date) -> BigDecimal.valueOf(date.toEpochDay());
      case Value.Length(long days) -> BigDecimal.valueOf(days);
      default -> throw new IllegalArgumentException(value + " lies on no line");
    };
  }

  private Value ofNumber(BigDecimal number) {
    return switch (input.type()) {
      case DATE -> new Value.Day(LocalDate.ofEpochDay(number.longValueExact()));
      case DAYS -> new Value.Length(number.longValueExact());
      default -> new Value.Amount(number);
    };
  }
}
