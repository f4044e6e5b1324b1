package lianfang.rulebook.table;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 单元格条件: a cell of a table, an S-FEEL unary test. {@link #matches} is its plain reading; the
 * compiled table must always agree with it.
 */
public sealed interface UnaryTest {

  /** {@code -}: everything, also what is unknown. */
  record Any() implements UnaryTest {}

  /**
   * A list of parts, one of which must fit; with {@code not(…)} none of them may. A negated test
   * never matches what is unknown: silence is no evidence that something is not the case.
   */
  record Parts(List<Part> parts, boolean negated) implements UnaryTest {
    /** Copies the parts. */
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /** One element of a list. */
  sealed interface Part {}

  /** Equal to this value; {@code unknown} is only equal to itself. */
  record Is(Value value) implements Part {}

  /** Between two borders; a border that is null is open to infinity. */
  record Within(@Nullable Value from, boolean fromIncluded, @Nullable Value to, boolean toIncluded)
      implements Part {}

  /** The test that matches everything. */
  static UnaryTest any() {
    return new Any();
  }

  /** The test for one value. */
  static UnaryTest is(Value value) {
    return new Parts(List.of(new Is(value)), false);
  }

  /** Whether {@code value} passes, by the plain reading of the cell. */
  default boolean matches(Value value) {
    return switch (this) {
      case Any any -> true;
      case Parts(List<Part> parts, boolean negated) ->
          negated
              ? value.isKnown() && parts.stream().noneMatch(part -> fits(part, value))
              : parts.stream().anyMatch(part -> fits(part, value));
    };
  }

  private static boolean fits(Part part, Value value) {
    return switch (part) {
      case Is(Value expected) -> expected.equals(value);
      case Within within -> value.isKnown() && lies(within, value);
    };
  }

  private static boolean lies(Within within, Value value) {
    Value from = within.from();
    Value to = within.to();
    if (from != null) {
      int order = value.compareWith(from);
      if (order < 0 || (order == 0 && !within.fromIncluded())) {
        return false;
      }
    }
    if (to != null) {
      int order = value.compareWith(to);
      return order < 0 || (order == 0 && within.toIncluded());
    }
    return true;
  }

  /** The cell as it is written in a CSV table, in its shortest form. */
  default String text() {
    return switch (this) {
      case Any any -> "-";
      case Parts(List<Part> parts, boolean negated) -> {
        String list = parts.stream().map(UnaryTest::text).collect(Collectors.joining(","));
        yield negated ? "not(" + list + ")" : list;
      }
    };
  }

  private static String text(Part part) {
    return switch (part) {
      case Is(Value.Word(String word)) -> UnaryTestParser.isBare(word) ? word : quote(word);
      case Is(Value value) -> value.toString();
      case Within(Value from, boolean included, Value to, boolean ignored) when to == null ->
          (included ? ">=" : ">") + from;
      case Within(Value from, boolean ignored, Value to, boolean included) when from == null ->
          (included ? "<=" : "<") + to;
      case Within w ->
          (w.fromIncluded() ? "[" : "(") + w.from() + ".." + w.to() + (w.toIncluded() ? "]" : ")");
    };
  }

  private static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
