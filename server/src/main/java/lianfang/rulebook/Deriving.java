package lianfang.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.fact.plan.Among;
import lianfang.rulebook.store.OutcomeRows;
import lianfang.rulebook.store.OutcomeTables;
import lianfang.rulebook.store.Stirred;

/** Derives batches of persons and buildings by the rules of one generation. */
final class Deriving {

  private final Function<Collection<Subject>, List<Fact>> ledger;
  private final InForce rules;
  private final LocalDate asOf;

  /** Derives from what {@code ledger} tells about subjects; it has to see all areas. */
  Deriving(Function<Collection<Subject>, List<Fact>> ledger, InForce rules, LocalDate asOf) {
    this.ledger = ledger;
    this.rules = rules;
    this.asOf = asOf;
  }

  /** The day for which outcomes are derived, Asia/Shanghai. */
  LocalDate asOf() {
    return asOf;
  }

  /** Who can have an outcome at all. */
  Among whom() {
    return Stirred.by(rules);
  }

  /** The outcomes of these persons from all of their facts. */
  OutcomeRows persons(Collection<UUID> persons) {
    OutcomeRows rows = new OutcomeRows();
    persons(persons, rows);
    return rows;
  }

  /** Adds the outcomes of these persons from all of their facts. */
  void persons(Collection<UUID> persons, OutcomeRows rows) {
    add(ledger.apply(persons.stream().map(Subject::person).toList()), rows);
  }

  /** Adds the outcomes of those persons about whom {@code facts} are all that there is. */
  void persons(List<Fact> facts, Set<UUID> persons, OutcomeRows rows) {
    add(facts.stream().filter(fact -> persons.contains(fact.subject().id())).toList(), rows);
  }

  private void add(List<Fact> facts, OutcomeRows rows) {
    Map<UUID, List<Fact>> byPerson = new LinkedHashMap<>();
    for (Fact fact : facts) {
      byPerson.computeIfAbsent(fact.subject().id(), key -> new ArrayList<>()).add(fact);
    }
    for (List<Fact> one : byPerson.values()) {
      rows.add(person(Corrections.effective(one)));
    }
  }

  /** The outcome of one person from effective facts. */
  Outcome person(List<Fact> facts) {
    return Rulebook.derive(rules, facts, asOf);
  }

  /** The outcomes of these buildings and the units in them. */
  OutcomeRows buildings(List<OutcomeTables.Building> buildings) {
    OutcomeRows rows = new OutcomeRows();
    buildings(buildings, (building, outcome) -> rows.add(outcome));
    return rows;
  }

  /** The same, told one by one. */
  void buildings(
      List<OutcomeTables.Building> buildings,
      BiConsumer<OutcomeTables.Building, PlaceOutcome> listener) {
    Set<UUID> places = new HashSet<>();
    for (OutcomeTables.Building building : buildings) {
      places.addAll(building.places());
    }
    Map<UUID, List<Fact>> facts = new HashMap<>();
    if (!places.isEmpty()) {
      for (Fact fact : ledger.apply(places.stream().map(Subject::place).toList())) {
        facts.computeIfAbsent(fact.subject().id(), key -> new ArrayList<>()).add(fact);
      }
    }
    for (OutcomeTables.Building building : buildings) {
      List<Fact> known =
          building.places().stream()
              .flatMap(place -> facts.getOrDefault(place, List.of()).stream())
              .toList();
      listener.accept(
          building, Closures.derive(rules, building.demands(), Corrections.effective(known), asOf));
    }
  }
}
