package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 疫情重点区域: an area of a dated list.
 *
 * @param prefix prefix of division codes
 * @param from first day on which it counts, epoch day
 * @param until last day, epoch day; {@link Long#MAX_VALUE} where none is set
 */
public record KeyArea(String prefix, long from, long until) {

  /** Reads {@code 42@2020-01-23,3303@2020-02-01..2020-03-01}, parted by blanks or commas. */
  public static List<KeyArea> parse(String text) {
    List<KeyArea> areas = new ArrayList<>();
    for (String word : text.strip().split("[ ,]+")) {
      String[] parts = word.split("@");
      String[] days = parts[1].split("\\.\\.");
      areas.add(
          new KeyArea(
              parts[0],
              LocalDate.parse(days[0]).toEpochDay(),
              days.length > 1 ? LocalDate.parse(days[1]).toEpochDay() : Long.MAX_VALUE));
    }
    return List.copyOf(areas);
  }

  boolean holdsOn(long day) {
    return from <= day && day <= until;
  }
}
