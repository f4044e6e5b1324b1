package lianfang.situation;

import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;

/**
 * 在管人数: how many persons (or places) a measure holds on a day.
 *
 * @param measure the measure
 * @param place where, NONE for measures without a place
 * @param held subjects with an interval in force on the day
 * @param ended subjects whose last interval of this measure and place ends on the day, at 24:00
 */
public record MeasureCount(Measure measure, MeasurePlace place, int held, int ended) {

  /** The indicator that counts it. */
  String indicator() {
    String key = "under-" + measure.word();
    return place == MeasurePlace.NONE ? key : key + "-" + place.word();
  }
}
