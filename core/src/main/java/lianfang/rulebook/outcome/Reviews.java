package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Layer;
import lianfang.rulebook.layer.Review;
import lianfang.rulebook.timeline.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * 复核: asks for isolations without a last day. One that an event ends is asked about on its day of
 * review; one that neither a day nor an event ends is asked about at once.
 */
final class Reviews {

  private final PersonFacts person;
  private final List<Layer> layers;
  private final Steps steps;
  private final Asks asks;
  private final long asOf;

  Reviews(PersonFacts person, List<Layer> layers, Steps steps, Asks asks, long asOf) {
    this.person = person;
    this.layers = layers;
    this.steps = steps;
    this.asks = asks;
    this.asOf = asOf;
  }

  /**
   * Asks on the day of review and after it. It comes after all other questions, because what is
   * asked already is not asked twice.
   *
   * @return the day of review, whoever asks; null where every isolation has a last day
   */
  @Nullable LocalDate ask(List<Stretch> stretches) {
    if (stretches.isEmpty() || !stretches.getLast().span().isOpen()) {
      return null;
    }
    Stretch open = stretches.getLast();
    Basis basis = open.bases().getFirst();
    Fact renewal = person.answer(Question.REVIEW, open.span().first());
    long day = day(open, basis, renewal);
    if (asOf >= day && !isAsked(basis)) {
      asks.open(Question.REVIEW, Question.REVIEW.options(), since(basis, renewal));
    }
    return LocalDate.ofEpochDay(day);
  }

  private long day(Stretch open, Basis basis, @Nullable Fact renewal) {
    if (renewal == null && steps.isEndless(basis)) {
      return open.span().first();
    }
    long from = renewal == null ? open.span().first() : PersonFacts.dayOf(renewal);
    return from + days(basis);
  }

  private int days(Basis basis) {
    for (Layer layer : layers) {
      if (layer.edition().edition().equals(basis.edition())) {
        return layer.reviewDays();
      }
    }
    return Review.DAYS;
  }

  private boolean isAsked(Basis basis) {
    for (OpenDecision open : asks.open()) {
      boolean ruled = !open.basis().notice().isEmpty() && !open.basis().facts().isEmpty();
      if (ruled && basis.facts().containsAll(open.basis().facts())) {
        return true;
      }
    }
    return false;
  }

  private static Basis since(Basis basis, @Nullable Fact renewal) {
    if (renewal == null) {
      return basis;
    }
    List<UUID> facts = new ArrayList<>(basis.facts());
    facts.add(renewal.id());
    return new Basis(
        basis.notice(),
        basis.edition(),
        basis.clause(),
        basis.row(),
        List.copyOf(facts),
        basis.readings());
  }
}
