package lianfang.web.editions;

import java.time.LocalDateTime;
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
