package lianfang.gate;

import java.util.List;

/** 许可: one thing that a pass allows. Areas are division codes as numbers. */
public sealed interface Allowance {

  /** The most areas that one allowance names, so that a pass fits a code of print. */
  int AREAS_MAX = 32;

  /** Minutes of a day. */
  int DAY_MINUTES = 24 * 60;

  /** 自由通行: everywhere in these areas. */
  record FreeMovement(List<Long> areas) implements Allowance {
    /** Copies the list. */
    public FreeMovement {
      areas = List.copyOf(areas);
    }
  }

  /**
   * 通勤: between two areas at some hours of some days.
   *
   * @param days one bit a day, Monday the lowest
   * @param minuteFrom the first minute of the day; the day is the one on which the time begins
   * @param minuteTo the first minute that is too late; smaller than the first one across midnight
   */
  record Commute(long from, long to, int days, int minuteFrom, int minuteTo) implements Allowance {}

  /**
   * 车辆通行: a vehicle with goods on a route.
   *
   * @param emergency 应急物资: neither stopped nor queued, and not held to its route
   */
  record Vehicle(String plate, String goods, List<Long> route, boolean emergency)
      implements Allowance {
    /** Copies the list. */
    public Vehicle {
      route = List.copyOf(route);
    }
  }

  /** 每户一人外出: one person of the household leaves the place every so many days. */
  record Exit(long place, int everyDays) implements Allowance {}

  /**
   * 分时段凭证: one slot of one day.
   *
   * @param day days since 1 January 1970
   */
  record TimeSlot(long area, int day, int minuteFrom, int minuteTo) implements Allowance {}

  /** 绿色通道: checked, disinfected, route set, escorted; it is not held to an area. */
  record GreenChannel() implements Allowance {}
}
