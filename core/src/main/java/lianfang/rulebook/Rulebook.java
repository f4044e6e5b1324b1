package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.layer.Layer;
import lianfang.rulebook.outcome.PersonDerivation;

/**
 * 推导: from the facts of one person and the rules in force to the person's measures, each with its
 * basis. Pure: no clock, no store; the same facts in any order of recording give the same outcome.
 */
public final class Rulebook {

  private static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), List.of());
  private static final Pair NONE = new Pair(NOTHING, NOTHING, true);

  private Rulebook() {}

  /**
   * Derives the outcome for one person.
   *
   * @param rules all editions that were put in force; those that do not hold on {@code asOf} or not
   *     where the person lives are left out
   * @param facts the effective facts of one person: corrected ones are replaced already
   * @param asOf the day, Asia/Shanghai, on which the rules are asked and questions may be idle;
   *     intervals are not cut at it
   */
  public static Outcome derive(InForce rules, List<Fact> facts, LocalDate asOf) {
    return derive(rules, rules, facts, asOf).one();
  }

  /**
   * The outcomes for one person by two sets of rules.
   *
   * @param one by the first
   * @param other by the second
   * @param same whether both have the same rules for this person, so that one was derived
   */
  public record Pair(Outcome one, Outcome other, boolean same) {}

  /** Derives the outcomes for one person by two sets of rules; see the derivation by one. */
  public static Pair derive(InForce one, InForce other, List<Fact> facts, LocalDate asOf) {
    if (facts.isEmpty()) {
      return NONE;
    }
    PersonFacts person = new PersonFacts(facts);
    if (person.isQuiet()) {
      return NONE;
    }
    Subject subject = facts.getFirst().subject();
    String village = person.village();
    List<Layer> layers = one.at(village, asOf);
    List<Layer> certifying =
        person.arrivals().isEmpty() ? List.of() : one.certifying(village, asOf);
    Outcome first = new PersonDerivation(subject, person, layers, certifying, asOf).outcome();
    if (one == other) {
      return new Pair(first, first, true);
    }
    List<Layer> others = other.at(village, asOf);
    List<Layer> worth = person.arrivals().isEmpty() ? List.of() : other.certifying(village, asOf);
    // A layer that sees other grades is another layer.
    if (layers.equals(others) && certifying.equals(worth)) {
      return new Pair(first, first, true);
    }
    Outcome second = new PersonDerivation(subject, person, others, worth, asOf).outcome();
    return new Pair(first, second, false);
  }

  private static PersonDerivation derivation(
      InForce rules, List<Fact> facts, PersonFacts person, LocalDate asOf) {
    return new PersonDerivation(
        facts.getFirst().subject(),
        person,
        rules.at(person.village(), asOf),
        person.arrivals().isEmpty() ? List.of() : rules.certifying(person.village(), asOf),
        asOf);
  }

  /**
   * What each row of each layer asks for, before the strictest is taken: to explain who decides.
   * The parameters are those of {@link #derive(InForce, List, LocalDate)}.
   */
  public static List<LayerComparison.Hit> hits(InForce rules, List<Fact> facts, LocalDate asOf) {
    PersonFacts person = facts.isEmpty() ? null : new PersonFacts(facts);
    if (person == null || person.isQuiet()) {
      return List.of();
    }
    PersonDerivation derivation = derivation(rules, facts, person, asOf);
    derivation.outcome();
    return derivation.hits();
  }

  /**
   * 复核日: when an isolation without a last day is looked at again, by the same run that asks about
   * it; empty where each has a last day. The parameters are those of {@link #derive(InForce, List,
   * LocalDate)}.
   */
  public static Optional<LocalDate> review(InForce rules, List<Fact> facts, LocalDate asOf) {
    PersonFacts person = facts.isEmpty() ? null : new PersonFacts(facts);
    if (person == null || person.isQuiet()) {
      return Optional.empty();
    }
    PersonDerivation derivation = derivation(rules, facts, person, asOf);
    derivation.outcome();
    return Optional.ofNullable(derivation.review());
  }

  /**
   * Whether a person of whom facts of these kinds tell can have an outcome at all, whatever the
   * rules. It looks at nothing but kinds, so that a city's quiet people need not be unpacked.
   *
   * @param kinds of all facts about one person, corrected ones included
   */
  public static boolean concerns(List<String> kinds) {
    return PersonFacts.mayStir(kinds);
  }
}
