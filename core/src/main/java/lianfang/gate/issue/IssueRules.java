package lianfang.gate.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lianfang.fact.Days;
import lianfang.gate.Allowance;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.OpenDecision;
import org.jspecify.annotations.Nullable;

/** 签发规则: a pass follows from the outcome and is never given against it. */
public final class IssueRules {

  private IssueRules() {}

  /** What this person may hold on a day. */
  public static MayHold on(LocalDate day, Situation person) {
    List<HomeClosure> closed = person.closures().stream().filter(one -> one.holds(day)).toList();
    Optional<ExitReading> exits = closed.stream().map(HomeClosure::exits).reduce(ExitReading::or);
    int everyDays = exits.map(ExitReading::everyDays).orElse(0);
    Optional<Blocked> confined =
        exits.map(read ->
            new Blocked(
                refusal(read),
                closed.stream()
                    .flatMap(one -> one.closure().bases().stream())
                    .distinct()
                    .toList()));
    Optional<Blocked> blocked =
        isolated(person, day)
            .or(() -> asked(person))
            .or(() -> everyDays == 0 ? confined : Optional.empty());
    return new MayHold(blocked, confined, everyDays);
  }

  private static IssueRefusal refusal(ExitReading exits) {
    if (exits.everyDays() > 0) {
      return IssueRefusal.EXITS_ALONE;
    }
    return exits.signed() ? IssueRefusal.PLACE_CLOSED : IssueRefusal.EXITS_UNREAD;
  }

  private static Optional<Blocked> isolated(Situation person, LocalDate day) {
    List<MeasureInterval> held =
        person.measures().stream()
            .filter(IssueRules::keeps)
            .filter(one -> holds(one, day))
            .toList();
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blocked(
                IssueRefusal.UNDER_ISOLATION,
                held.stream().flatMap(one -> one.bases().stream()).distinct().toList()));
  }

  /** A question may be answered either way; a pass would anticipate the answer. */
  private static Optional<Blocked> asked(Situation person) {
    List<OpenDecision> open =
        person.questions().stream().filter(one -> !one.basis().notice().isEmpty()).toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blocked(
                IssueRefusal.QUESTION_OPEN, open.stream().map(OpenDecision::basis).toList()));
  }

  /**
   * When a pass ends: after its life, yet not later than a measure begins that keeps it from being
   * held, or an agreement ends.
   *
   * @param lastDay the last day of what was agreed; null where nothing was
   */
  public static Instant expires(
      Instant now,
      PassForm form,
      Collection<Allowance> allowances,
      Situation person,
      @Nullable LocalDate lastDay) {
    Instant end = now.plus(form.life());
    Optional<Instant> kept =
        Stream.concat(
                person.measures().stream().filter(IssueRules::keeps),
                person.closures().stream().filter(HomeClosure::isOrdered).map(HomeClosure::closure))
            .flatMap(one -> Optional.ofNullable(one.from()).stream())
            .filter(from -> Days.start(from).isAfter(now))
            .filter(from -> on(from, person).against(allowances).isPresent())
            .map(Days::start)
            .min(Comparator.naturalOrder());
    if (kept.isPresent() && kept.get().isBefore(end)) {
      end = kept.get();
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
