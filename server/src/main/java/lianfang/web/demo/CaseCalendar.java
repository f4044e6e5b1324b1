package lianfang.web.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.situation.CaseCount;

/**
 * 病例日历: on which days the real cases of a city were confirmed, cured or died, one entry a case, so
 * that invented cases follow the real counts.
 */
record CaseCalendar(List<LocalDate> confirmed, List<LocalDate> cured, List<LocalDate> dead) {

  /** From the daily counts of one city, in order; a count that falls takes the latest case back. */
  static CaseCalendar of(List<CaseCount> counts) {
    CaseCalendar calendar =
        new CaseCalendar(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (CaseCount count : counts) {
      fill(calendar.confirmed, count.confirmed(), count.day());
      fill(calendar.cured, count.cured(), count.day());
      fill(calendar.dead, count.dead(), count.day());
    }
    return calendar;
  }

  /**
   * The cases whom a screening roster can hold: the first ones died, and no roster lists the dead.
   */
  List<LocalDate> onRosters() {
    return confirmed.subList(dead.size(), confirmed.size());
  }

  private static void fill(
      List<LocalDate> days, @org.jspecify.annotations.Nullable Integer count, LocalDate day) {
    int wanted = count == null ? days.size() : count;
    while (days.size() < wanted) {
      days.add(day);
    }
    while (days.size() > wanted) {
      days.removeLast();
    }
  }
}
