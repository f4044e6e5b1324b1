package lianfang.situation;

import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;

/**
 * 在管人数: how many persons (or places) a measure holds on a day.
 *
 * @param measure the measure
 * @param place where, NONE for measures without a place
 * @param held subjects with an interval in force on the day, or due without a first day yet
 */
public record MeasureCount(Measure measure, MeasurePlace place, int held) {

  /** Keys of the indicators that count measures begin so. */
  static final String PREFIX = "under-";

  /** The indicator that counts it. */
  String indicator() {
    String key = PREFIX + measure.word();
    return place == MeasurePlace.NONE ? key : key + "-" + place.word();
  }
}
