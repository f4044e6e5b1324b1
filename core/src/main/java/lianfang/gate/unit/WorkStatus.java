package lianfang.gate.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

  /**
   * The status by what the rulebook derived.
   *
   * @param measures of one person
   * @param asked whether a question about the person waits for an official
   * @param day on which it is asked
   */
  public static WorkStatus of(Collection<MeasureInterval> measures, boolean asked, LocalDate day) {
    List<MeasureInterval> held =
        measures.stream()
            .filter(one -> one.measure() == Measure.ISOLATION)
            .filter(one -> one.state() != MeasureState.RELEASED)
            .filter(one -> one.from() == null || !one.from().isAfter(day))
            .filter(one -> one.until() == null || !one.until().isBefore(day))
            .toList();
    if (held.isEmpty()) {
      return asked ? new WorkStatus(false, null) : YES;
    }
    boolean open = asked || held.stream().anyMatch(one -> one.until() == null);
    return new WorkStatus(
        false,
        open
            ? null
            : held.stream()
                .map(MeasureInterval::until)
                .max(Comparator.nullsFirst(Comparator.naturalOrder()))
                .orElse(null));
  }
}
