package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;

/**
 * 在册措施: one interval of the current generation, as lists show it.
 *
 * @param subject the person, or the place for closure and disinfection
 * @param number of the interval within its subject
 * @param area 12-digit code of the village or community
 * @param measure what has to be done
 * @param place where
 * @param state the furthest state that facts reached
 * @param from first day; null where it is not fixed yet
 * @param until last day, ends at 24:00; null where an event ends it
 * @param bases the one that decides first
 * @param causedBy the persons because of whom a place is under the measure
 */
public record Standing(
    Subject subject,
    int number,
    String area,
    String measure,
    String place,
    String state,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<Basis> bases,
    List<UUID> causedBy) {

  /** The same as the rulebook derives it. */
  public MeasureInterval interval() {
    return new MeasureInterval(
        subject,
        Measure.ofWord(measure),
        MeasurePlace.ofWord(place),
        java.util.Arrays.stream(MeasureState.values())
            .filter(one -> one.word().equals(state))
            .findFirst()
            .orElseThrow(),
        from,
        until,
        area,
        bases,
        causedBy.stream().map(Subject::person).toList());
  }

  /** Whether it holds on {@code day}; what is due without days holds until it is ordered. */
  public boolean holds(LocalDate day) {
    return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
  }
}
