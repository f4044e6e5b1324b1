package lianfang.gate.pass;

import static lianfang.gate.CheckpointKind.COMPOUND;
import static lianfang.gate.CheckpointKind.HIGHWAY;
import static lianfang.gate.CheckpointKind.MARKET;
import static lianfang.gate.CheckpointKind.VILLAGE;

import java.time.Instant;
import java.util.List;
import lianfang.gate.Allowance;
import lianfang.gate.PassReason;

/** 是否适用: how far an allowance reaches at a gate at a moment. */
final class Fit {

  /** China's clocks show one time since 1991, so that a day is arithmetic and no table of zones. */
  private static final long SHANGHAI_SECONDS = 8 * 3600L;

  private static final long DAY_SECONDS = 24 * 3600L;
  private static final long COUNTY_END = 1_000_000;

  private Fit() {}

  /** ELSEWHERE, OTHER_KIND, OTHER_TIME or VALID. */
  static PassReason of(Allowance allowance, Gate gate, Instant at) {
    return switch (allowance) {
      case Allowance.FreeMovement(List<Long> areas) ->
          within(areas, gate.area()) ? PassReason.VALID : PassReason.ELSEWHERE;
      case Allowance.Commute commute -> commute(commute, gate, at);
      case Allowance.Vehicle vehicle -> vehicle(vehicle, gate);
      case Allowance.Exit(long place, int _) -> {
        if (!within(List.of(place), gate.area())) {
          yield PassReason.ELSEWHERE;
        }
        yield gate.is(VILLAGE, COMPOUND, MARKET) ? PassReason.VALID : PassReason.OTHER_KIND;
      }
      case Allowance.TimeSlot(long area, int day, int from, int to) -> {
        if (!within(List.of(area), gate.area())) {
          yield PassReason.ELSEWHERE;
        }
        boolean now = day(at) == day && minute(at) >= from && minute(at) < to;
        yield now ? PassReason.VALID : PassReason.OTHER_TIME;
      }
      case Allowance.GreenChannel() -> PassReason.VALID;
    };
  }

  /** A highway post stands between two places, so that it counts for the county of each. */
  private static PassReason commute(Allowance.Commute commute, Gate gate, Instant at) {
    boolean here = within(List.of(commute.from(), commute.to()), gate.area());
    if (!here && gate.is(HIGHWAY)) {
      here = within(List.of(county(commute.from()), county(commute.to())), gate.area());
    }
    if (!here) {
      return PassReason.ELSEWHERE;
    }
    return isDuring(commute, at) ? PassReason.VALID : PassReason.OTHER_TIME;
  }

  private static boolean isDuring(Allowance.Commute commute, Instant at) {
    long day = day(at);
    int minute = minute(at);
    if (commute.minuteFrom() < commute.minuteTo()) {
      return isOn(commute.days(), day)
          && minute >= commute.minuteFrom()
          && minute < commute.minuteTo();
    }
    return isOn(commute.days(), day) && minute >= commute.minuteFrom()
        || isOn(commute.days(), day - 1) && minute < commute.minuteTo();
  }

  private static PassReason vehicle(Allowance.Vehicle vehicle, Gate gate) {
    if (vehicle.emergency()) {
      return PassReason.VALID;
    }
    if (!within(vehicle.route(), gate.area())) {
      return PassReason.ELSEWHERE;
    }
    return gate.is(COMPOUND) ? PassReason.OTHER_KIND : PassReason.VALID;
  }

  /** A code lies in another where its digits begin with those. */
  static boolean within(List<Long> areas, long gate) {
    for (long area : areas) {
      for (long above = gate; above >= area; above /= 10) {
        if (above == area) {
          return true;
        }
      }
    }
    return false;
  }

  private static long county(long area) {
    long code = area;
    while (code >= COUNTY_END) {
      code /= 10;
    }
    return code;
  }

  private static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond() + SHANGHAI_SECONDS, DAY_SECONDS);
  }

  private static int minute(Instant at) {
    return (int) (Math.floorMod(at.getEpochSecond() + SHANGHAI_SECONDS, DAY_SECONDS) / 60);
  }

  /** The first of January 1970 was a Thursday. */
  private static boolean isOn(int days, long day) {
    return (days >> Math.floorMod(day + 3, 7) & 1) != 0;
  }
}
