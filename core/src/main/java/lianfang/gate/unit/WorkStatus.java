package lianfang.gate.unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lianfang.gate.issue.HomeClosure;
import lianfang.gate.issue.Situation;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import org.jspecify.annotations.Nullable;

/**
 * 能否上岗: all that a firm and a village are told about a person, from the same rules; never a
 * measure, a clause or a disease.
 *
 * @param mayWork may work today
 * @param until last day of not yet; null where an event or an answer ends it, and where it may work
 */
public record WorkStatus(boolean mayWork, @Nullable LocalDate until) {

  private static final WorkStatus YES = new WorkStatus(true, null);

  /** The status on a day: whoever is kept, asked about, or lives where it is closed may not yet. */
  public static WorkStatus of(Situation person, LocalDate day) {
    boolean asked = !person.questions().isEmpty();
    List<MeasureInterval> held =
        person.measures().stream()
            .filter(one -> one.measure() == Measure.ISOLATION)
            .filter(one -> one.state() != MeasureState.RELEASED)
            .filter(one -> one.from() == null || !one.from().isAfter(day))
            .filter(one -> one.until() == null || !one.until().isBefore(day))
            .toList();
    List<HomeClosure> closed = person.closures().stream().filter(one -> one.holds(day)).toList();
    if (held.isEmpty() && closed.isEmpty()) {
      return asked ? new WorkStatus(false, null) : YES;
    }
    List<MeasureInterval> all =
        Stream.concat(held.stream(), closed.stream().map(HomeClosure::closure)).toList();
    boolean open =
        asked
            || closed.stream().anyMatch(HomeClosure::endAsked)
            || all.stream().anyMatch(one -> one.until() == null);
    return new WorkStatus(
        false,
        open
            ? null
            : all.stream()
                .map(MeasureInterval::until)
                .max(Comparator.nullsFirst(Comparator.naturalOrder()))
                .orElse(null));
  }
}
