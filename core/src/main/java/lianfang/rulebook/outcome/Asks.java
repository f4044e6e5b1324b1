package lianfang.rulebook.outcome;

import java.util.ArrayList;
import java.util.List;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.timeline.Piece;
import lianfang.rulebook.timeline.Span;
import lianfang.rulebook.timeline.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * 待决: keeps the questions that still matter: not answered, not over, and not made idle by a
 * stricter basis.
 */
final class Asks {

  private static final int ARRIVAL_DAYS = 14;
  private static final int CONTACT_DAYS = 28;
  private static final int NO_CERTIFICATE_DAYS = 7;

  private final Subject subject;
  private final PersonFacts person;
  private final long asOf;
  private final List<OpenDecision> open = new ArrayList<>(1);

  Asks(Subject subject, PersonFacts person, long asOf) {
    this.subject = subject;
    this.person = person;
    this.asOf = asOf;
  }

  List<OpenDecision> open() {
    return open;
  }

  /** Opens a question unless the same one with the same facts is open already. */
  void open(Question question, List<String> options, Basis basis) {
    if (question != Question.CONTRADICTION && person.isDeadOn(asOf)) {
      // Nobody has to decide any more what is to be done with somebody who died.
      return;
    }
    for (OpenDecision known : open) {
      if (known.question().equals(question.key())
          && known.basis().facts().equals(basis.facts())
          && known.basis().readings().equals(basis.readings())) {
        return;
      }
    }
    open.add(
        new OpenDecision(
            subject,
            question.key(),
            options,
            question.meanwhile(),
            person.village(),
            basis,
            person.lastRecorded(basis.facts())));
  }

  /** Opens the question of a row where it still matters. */
  void consider(Fired fired, Question question, List<Piece> pieces, List<Stretch> stretches) {
    Episode episode = fired.episode();
    if (person.answer(question, episode.day()) != null || episode.ends() < asOf) {
      return;
    }
    boolean matters =
        question == Question.ISOLATION_PLACE
            ? isUndecided(fired.number(), pieces, stretches)
            : matters(question, fired, pieces, stretches);
    if (matters) {
      open(question, question.options(), fired.basis(List.of()));
    }
  }

  private boolean isUndecided(int episode, List<Piece> pieces, List<Stretch> stretches) {
    for (Stretch stretch : stretches) {
      if (stretch.place() == MeasurePlace.UNDECIDED && stretch.span().last() >= asOf) {
        for (Piece piece : pieces) {
          if (piece.episode() == episode
              && piece.place() == MeasurePlace.UNDECIDED
              && piece.span().last() >= asOf
              && piece.span().overlaps(stretch.span())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean matters(
      Question question, Fired fired, List<Piece> pieces, List<Stretch> stretches) {
    Episode episode = fired.episode();
    long last =
        switch (question) {
          case ORIGIN, ARRIVAL_DATE -> episode.day() + ARRIVAL_DAYS;
          case CERTIFICATE -> episode.day() + NO_CERTIFICATE_DAYS;
          case CONTACT_OF_UNNAMED -> episode.day() + CONTACT_DAYS;
          case SYMPTOM -> last(episode.span());
          default -> Span.OPEN;
        };
    for (Piece piece : pieces) {
      if (piece.episode() == fired.number() && question != Question.SYMPTOM) {
        last = Math.max(last, piece.span().last());
      }
    }
    boolean idle = isPlaceOfArrival(question) && isCovered(episode, last, stretches);
    return last >= asOf && last >= fired.since() && !idle;
  }

  private static boolean isPlaceOfArrival(Question question) {
    return question == Question.ORIGIN || question == Question.CERTIFICATE;
  }

  /** A hospital or central isolation over the whole rest makes the answer without effect. */
  private boolean isCovered(Episode episode, long last, List<Stretch> stretches) {
    for (Stretch stretch : stretches) {
      if (stretch.place().stricterThan(MeasurePlace.UNDECIDED)
          && stretch.span().first() <= Math.max(asOf, episode.day() + 1)
          && stretch.span().last() >= last) {
        return true;
      }
    }
    return false;
  }

  private static long last(@Nullable Span span) {
    return span == null ? Span.OPEN : span.last();
  }
}
