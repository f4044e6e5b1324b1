package lianfang.situation;

import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;

/** The indicator that counts the subjects of a measure and place. */
final class MeasureKeys {

  private MeasureKeys() {}

  static String of(Measure measure, MeasurePlace place) {
    String key = "under-" + measure.word();
    return place == MeasurePlace.NONE ? key : key + "-" + place.word();
  }

  static boolean isIsolation(MeasureCount count) {
    return count.measure() == Measure.ISOLATION;
  }
}
