package lianfang.rulebook.simulation;

import java.util.List;
import lianfang.area.Responsibilities;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.IsolationSite;
import lianfang.fact.IsolationSites;
import org.springframework.stereotype.Component;

/** 推演数字: what is kept of an answer, with the sites and hands that are there. */
@Component
class SimulationFigures {

  private final IsolationSites sites;
  private final Responsibilities people;

  SimulationFigures(IsolationSites sites, Responsibilities people) {
    this.sites = sites;
    this.people = people;
  }

  /** The figures of a run; the caller's transaction says which sites are seen. */
  Kept.Figures of(Asked asked, Simulations.Answer answer) {
    List<IsolationSite> there = sites.list(asked.area(), asked.asOf());
    Capacity capacity =
        new Capacity(
            there.size(),
            there.stream().mapToInt(IsolationSite::beds).sum(),
            there.stream().mapToInt(IsolationSite::taken).sum(),
            people.count(ResponsibleLevel.GRID_WORKER, asked.area(), asked.asOf()));
    Simulation result = answer.result();
    return new Kept.Figures(
        answer.inputs().position(),
        answer.inputs().hash(),
        result.looked(),
        result.totals(),
        result.persons(),
        result.covered(),
        Inputs.rules(answer.inputs().before()),
        capacity,
        result.days(),
        result.clauses(),
        ResultHash.of(result));
  }
}
