package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.rulebook.Refusal;

/** Reads single values of a known type: bare or quoted words, numbers, dates, lengths in days. */
final class Literals {

  /** Fifteen digits either side: enough for every quantity here, and exact in comparisons. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DAYS = Pattern.compile("(-?[0-9]{1,6})d");

  private Literals() {}

  /**
   * The value that {@code text} stands for.
   *
   * @param quoted whether it stood in quotation marks
   * @param words the declared words, empty when any text is admissible
   */
  static Value read(String text, boolean quoted, ValueType type, List<String> words)
      throws CellRefused {
    if (text.equals(Value.WORD) && (!quoted || type == ValueType.TEXT)) {
      return Value.unknown();
    }
    if (quoted && type != ValueType.TEXT) {
      throw wrongType('"' + text + '"', type);
    }
    return switch (type) {
      case TEXT -> word(text, words);
      case BOOLEAN -> truth(text);
      case NUMBER -> number(text);
      case DATE -> date(text);
      case DAYS -> days(text);
    };
  }

  private static Value word(String text, List<String> words) throws CellRefused {
    if (!words.isEmpty() && !words.contains(text)) {
      String known = String.join(", ", words);
      throw new CellRefused(
          Refusal.UNKNOWN_WORD,
          "“" + text + "”不是已声明的词；可用：" + known + ", unknown。请更正，或先在 notice.yaml 声明",
          "'"
              + text
              + "' is none of "
              + known
              + ", unknown; correct it or declare it in notice.yaml");
    }
    return new Value.Word(text);
  }

  private static Value truth(String text) throws CellRefused {
    return switch (text) {
      case "true" -> new Value.Truth(true);
      case "false" -> new Value.Truth(false);
      default -> throw wrongType(text, ValueType.BOOLEAN);
    };
  }

  private static Value number(String text) throws CellRefused {
    if (!NUMBER.matcher(text).matches()) {
      throw wrongType(text, ValueType.NUMBER);
    }
    return new Value.Amount(new BigDecimal(text));
  }

  private static Value date(String text) throws CellRefused {
    if (!DATE.matcher(text).matches()) {
      throw wrongType(text, ValueType.DATE);
    }
    try {
      return new Value.Day(LocalDate.parse(text));
    } catch (DateTimeException impossible) {
      throw new CellRefused(
          Refusal.WRONG_TYPE,
          "日历上没有 " + text + " 这一天，请更正",
          text + " is no day of the calendar; correct it");
    }
  }

  private static Value days(String text) throws CellRefused {
    var matcher = DAYS.matcher(text);
    if (!matcher.matches()) {
      throw wrongType(text, ValueType.DAYS);
    }
    return new Value.Length(Long.parseLong(matcher.group(1)));
  }

  /** The argument of {@code duration("…")}, which must be whole days. */
  static Value duration(String text) throws CellRefused {
    try {
      Duration duration = Duration.parse(text);
      if (duration.equals(Duration.ofDays(duration.toDays()))) {
        return new Value.Length(duration.toDays());
      }
    } catch (DateTimeException notADuration) {
      throw wrongType("duration(\"" + text + "\")", ValueType.DAYS);
    }
    throw new CellRefused(
        Refusal.WRONG_TYPE,
        "时长 " + text + " 不是整天；本系统以日为单位，请写如 duration(\"P14D\")",
        text + " is not whole days; lengths are counted in days, such as duration(\"P14D\")");
  }

  static CellRefused wrongType(String text, ValueType type) {
    String example =
        switch (type) {
          case TEXT -> "close-contact";
          case BOOLEAN -> "true";
          case NUMBER -> "37.3";
          case DATE -> "2020-02-25";
          case DAYS -> "14d";
        };
    return new CellRefused(
        Refusal.WRONG_TYPE,
        "“" + text + "”不是 " + type.word() + " 类型的值；应写如 " + example,
        "'" + text + "' is no value of type " + type.word() + "; write it like " + example);
  }
}
