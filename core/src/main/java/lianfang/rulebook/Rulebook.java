package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.outcome.PersonDerivation;

/**
 * 推导: from the facts of one person and the rules in force to the person's measures, each with its
 * basis. Pure: no clock, no store; the same facts in any order of recording give the same outcome.
 */
public final class Rulebook {

  private static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), List.of());

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
    if (facts.isEmpty()) {
      return NOTHING;
    }
    PersonFacts person = new PersonFacts(facts);
    return person.isQuiet() ? NOTHING : derivation(rules, facts, person, asOf).outcome();
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
   * The parameters are those of {@link #derive}.
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
   * Whether a person of whom facts of these kinds tell can have an outcome at all, whatever the
   * rules. It looks at nothing but kinds, so that a city's quiet people need not be unpacked.
   *
   * @param kinds of all facts about one person, corrected ones included
   */
  public static boolean concerns(List<String> kinds) {
    return PersonFacts.mayStir(kinds);
  }
}
