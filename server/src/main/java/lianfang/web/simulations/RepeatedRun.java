package lianfang.web.simulations;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.action.AskSimulation;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Says of a simulation that was run again whether it says the same as the first time. */
@Component
class RepeatedRun {

  private final AskSimulation ask;

  RepeatedRun(AskSimulation ask) {
    this.ask = ask;
  }

  /** Compares by the hashes of inputs and rows; empty where it repeats none that may be seen. */
  Optional<SimulationPage.Told> of(
      Shell shell, CurrentUser user, Asked asked, Kept.Figures figures) {
    UUID first = asked.repeats();
    return first == null
        ? Optional.empty()
        : ask.find(user, first)
            .map(Kept::figures)
            .map(before -> {
              boolean inputs = before.inputsHash().equals(figures.inputsHash());
              String hash = Objects.requireNonNullElse(figures.resultHash(), "");
              boolean rows = !hash.isEmpty() && hash.equals(before.resultHash());
              boolean same = inputs && rows;
              return new SimulationPage.Told(
                  shell.t(
                      same ? "simulation.equal" : "simulation.differs", figures.position(), hash),
                  same ? "good" : "warn",
                  new Link(shell.t("simulation.first"), shell.link(SimulationPages.path(first))));
            });
  }
}
