package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.InForce;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.store.OutcomeTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 裁定推演: what an answer about these persons would change, by the same run as a simulation of rules:
 * the rules stay, and each person has one fact more. Places follow from all persons in them, those
 * who are not asked about too. Nothing is written.
 */
@Component
public class AnswerSimulations {

  /** How many days follow the day of the answer. */
  public static final int HORIZON = 28;

  private final Ledger ledger;
  private final HoldingEditions holding;
  private final JdbcClient client;

  AnswerSimulations(Ledger ledger, HoldingEditions holding, JdbcClient client) {
    this.ledger = ledger;
    this.holding = holding;
    this.client = client;
  }

  /**
   * Runs; facts outside the areas of the caller's transaction are not seen.
   *
   * @param known all facts of each person, corrected ones included
   * @param more one fact a person that is not recorded
   * @param asOf the day of the answer, Asia/Shanghai
   */
  public Simulation run(Map<Subject, List<Fact>> known, List<Fact> more, LocalDate asOf) {
    InForce rules = holding.rules();
    Inputs inputs =
        new Inputs(rules.editions(), rules.editions(), asOf, HORIZON, 0, Scope.everything());
    Simulating run = new Simulating(inputs, rules, rules, Grids.NONE);
    Set<UUID> persons = new HashSet<>();
    for (Fact fact : more) {
      List<Fact> facts = known.getOrDefault(fact.subject(), List.of());
      List<Fact> longer = new ArrayList<>(facts);
      longer.add(fact);
      run.look();
      run.take(Corrections.effective(facts), Corrections.effective(longer));
      persons.add(fact.subject().id());
    }
    places(run, persons);
    return run.finish();
  }

  private void places(Simulating run, Set<UUID> persons) {
    Set<UUID> buildings = run.buildings();
    if (buildings.isEmpty()) {
      return;
    }
    int generation =
        client.sql("select current from rulebook.generation").query(Integer.class).single();
    Set<UUID> places = new HashSet<>(buildings);
    for (OutcomeTables.Building one : new OutcomeTables(client, generation).buildings(buildings)) {
      List<PlaceDemand> others =
          one.demands().stream().filter(demand -> !persons.contains(demand.cause().id())).toList();
      run.demands(others);
      places.addAll(one.places());
    }
    places.addAll(run.places());
    ledger.of(places.stream().map(Subject::place).toList()).stream()
        .collect(Collectors.groupingBy(Fact::subject))
        .values()
        .forEach(facts -> run.take(Corrections.effective(facts)));
  }
}
