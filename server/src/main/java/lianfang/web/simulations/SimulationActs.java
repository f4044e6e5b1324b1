package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.SimulatedEditions;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.action.AskSimulation;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 推演之后: what the reader of a simulation may do next. */
@Component
class SimulationActs {

  private final SimulatedEditions counting;
  private final EditionRegister register;

  SimulationActs(SimulatedEditions counting, EditionRegister register) {
    this.counting = counting;
    this.register = register;
  }

  /** Of one that is under way or ended without a result. */
  List<SimulationPage.Act> without(Shell shell, CurrentUser user, Kept kept) {
    if (!AskSimulation.may(user)) {
      return List.of();
    }
    if (kept.stage().isUnderWay()) {
      String to = SimulationPages.path(kept.asked().id()) + "/cancel";
      return List.of(new SimulationPage.Act(to, "", Map.of(), shell.t("simulation.cancel"), false));
    }
    return kept.asked().readings().isEmpty()
        ? List.of(
            new SimulationPage.Act(
                SimulationPages.PATH, "", same(kept.asked()), again(shell), true))
        : List.of();
  }

  private static String again(Shell shell) {
    return shell.t("simulation.again");
  }

  private static Map<String, String> same(Asked asked) {
    return Map.of(
        "edition", asked.editions().getFirst(),
        "area", asked.area(),
        "asOf", asked.asOf().toString(),
        "horizon", String.valueOf(asked.horizon()));
  }

  /** Of a result: that it was seen is recorded, and anything can be run again. */
  List<SimulationPage.Act> done(Shell shell, CurrentUser user, Kept kept, Kept.Figures figures) {
    List<SimulationPage.Act> acts = new ArrayList<>(steps(shell, user, kept.asked(), figures));
    if (AskSimulation.may(user) && !shell.console().elsewhere()) {
      acts.add(
          new SimulationPage.Act(
              SimulationPages.path(kept.asked().id()) + "/again",
              shell.t("simulation.reproduce.says", figures.position()),
              Map.of(),
              shell.t("simulation.reproduce"),
              false));
    }
    return acts;
  }

  private List<SimulationPage.Act> steps(
      Shell shell, CurrentUser user, Asked asked, Kept.Figures figures) {
    if (asked.editions().size() != 1 || !AskSimulation.may(user)) {
      return List.of();
    }
    String edition = asked.editions().getFirst();
    EditionRecord one = register.find(edition).orElse(null);
    if (one == null || shell.console().elsewhere()) {
      return List.of();
    }
    boolean open = one.state() == EditionState.CHECKED || one.state() == EditionState.SIMULATED;
    boolean seen = figures.inputsHash().equals(one.evidence());
    boolean latest =
        counting.of(edition).stream()
            .findFirst()
            .filter(effect -> effect.simulation().equals(asked.id()))
            .isPresent();
    if (open && !seen && latest) {
      String to = "/notices/" + one.notice() + "/editions/" + edition + "/simulated";
      return List.of(
          new SimulationPage.Act(
              to,
              shell.t("simulation.seen.says"),
              Map.of(),
              shell.t("edition.act.simulated.button"),
              true));
    }
    if (open && !seen) {
      String why = shell.t("simulation.seen.not");
      return List.of(
          new SimulationPage.Act(SimulationPages.PATH, why, same(asked), again(shell), false));
    }
    return List.of();
  }
}
