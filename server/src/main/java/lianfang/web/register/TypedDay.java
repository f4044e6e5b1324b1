package lianfang.web.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 日期录入: a day as people type it on a phone, such as 225, 2.25, 2月25日 or 2020-02-25. */
public final class TypedDay {

  private static final Pattern WHOLE =
      Pattern.compile("(\\d{4})[-./年]?(\\d{1,2})[-./月]?(\\d{1,2})日?");
  private static final Pattern BRIEF = Pattern.compile("(\\d{1,2})[-./·月](\\d{1,2})日?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{1,2})(\\d{2})");

  private TypedDay() {}

  /** The day; the year is that of {@code today} where none is typed. Empty where it is none. */
  public static Optional<LocalDate> read(String typed, LocalDate today) {
    String text = halfWidth(typed.strip());
    Matcher brief = BRIEF.matcher(text);
    if (brief.matches()) {
      return day(today.getYear(), brief.group(1), brief.group(2));
    }
    Matcher digits = DIGITS.matcher(text);
    if (digits.matches()) {
      return day(today.getYear(), digits.group(1), digits.group(2));
    }
    Matcher whole = WHOLE.matcher(text);
    return whole.matches()
        ? day(Integer.parseInt(whole.group(1)), whole.group(2), whole.group(3))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(int year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      // 31 February is typed by mistake; the form says so beside the field.
      return Optional.empty();
    }
  }

  private static String halfWidth(String text) {
    StringBuilder half = new StringBuilder();
    text.chars().forEach(c -> half.append((char) (c >= '０' && c <= '９' ? c - '０' + '0' : c)));
    return half.toString();
  }
}
