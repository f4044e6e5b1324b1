package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.timeline.DayCount;
import lianfang.rulebook.timeline.Span;

/**
 * 封闭期间: an ordered closure. A further order before it ends runs on to the later end; days are never
 * added up.
 *
 * @param span its days
 * @param lastOrder the day of the latest order in it
 * @param state the furthest state that facts reached
 */
record ClosureRun(Span span, long lastOrder, MeasureState state) {

  static List<ClosureRun> of(List<Fact> facts, UUID place, int days, DayCount count) {
    List<ClosureRun> runs = new ArrayList<>(1);
    for (Fact fact : facts) {
      if (fact.subject().id().equals(place)) {
        read(runs, fact, days, count);
      }
    }
    return runs;
  }

  private static void read(List<ClosureRun> runs, Fact fact, int days, DayCount count) {
    long day = PersonFacts.dayOf(fact);
    ClosureRun last = runs.isEmpty() ? null : runs.getLast();
    if (fact.kind().equals("closure-ordered")) {
      Span span = count.count(day, days);
      if (last == null || last.isLifted() || last.span.last() + 1 < span.first()) {
        runs.add(new ClosureRun(span, day, MeasureState.ORDERED));
      } else {
        Span longer = new Span(last.span.first(), Math.max(last.span.last(), span.last()));
        runs.set(runs.size() - 1, new ClosureRun(longer, day, last.state));
      }
    } else if (last != null) {
      runs.set(runs.size() - 1, last.after(fact, day));
    }
  }

  private ClosureRun after(Fact fact, long day) {
    return switch (fact.kind()) {
      case "closure-served" -> reached(MeasureState.SERVED);
      case "closure-in-place" -> reached(MeasureState.IN_PLACE);
      case "closure-lifted" -> lifted(day);
      case "closure-answered" -> "lifted".equals(fact.attribute("answer")) ? lifted(day) : this;
      default -> this;
    };
  }

  private ClosureRun reached(MeasureState next) {
    return next.compareTo(state) > 0 ? new ClosureRun(span, lastOrder, next) : this;
  }

  private ClosureRun lifted(long day) {
    long last = Math.max(span.first(), Math.min(span.last(), day));
    return new ClosureRun(new Span(span.first(), last), lastOrder, MeasureState.RELEASED);
  }

  boolean isLifted() {
    return state == MeasureState.RELEASED;
  }

  LocalDate from() {
    return LocalDate.ofEpochDay(span.first());
  }

  LocalDate until() {
    return LocalDate.ofEpochDay(span.last());
  }
}
