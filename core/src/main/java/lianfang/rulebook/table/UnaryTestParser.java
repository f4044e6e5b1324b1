package lianfang.rulebook.table;

import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell as an S-FEEL unary test (DMN 1.5, clause 9.2): {@code -}, lists, comparisons,
 * ranges, {@code not(…)}, typed against its input. Beyond the standard, words need no quotation
 * marks, dates may be bare ISO days and lengths may be written {@code 14d}.
 */
public final class UnaryTestParser {
  private static final String BREAKS = ",()[]<>=\"";

  private final String text;
  private final Input input;
  private final boolean strict;
  private int next;

  private UnaryTestParser(String text, Input input, boolean strict) {
    this.text = text;
    this.input = input;
    this.strict = strict;
  }

  /** The test that {@code text} stands for in a column of {@code input}. */
  public static UnaryTest parse(String text, Input input) throws CellRefused {
    return new UnaryTestParser(text.strip(), input, false).cell();
  }

  /** The same by the letter of the standard, where a bare word would be the name of a variable. */
  public static UnaryTest parseStrictly(String text, Input input) throws CellRefused {
    return new UnaryTestParser(text.strip(), input, true).cell();
  }

  /** A single value by the letter of the standard; {@code null} is unknown. */
  public static Value valueStrictly(String text, ValueType type) throws CellRefused {
    Input column = Input.of("", type);
    UnaryTestParser parser = new UnaryTestParser(text.strip(), column, true);
    Value value = parser.literal();
    parser.end();
    return value;
  }

  /** The value of an output cell; unknown for an empty one. */
  public static Value value(String text, ValueType type, List<String> words) throws CellRefused {
    String cell = text.strip();
    if (cell.isEmpty() || cell.equals("null")) {
      return Value.unknown();
    }
    Input column = new Input("", type, words, UnaryTest.any());
    if (type == ValueType.TEXT && !cell.startsWith("\"")) {
      return Literals.read(cell, false, type, words);
    }
    UnaryTestParser parser = new UnaryTestParser(cell, column, false);
    Value value = parser.literal();
    parser.end();
    return value;
  }

  /** Whether a word can be written without quotation marks and be read again. */
  static boolean isBare(String word) {
    return !word.isEmpty()
        && !word.equals(Value.WORD)
        && !word.equals("-")
        && !word.equals("not")
        && !word.equals("null")
        && !word.contains("..")
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }

  private UnaryTest cell() throws CellRefused {
    if (text.equals("-")) {
      return UnaryTest.any();
    }
    if (text.isEmpty()) {
      throw refused("空单元格；任意值请写 -", "the cell is empty; write - for any value");
    }
    boolean negated = text.startsWith("not") && text.substring(3).stripLeading().startsWith("(");
    if (negated) {
      next = text.indexOf('(') + 1;
    }
    List<UnaryTest.Part> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (take(","));
    if (negated && !take(")")) {
      throw refused("not( 没有结束的括号", "not( is not closed; add )");
    }
    end();
    return new UnaryTest.Parts(parts, negated);
  }

  private void end() throws CellRefused {
    skipBlanks();
    if (next < text.length()) {
      String rest = text.substring(next);
      throw refused(
          "“" + rest + "”多余；含空格或符号的词请加引号",
          "'" + rest + "' is too much; put words with blanks or signs in quotation marks");
    }
  }

  private UnaryTest.Part part() throws CellRefused {
    for (String sign : List.of("<=", ">=", "<", ">")) {
      if (take(sign)) {
        Value border = border();
        boolean included = sign.length() == 2;
        return sign.startsWith("<")
            ? new UnaryTest.Within(null, false, border, included)
            : new UnaryTest.Within(border, included, null, false);
      }
    }
    if (take("[")) {
      return range(true);
    }
    if (take("(") || take("]")) {
      return range(false);
    }
    return new UnaryTest.Is(literal());
  }

