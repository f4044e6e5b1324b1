package lianfang.rulebook.layer;

import java.util.Map;

/**
 * 复核: an isolation that an event ends has a day on which somebody has to say by name that it goes
 * on. A renewal moves that day; the isolation itself is neither prolonged nor ended by it.
 */
public final class Review {

  /** Key of the reading that says after how many days. */
  public static final String READING = "review-days";

  /** So many days where the notice signs no other number; they only ask, and change no measure. */
  public static final int DAYS = 14;

  private Review() {}

  /** After how many days, by the readings of a notice. */
  public static int days(Map<String, String> readings) {
    String signed = readings.get(READING);
    return signed == null ? DAYS : Integer.parseInt(signed);
  }
}
