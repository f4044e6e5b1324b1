package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 疫情重点区域: an area of a dated list.
 *
 * @param prefix prefix of division codes
 * @param from first day on which it counts, epoch day
 * @param until last day, epoch day; {@link Long#MAX_VALUE} where none is set
 */
public record KeyArea(String prefix, long from, long until) {

  private static final Pattern AREA =
      Pattern.compile("([0-9]{2,12})@([0-9-]{10})(?:\\.\\.([0-9-]{10})?)?");

  /**
   * Reads {@code 42@2020-01-23,3303@2020-02-01..2020-03-01}, parted by blanks or commas.
   *
   * @throws IllegalArgumentException where it is no such list
   */
  public static List<KeyArea> parse(String text) {
    List<KeyArea> areas = new ArrayList<>();
    for (String word : text.strip().split("[ ,]+")) {
      Matcher area = AREA.matcher(word);
      if (!area.matches()) {
        throw new IllegalArgumentException("no dated area: " + word);
      }
      long from = day(area.group(2));
      long until = area.group(3) == null ? Long.MAX_VALUE : day(area.group(3));
      if (until < from) {
        throw new IllegalArgumentException("ends before it begins: " + word);
      }
      areas.add(new KeyArea(area.group(1), from, until));
    }
    return List.copyOf(areas);
  }

  private static long day(String text) {
    try {
      return LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException noDay) {
      throw new IllegalArgumentException("no day: " + text, noDay);
    }
  }

  boolean holdsOn(long day) {
    return from <= day && day <= until;
  }
}
