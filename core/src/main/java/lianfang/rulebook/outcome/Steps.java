package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.Event;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Effect;
import lianfang.rulebook.timeline.DayCount;
import lianfang.rulebook.timeline.Piece;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/**
 * 步骤: turns the isolation of a row that fired into pieces of the timeline. Time served before the
 * notice counts; a step that ended before the notice came into force gives nothing.
 */
final class Steps {

  private final PersonFacts person;
  private final List<Piece> pieces = new ArrayList<>(3);
  private final List<Basis> endless = new ArrayList<>(0);

  Steps(PersonFacts person) {
    this.person = person;
  }

  /** All pieces so far. */
  List<Piece> pieces() {
    return pieces;
  }

  /** The last day of the episode's pieces that ends on or after {@code day}, or NEVER. */
  long lastOf(int episode, long day) {
    long last = Episode.NEVER;
    for (Piece piece : pieces) {
      if (piece.episode() == episode && piece.span().last() >= day) {
        last = Math.max(last, piece.span().last());
      }
    }
    return last;
  }

  /** Whether the row on which this rests names neither a last day nor an event for its facts. */
  boolean isEndless(Basis basis) {
    for (Basis one : endless) {
      if (one.notice().equals(basis.notice())
          && one.row().equals(basis.row())
          && basis.facts().containsAll(one.facts())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds the pieces of a row.
   *
   * @return the key of the reading that is missing, null when none is
   */
  @Nullable String add(Fired fired) {
    Effect effect = fired.effect();
    Episode episode = fired.episode();
    if (effect.days() == 0 && !effect.passing()) {
      Span stay = episode.span();
      if (stay != null) {
        if (!effect.event()) {
          endless.add(fired.basis(List.of()));
        }
        add(fired, effect.isolation(), stay, List.of());
      }
      return null;
    }
    DayCount count = fired.layer().dayCount();
    if (count == null) {
      return "day-count";
    }
    String key = "clause-" + effect.clause() + "-start";
    Optional<Event> start = fired.layer().start(effect.clause());
    if (start.isEmpty()) {
      return key;
    }
    List<String> readings = List.of("day-count", key);
    long day = episode.on(start.get());
    if (day == Episode.NEVER) {
      // Without its starting event a clock cannot run; an event or an answer has to end the step.
      endless.add(fired.basis(readings));
      add(fired, effect.isolation(), Span.from(episode.day()), readings);
      return null;
    }
    Span first = first(count, day, effect);
    add(fired, effect.isolation(), first, readings);
    if (effect.then() != MeasurePlace.NONE) {
      Span second = new Span(first.last() + 1, first.last() + effect.thenDays());
      add(fired, effect.then(), second, readings);
    }
    return null;
  }

  /** What only ends with its surroundings has a first day like all others and no number of days. */
  private static Span first(DayCount count, long day, Effect effect) {
    return effect.days() == 0
        ? Span.from(count.count(day, 1).first())
        : count.count(day, effect.days());
  }

  private void add(Fired fired, MeasurePlace place, Span whole, List<String> readings) {
    Span span = whole.endedBy(fired.last());
    if (span.isEmpty() || span.last() < fired.since()) {
      return;
    }
    Basis basis = fired.basis(readings);
    Fact answer = null;
    MeasurePlace answered = place;
    if (place == MeasurePlace.UNDECIDED) {
      answer = person.answer(Question.ISOLATION_PLACE, fired.episode().day());
      answered = answer == null ? place : MeasurePlace.ofWord(text(answer));
    }
    if (answered == MeasurePlace.CENTRAL || answered == MeasurePlace.UNDECIDED) {
      Fact need = person.answer(Question.SPECIAL_NEED, fired.episode().day());
      MeasurePlace other = need == null ? answered : placeFor(text(need), answered);
      answer = other == answered ? answer : need;
      answered = other;
    }
    if (answer == null) {
      pieces.add(new Piece(place, span, basis, fired.number()));
    } else {
      split(fired, place, answered, span, answer, readings);
    }
  }

  /** Before the day from which an answer holds, the step stays as it was. */
  private void split(
      Fired fired,
      MeasurePlace before,
      MeasurePlace after,
      Span span,
      Fact answer,
      List<String> readings) {
    Basis basis = fired.basis(answer, readings);
    String from = answer.attribute("from");
    long day = from == null ? span.first() : LocalDate.parse(from).toEpochDay();
    Span early = span.endedBy(day - 1);
    if (!early.isEmpty()) {
      pieces.add(new Piece(before, early, fired.basis(readings), fired.number()));
    }
    Span late = new Span(Math.max(day, span.first()), span.last());
    if (!late.isEmpty()) {
      pieces.add(new Piece(after, late, basis, fired.number()));
    }
  }

  private static MeasurePlace placeFor(String answer, MeasurePlace otherwise) {
    return switch (answer) {
      case "home" -> MeasurePlace.HOME;
      case "hospital-ward" -> MeasurePlace.HOSPITAL;
      default -> otherwise;
    };
  }

  private static String text(Fact decision) {
    String answer = decision.attribute("answer");
    return answer == null ? "" : answer;
  }
}
