package lianfang.rulebook.simulation;

import java.nio.file.Path;
import lianfang.rulebook.shortage.Shortages;
import lianfang.rulebook.shortage.Workload;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 推演数字: what is kept of an answer, with the sites, hands and teams that are there. */
@Component
class SimulationFigures {

  private final CapacityFacts capacity;
  private final ShortageRows shortages;
  private final Path playbook;

  SimulationFigures(
      CapacityFacts capacity, ShortageRows shortages, @Qualifier("playbook") Path playbook) {
    this.capacity = capacity;
    this.shortages = shortages;
    this.playbook = playbook;
  }

  /** The grids by which hours are compared; the caller's transaction says what is seen. */
  Grids grids(Asked asked) {
    return capacity.grids(asked.area(), asked.asOf());
  }

  /**
   * Keeps where a run that was begun falls short, and gives its figures; the caller's transaction
   * says which sites are seen.
   */
  Kept.Figures keep(Asked asked, Simulations.Answer answer) {
    Workload work = Workload.load(playbook.resolve("capacity").resolve("workload.yaml"));
    CapacityFacts.There there = capacity.of(asked.area(), asked.asOf(), work);
    Simulation result = answer.result();
    shortages.insert(asked.id(), Shortages.of(result, there.byArea(), work));
    return new Kept.Figures(
        answer.inputs().position(),
        answer.inputs().hash(),
        result.looked(),
        result.totals(),
        result.persons(),
        result.covered(),
        Inputs.rules(answer.inputs().before()),
        there.whole(),
        result.days(),
        result.clauses(),
        ResultHash.of(result),
        work,
        there.stated());
  }
}
