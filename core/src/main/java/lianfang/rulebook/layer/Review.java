package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.fact.Fact;
import lianfang.rulebook.InForce;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.PersonFacts;

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

  /**
   * The day on which an isolation is looked at again; empty where it has a last day.
   *
   * @param rules those from which the isolation was derived
   * @param facts the effective facts of the person
   */
  public static Optional<LocalDate> day(InForce rules, MeasureInterval interval, List<Fact> facts) {
    LocalDate from = interval.from();
    if (interval.measure() != Measure.ISOLATION || interval.until() != null || from == null) {
      return Optional.empty();
    }
    int days =
        rules.editions().stream()
            .filter(edition -> edition.edition().equals(interval.bases().getFirst().edition()))
            .findFirst()
            .map(edition -> days(edition.readings()))
            .orElse(DAYS);
    Fact renewal = new PersonFacts(facts).answer(Question.REVIEW, from.toEpochDay());
    return Optional.of((renewal == null ? from : renewal.happenedOn()).plusDays(days));
  }
}
