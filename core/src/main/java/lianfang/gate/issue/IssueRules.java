package lianfang.gate.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Days;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.OpenDecision;
import org.jspecify.annotations.Nullable;

/** 签发规则: a pass follows from the outcome and is never given against it. */
public final class IssueRules {

  private IssueRules() {}

  /** Why this person gets no pass on a day; empty where nothing keeps him. */
  public static Optional<Blocked> blocked(
      Collection<MeasureInterval> measures, Collection<OpenDecision> questions, LocalDate day) {
    List<MeasureInterval> held =
        measures.stream().filter(IssueRules::keeps).filter(one -> holds(one, day)).toList();
    if (!held.isEmpty()) {
      return Optional.of(
          new Blocked(
              IssueRefusal.UNDER_ISOLATION,
              held.stream().flatMap(one -> one.bases().stream()).distinct().toList()));
    }
    // A question may be answered either way; a pass would anticipate the answer.
    List<OpenDecision> open =
        questions.stream().filter(one -> !one.basis().notice().isEmpty()).toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blocked(
                IssueRefusal.QUESTION_OPEN, open.stream().map(OpenDecision::basis).toList()));
  }

  /**
   * When a pass ends: after its life, yet not later than a measure begins or an agreement ends.
   *
   * @param lastDay the last day of what was agreed; null where nothing was
   */
  public static Instant expires(
      Instant now,
      PassForm form,
      Collection<MeasureInterval> measures,
      @Nullable LocalDate lastDay) {
    Instant end = now.plus(form.life());
    Optional<Instant> begins =
        measures.stream()
            .filter(IssueRules::keeps)
            .flatMap(one -> Optional.ofNullable(one.from()).stream())
            .map(Days::start)
            .filter(from -> from.isAfter(now))
            .min(Comparator.naturalOrder());
    if (begins.isPresent() && begins.get().isBefore(end)) {
      end = begins.get();
    }
    Instant agreed = lastDay == null ? end : Days.start(lastDay.plusDays(1));
    return agreed.isBefore(end) ? agreed : end;
  }

  private static boolean keeps(MeasureInterval one) {
    return one.measure() == Measure.ISOLATION && one.state() != MeasureState.RELEASED;
  }

  /** What has no first day yet holds already, until it is decided. */
  private static boolean holds(MeasureInterval one, LocalDate day) {
    LocalDate from = one.from();
    LocalDate until = one.until();
    return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
  }
}
