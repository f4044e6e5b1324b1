package lianfang.rulebook;

import java.time.LocalDate;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which measures a list shows; null leaves a condition out.
 *
 * @param kind word of the subjects' kind
 * @param area prefix of division codes
 * @param on the day on which they hold, Asia/Shanghai
 * @param measure word of the measure
 * @param place word of the place
 * @param state word of the state
 * @param notice id of the notice that a basis names
 * @param row the row that a basis names
 * @param ends the day on which they end
 */
public record StandingQuery(
    @Nullable String kind,
    String area,
    LocalDate on,
    @Nullable String measure,
    @Nullable String place,
    @Nullable String state,
    @Nullable String notice,
    @Nullable String row,
    @Nullable LocalDate ends) {

  /** Everything that holds in an area on a day. */
  public static StandingQuery of(String area, LocalDate on) {
    return new StandingQuery(null, area, on, null, null, null, null, null, null);
  }

  /** The same about subjects of this kind alone. */
  public StandingQuery kind(Subject.Kind only) {
    return new StandingQuery(only.word(), area, on, measure, place, state, notice, row, ends);
  }

  /** The same with this measure. */
  public StandingQuery measure(String word) {
    return new StandingQuery(kind, area, on, word, place, state, notice, row, ends);
  }

  /** The same at this place. */
  public StandingQuery place(String word) {
    return new StandingQuery(kind, area, on, measure, word, state, notice, row, ends);
  }

  /** The same in this state. */
  public StandingQuery state(String word) {
    return new StandingQuery(kind, area, on, measure, place, word, notice, row, ends);
  }

  /** The same ending on this day. */
  public StandingQuery ends(LocalDate day) {
    return new StandingQuery(kind, area, on, measure, place, state, notice, row, day);
  }
}
