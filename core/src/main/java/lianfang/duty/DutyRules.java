package lianfang.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;

/**
 * 任务推导: from the measures of one subject to the duties of one day. No duty without a measure; a
 * fact that shows the work (a temperature, a transfer) is the work done, so nothing is entered
 * twice.
 */
public final class DutyRules {

  /**
   * 解除告知 is owed for so many days after the last one. An end may come to be known after its day, by
   * a grade that fell or a fact that was put right; later nobody stays at home for it any more.
   */
  public static final int TOLD_WITHIN_DAYS = 14;

  private final List<MeasureInterval> intervals;
  private final List<Fact> known;
  private final List<Fact> facts;
  private final LocalDate day;
  private final List<Duty> duties = new ArrayList<>();

  private DutyRules(List<MeasureInterval> intervals, List<Fact> facts, LocalDate day) {
    this.intervals = intervals;
    this.known = facts;
    this.facts =
        facts.stream()
            .filter(fact -> isOfDay(fact, day))
            .sorted(Comparator.comparing(Fact::happenedAt).thenComparing(Fact::id))
            .toList();
    this.day = day;
  }

  /**
   * The duties of one day.
   *
   * @param intervals all measures of one subject, also those that ended before the day
   * @param facts the effective facts of that subject
   * @param day Asia/Shanghai
   */
  public static List<Duty> of(List<MeasureInterval> intervals, List<Fact> facts, LocalDate day) {
    DutyRules rules = new DutyRules(intervals, facts, day);
    for (MeasureInterval interval : intervals) {
      rules.add(interval);
    }
    return List.copyOf(rules.duties);
  }

  private static boolean isOfDay(Fact fact, LocalDate day) {
    return switch (fact.kind()) {
      case "duty-done" -> day.toString().equals(fact.attribute("day"));
      case "temperature" -> fact.happenedOn().equals(day);
      default -> false;
    };
  }

  private void add(MeasureInterval interval) {
    if (interval.state() == MeasureState.RELEASED) {
      return;
    }
    LocalDate last = interval.until();
    if (last != null && last.isBefore(day)) {
      ended(interval, last);
      return;
    }
    if (interval.measure() == Measure.DISINFECTION) {
      if (interval.state() != MeasureState.IN_PLACE) {
        add(DutyKind.DISINFECT, day, interval);
      }
      return;
    }
    LocalDate from = interval.from();
    LocalDate until = interval.until();
    boolean holds = from != null && !from.isAfter(day) && (until == null || !until.isBefore(day));
    if (from == null || !holds) {
      return;
    }
    boolean begun = interval.state().compareTo(MeasureState.IN_PLACE) >= 0;
    switch (interval.measure()) {
      case ISOLATION -> isolation(interval, from, begun);
      case CLOSURE -> add(DutyKind.SUPPLY, day, interval);
      case DOUBLE_REPORT -> addUnless(begun, DutyKind.DOUBLE_REPORT, from, interval);
      case SYMPTOM_REPORT -> addUnless(begun, DutyKind.GUIDED_VISIT, from, interval);
      default -> {
        // The ban on travel and disinfection give no duty of the day here.
      }
    }
  }

  private void isolation(MeasureInterval interval, LocalDate from, boolean begun) {
    MeasurePlace place = interval.place();
    if (place == MeasurePlace.HOSPITAL) {
      return;
    }
    if (place == MeasurePlace.CENTRAL && !begun) {
      add(DutyKind.TRANSFER, from, interval);
      return;
    }
    if (place != MeasurePlace.CENTRAL) {
      add(DutyKind.VISIT, day, interval);
      add(DutyKind.DELIVERY, day, interval);
    }
    add(DutyKind.TEMPERATURE_MORNING, day, interval);
    add(DutyKind.TEMPERATURE_EVENING, day, interval);
    if (day.equals(interval.until()) && !isDead() && !isFollowed(day, day.plusDays(1))) {
      add(DutyKind.RELEASE, day, interval);
    }
  }

  /** Whoever was ordered to stay and was not told of the end is still to be told. */
  private void ended(MeasureInterval interval, LocalDate last) {
    boolean told =
        interval.measure() != Measure.ISOLATION
            || interval.place() == MeasurePlace.HOSPITAL
            || interval.state() == MeasureState.DUE
            || last.isBefore(day.minusDays(TOLD_WITHIN_DAYS))
            || isDead()
            || known.stream().anyMatch(fact -> isTold(fact, last));
    if (!told && !isFollowed(last, day)) {
      add(DutyKind.RELEASE, last, interval);
    }
  }

  private boolean isDead() {
    return known.stream().anyMatch(fact -> fact.kind().equals("death"));
  }

  private boolean isTold(Fact fact, LocalDate last) {
    String on = fact.attribute("day");
    return fact.kind().equals("duty-done")
        && DutyKind.RELEASE.word().equals(fact.attribute("duty"))
        && "done".equals(fact.attribute("result"))
        && on != null
        && !LocalDate.parse(on).isBefore(last)
        && LocalDate.parse(on).isBefore(day);
  }

  /** Whether another isolation begins after the last day of one, up to a day. */
  private boolean isFollowed(LocalDate last, LocalDate upTo) {
    return intervals.stream()
        .filter(next -> next.measure() == Measure.ISOLATION)
        .map(MeasureInterval::from)
        .anyMatch(from -> from != null && from.isAfter(last) && !from.isAfter(upTo));
  }

  private void addUnless(boolean done, DutyKind kind, LocalDate due, MeasureInterval interval) {
    if (!done) {
      add(kind, due, interval);
    }
  }

  private void add(DutyKind kind, LocalDate due, MeasureInterval interval) {
    duties.add(new Duty(interval.subject(), kind, due, interval, done(kind)));
  }

  private Duty.Done done(DutyKind kind) {
    Duty.Done done = Duty.Done.OPEN;
    for (Fact fact : facts) {
      if (kind.word().equals(fact.attribute("duty"))) {
        boolean could = "done".equals(fact.attribute("result"));
        done = could ? Duty.Done.DONE : Duty.Done.COULD_NOT;
      }
    }
    boolean measured =
        (kind == DutyKind.TEMPERATURE_MORNING && temperatures() >= 1)
            || (kind == DutyKind.TEMPERATURE_EVENING && temperatures() >= 2);
    return measured ? Duty.Done.DONE : done;
  }

  private long temperatures() {
    return facts.stream().filter(fact -> fact.kind().equals("temperature")).count();
  }
}
