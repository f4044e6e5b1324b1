package lianfang.web.editions;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Days;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionState;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 换代报告: what the switch to an edition, or away from it, changed, in words. */
@Component
public class SwitchReports {

  private final Activations activations;

  SwitchReports(Activations activations) {
    this.activations = activations;
  }

  /** The report of the last switch of this edition; empty before it is done. */
  public Optional<String> of(Shell shell, EditionRecord one) {
    return one.step(EditionState.WITHDRAWN.word())
        .or(() -> one.step(EditionState.IN_FORCE.word()))
        .flatMap(step -> activations.of(step.seq()))
        .map(report -> say(shell, report));
  }

  /**
   * The reports of all switches of this edition: to it, and away from it where it was withdrawn.
   */
  public List<String> all(Shell shell, EditionRecord one) {
    List<String> all = new ArrayList<>();
    for (EditionState state : List.of(EditionState.IN_FORCE, EditionState.WITHDRAWN)) {
      one.step(state.word())
          .flatMap(step -> activations.of(step.seq()))
          .map(report ->
              shell.texts().word("edition.state", state.word())
                  + shell.t("edition.report.of")
                  + say(shell, report))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** The report of the switch that first counted the fact with this number. */
  public Optional<String> of(Shell shell, long seq) {
    return activations.of(seq).map(report -> say(shell, report));
  }

  private static String say(Shell shell, Activations.Report report) {
    double seconds = report.took().toMillis() / 1000.0;
    String ended = shell.language().moment(LocalDateTime.ofInstant(report.ended(), Days.ZONE));
    return shell.t("edition.report", report.persons(), seconds, ended)
        + " "
        + shell.t(
            "edition.report.changed",
            report.under(),
            report.released(),
            report.longer(),
            report.shorter(),
            report.moved());
  }
}
