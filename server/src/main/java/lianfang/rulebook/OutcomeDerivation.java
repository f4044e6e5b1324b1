package lianfang.rulebook;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Appended;
import lianfang.fact.Days;
import lianfang.fact.Derivation;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.store.OutcomeRows;
import lianfang.rulebook.store.OutcomeTables;
import lianfang.rulebook.store.Rederivations;
import lianfang.rulebook.store.SubjectLocks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 随事实推导: a new fact or a correction changes the stored outcome in its own transaction. */
@Component
class OutcomeDerivation implements Derivation {

  private final JdbcClient client;
  private final Clock clock;
  private final Ledger ledger;
  private final NoticeFacts notices;

  OutcomeDerivation(JdbcClient client, Clock clock, Ledger ledger, NoticeFacts notices) {
    this.client = client;
    this.clock = clock;
    this.ledger = ledger;
    this.notices = notices;
  }

  @Override
  public void derive(Appended appended) {
    hold(appended.facts());
    Set<UUID> persons = subjects(appended.facts(), Subject.Kind.PERSON);
    Set<UUID> places = subjects(appended.facts(), Subject.Kind.PLACE);
    derive(appended, persons, places);
  }

  /** Derives subjects again in the caller's transaction, which has to see all areas. */
  void again(Set<UUID> persons, Set<UUID> places) {
    derive(new Appended(List.of(), Set.of()), persons, places);
  }

  private void derive(Appended appended, Set<UUID> persons, Set<UUID> places) {
    if (persons.isEmpty() && places.isEmpty()) {
      return;
    }
    List<UUID> known = persons.stream().filter(id -> !appended.newcomers().contains(id)).toList();
    SubjectLocks.Held held = SubjectLocks.hold(client, Subject.Kind.PERSON, known);
    OutcomeTables tables = new OutcomeTables(client, held.generation());
    Deriving deriving = new Deriving(ledger::of, rules(held), Days.of(clock.instant()));
    OutcomeTables.Affected affected = persons(appended, known, tables, deriving);
    affected.places().addAll(places);
    buildings(affected, tables, deriving);
  }

  private InForce rules(SubjectLocks.Held held) {
    return notices.upTo(held.rules(), () -> Rederivations.upTo(client));
  }

  /** A grade takes the lock too, so that whoever counts the last one misses none before it. */
  private void hold(List<Fact> facts) {
    if (facts.stream().anyMatch(fact -> Surroundings.KINDS.contains(fact.kind()))) {
      SubjectLocks.hold(client, Subject.Kind.PERSON, List.of());
    }
  }

  private static Set<UUID> subjects(List<Fact> facts, Subject.Kind kind) {
    Set<UUID> found = new LinkedHashSet<>();
    for (Fact fact : facts) {
      if (fact.subject().kind() == kind) {
        found.add(fact.subject().id());
      }
    }
    return found;
  }

  /**
   * Derives persons; the places on which their state made demands, or makes them now. Of newcomers
   * all facts are here, nothing is stored yet, and no other transaction knows them.
   */
  private OutcomeTables.Affected persons(
      Appended appended, List<UUID> known, OutcomeTables tables, Deriving deriving) {
    Set<UUID> newcomers = appended.newcomers();
    OutcomeTables.Affected affected = new OutcomeTables.Affected(new HashSet<>(), new HashSet<>());
    OutcomeRows rows = new OutcomeRows();
    if (!known.isEmpty()) {
      OutcomeTables.Stored stored = tables.stored(known);
      if (!stored.demands().isEmpty()) {
        affected = tables.affected(stored.demands());
      }
      deriving.persons(known, rows);
      tables.remove(stored);
    }
    if (!newcomers.isEmpty()) {
      deriving.persons(appended.facts(), newcomers, rows);
    }
    rows.insert(client, tables.generation());
    affected.places().addAll(rows.demandedPlaces());
    affected.buildings().addAll(rows.demandedBuildings());
    return affected;
  }

  private void buildings(OutcomeTables.Affected affected, OutcomeTables tables, Deriving deriving) {
    affected.places().addAll(affected.buildings());
    if (affected.places().isEmpty()) {
      return;
    }
    SubjectLocks.hold(client, Subject.Kind.PLACE, affected.places());
    tables.widen(affected, List.copyOf(affected.places()));
    affected.places().addAll(affected.buildings());
    OutcomeRows rows = deriving.buildings(tables.buildings(affected.buildings()));
    tables.remove(affected.places());
    rows.insert(client, tables.generation());
  }
}
