package lianfang.rulebook.simulation;

import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;

/** 负荷: what of a day's measures asks for beds or hands. Released lines ask for nothing. */
public enum Load {
  /** 医院: persons in hospital. */
  HOSPITAL,
  /** 集中隔离: persons in central isolation, one bed each. */
  CENTRAL,
  /** 居家隔离: persons isolated at home. */
  HOME,
  /** 地点未定: persons to be isolated whose place an official still decides. */
  UNDECIDED,
  /** 封闭: places closed; one that is due counts as if it were ordered on the as-of day. */
  CLOSURES,
  /** 消毒: places whose disinfection is done on that day, on the as-of day all that are due. */
  DISINFECTIONS,
  /** 上门: visits at the door, one a day for everybody at home or undecided. */
  VISITS;

  /** Whether an interval asks for this on each of its days. */
  boolean isAskedBy(MeasureInterval interval) {
    if (interval.state() == MeasureState.RELEASED) {
      return false;
    }
    MeasurePlace place = interval.place();
    return switch (this) {
      case HOSPITAL -> isIsolation(interval) && place == MeasurePlace.HOSPITAL;
      case CENTRAL -> isIsolation(interval) && place == MeasurePlace.CENTRAL;
      case HOME -> isIsolation(interval) && place == MeasurePlace.HOME;
      case UNDECIDED -> isIsolation(interval) && place == MeasurePlace.UNDECIDED;
      case CLOSURES -> interval.measure() == Measure.CLOSURE;
      case DISINFECTIONS -> interval.measure() == Measure.DISINFECTION;
      case VISITS ->
          isIsolation(interval) && (place == MeasurePlace.HOME || place == MeasurePlace.UNDECIDED);
    };
  }

  private static boolean isIsolation(MeasureInterval interval) {
    return interval.measure() == Measure.ISOLATION;
  }
}
