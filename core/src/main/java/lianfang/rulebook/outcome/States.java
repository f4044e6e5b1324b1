package lianfang.rulebook.outcome;

import lianfang.fact.Fact;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.timeline.Span;

/** 五态: which of due, ordered, served, in place and released an interval has reached, by facts. */
final class States {

  private final PersonFacts person;

  States(PersonFacts person) {
    this.person = person;
  }

  /**
   * The furthest state of an interval.
   *
   * @param previous the last day of the interval of the same measure and place before it, or NEVER
   * @param next the first day of the interval after it, or OPEN
   */
  MeasureState of(Measure measure, MeasurePlace place, Span span, long previous, long next) {
    MeasureState state = MeasureState.DUE;
    for (Fact act : person.acts()) {
      MeasureState reached = reached(act.kind());
      long day = PersonFacts.dayOf(act);
      boolean inside =
          reached == MeasureState.RELEASED
              ? day >= span.first() && day < next
              : day <= span.last() && day > previous;
      if (inside && isAbout(act, measure, place) && reached.compareTo(state) > 0) {
        state = reached;
      }
    }
    return place == MeasurePlace.HOSPITAL && state.compareTo(MeasureState.IN_PLACE) < 0
        ? hospital(span, state)
        : state;
  }

  /** An admission is the carrying out of hospital isolation. */
  private MeasureState hospital(Span span, MeasureState state) {
    for (Fact fact : person.clinical()) {
      if (fact.kind().equals("admission") && PersonFacts.dayOf(fact) <= span.last()) {
        return MeasureState.IN_PLACE;
      }
    }
    return state;
  }

  private static boolean isAbout(Fact act, Measure measure, MeasurePlace place) {
    String stated = act.attribute("place");
    return measure.word().equals(act.attribute("measure"))
        && (stated == null || stated.isEmpty() || stated.equals(place.word()));
  }

  private static MeasureState reached(String kind) {
    return switch (kind) {
      case "measure-ordered" -> MeasureState.ORDERED;
      case "measure-served" -> MeasureState.SERVED;
      case "measure-in-place" -> MeasureState.IN_PLACE;
      default -> MeasureState.RELEASED;
    };
  }
}
