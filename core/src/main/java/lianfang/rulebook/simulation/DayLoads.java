package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import lianfang.rulebook.MeasureInterval;
import org.jspecify.annotations.Nullable;

/** Counts what each day of the horizon asks for; two of them can be added up in any order. */
final class DayLoads {

  private static final int KINDS = Load.values().length;

  private final long first;
  private final int days;

  /** Differences from day to day, kind by kind. */
  private final long[] steps;

  /**
   * Counters.
   *
   * @param asOf the first day
   * @param horizon how many days follow it
   */
  DayLoads(LocalDate asOf, int horizon) {
    this.first = asOf.toEpochDay();
    this.days = horizon + 1;
    this.steps = new long[KINDS * (days + 1)];
  }

  /** Adds an interval; without a first day it holds from the first day on. */
  void add(MeasureInterval interval) {
    int from = clamp(interval.from(), 0, 0);
    int after = clamp(interval.until(), days, 1);
    if (from >= after) {
      return;
    }
    for (Load load : Load.values()) {
      if (load.isAskedBy(interval)) {
        steps[at(load, from)]++;
        steps[at(load, after)]--;
      }
    }
  }

  private int clamp(@Nullable LocalDate day, int otherwise, int plus) {
    return day == null ? otherwise : (int) Math.clamp(day.toEpochDay() + plus - first, 0L, days);
  }

  private int at(Load load, int day) {
    return load.ordinal() * (days + 1) + day;
  }

  void add(DayLoads other) {
    for (int i = 0; i < steps.length; i++) {
      steps[i] += other.steps[i];
    }
  }

  /** How much of a kind a day of the horizon asks for; day 0 is the first. */
  long of(Load load, int day) {
    long sum = 0;
    for (int i = 0; i <= day; i++) {
      sum += steps[at(load, i)];
    }
    return sum;
  }

  /** How much of a kind each day of the horizon asks for. */
  long[] each(Load load) {
    long[] days = new long[this.days];
    long sum = 0;
    for (int day = 0; day < days.length; day++) {
      sum += steps[at(load, day)];
      days[day] = sum;
    }
    return days;
  }

  /** The most that one day of the horizon asks for. */
  long peak(Load load) {
    long sum = 0;
    long most = 0;
    for (int day = 0; day < days; day++) {
      sum += steps[at(load, day)];
      most = Math.max(most, sum);
    }
    return most;
  }

  /** Days that persons are isolated in the horizon, wherever. */
  long isolationDays() {
    long all = 0;
    for (Load load : List.of(Load.HOSPITAL, Load.CENTRAL, Load.HOME, Load.UNDECIDED)) {
      for (int day = 0; day < days; day++) {
        // A step on a day counts on that day and on all that follow.
        all += steps[at(load, day)] * (days - day);
      }
    }
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DayLoads loads && Arrays.equals(loads.steps, steps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(steps);
  }
}