  private UnaryTest.Part range(boolean fromIncluded) throws CellRefused {
    Value from = border();
    if (!take("..")) {
      throw refused("区间应写如 [1..5]", "a range is written like [1..5]");
    }
    Value to = border();
    boolean toIncluded = take("]");
    if (!toIncluded && !take(")") && !take("[")) {
      throw refused("区间没有结束的括号", "the range is not closed; add ] or )");
    }
    if (from.compareWith(to) > 0) {
      throw refused(
          "区间下限 " + from + " 大于上限 " + to, "the range begins at " + from + ", after its end " + to);
    }
    return new UnaryTest.Within(from, fromIncluded, to, toIncluded);
  }

  private Value border() throws CellRefused {
    if (!input.type().isOrdered()) {
      throw new CellRefused(
          Refusal.WRONG_TYPE,
          "“" + text + "”：" + input.type().word() + " 类型没有大小之分，请列出各词",
          "'" + text + "' compares values of type " + input.type().word() + "; list them instead");
    }
    Value value = literal();
    if (!value.isKnown()) {
      throw refused("unknown 不能作比较的界限", "unknown cannot be a border; list it as a value");
    }
    return value;
  }

  private Value literal() throws CellRefused {
    skipBlanks();
    if (next < text.length() && text.charAt(next) == '"') {
      return Literals.read(quoted(), true, input.type(), input.words());
    }
    String bare = bare();
    if (bare.equals("null")) {
      return Value.unknown();
    }
    if (bare.equals("date") || bare.equals("duration")) {
      String argument = argument();
      if (argument != null) {
        return call(bare, argument);
      }
    }
    if (strict && input.type() != ValueType.NUMBER && input.type() != ValueType.BOOLEAN) {
      throw refused(
          "“" + bare + "”是变量或表达式，此处只接受字面值",
          "'" + bare + "' is a variable or an expression; only literal values are understood");
    }
    return Literals.read(bare, false, input.type(), input.words());
  }

  private Value call(String function, String argument) throws CellRefused {
    ValueType type = function.equals("date") ? ValueType.DATE : ValueType.DAYS;
    if (type != input.type()) {
      throw Literals.wrongType(function + "(\"" + argument + "\")", input.type());
    }
    return type == ValueType.DATE
        ? Literals.read(argument, false, type, List.of())
        : Literals.duration(argument);
  }

  private @Nullable String argument() throws CellRefused {
    int before = next;
    if (!take("(")) {
      return null;
    }
    skipBlanks();
    if (next >= text.length() || text.charAt(next) != '"') {
      next = before;
      return null;
    }
    String argument = quoted();
    if (!take(")")) {
      throw refused("函数没有结束的括号", "the function is not closed; add )");
    }
    return argument;
  }

  private String quoted() throws CellRefused {
    StringBuilder word = new StringBuilder();
    for (int i = next + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        next = i + 1;
        return word.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
      }
      word.append(c);
    }
    throw refused("引号没有结束", "the quotation mark is not closed");
  }

  private String bare() throws CellRefused {
    int start = next;
    while (next < text.length()
        && BREAKS.indexOf(text.charAt(next)) < 0
        && !Character.isWhitespace(text.charAt(next))
        && !text.startsWith("..", next)) {
      next++;
    }
    if (next == start) {
      String found = next < text.length() ? "“" + text.charAt(next) + "”" : "单元格结尾";
      String sign = next < text.length() ? "'" + text.charAt(next) + "'" : "the end of the cell";
      throw refused("此处应为一个值，却是" + found, "a value is expected where " + sign + " stands");
    }
    return text.substring(start, next);
  }

  private boolean take(String sign) {
    skipBlanks();
    if (text.startsWith(sign, next)) {
      next += sign.length();
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
  }

  private CellRefused refused(String zh, String en) {
    return new CellRefused(
        Refusal.UNREADABLE_CELL, "“" + text + "”：" + zh, "'" + text + "': " + en);
  }
}
