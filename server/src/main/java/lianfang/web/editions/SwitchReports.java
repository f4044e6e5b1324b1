package lianfang.web.editions;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Days;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionState;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 换代报告: what the switch to an edition, or away from it, changed, in words. */
@Component
public class SwitchReports {

  private final Activations activations;

  SwitchReports(Activations activations) {
    this.activations = activations;
  }

  /** A report in words, and its page. */
  public record Said(String text, Link page) {}

  /**
   * The reports of all switches of this edition: to it, and away from it where it was withdrawn.
   */
  public List<Said> all(Shell shell, EditionRecord one) {
    List<Said> all = new ArrayList<>();
    for (EditionState state : List.of(EditionState.IN_FORCE, EditionState.WITHDRAWN)) {
      String word = shell.texts().word("edition.state", state.word());
      one.step(state.word())
          .flatMap(step -> activations.of(step.seq()))
          .map(report ->
              new Said(
                  word + shell.t("edition.report.of") + of(shell, report),
                  new Link(shell.t("switch.open", word), shell.link(path(report)))))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** Where the page of a report is. */
  public static String path(Activations.Report report) {
    return "/notices/switches/" + report.generation();
  }

  /** The page of the switch that first counted the fact with this number; empty before it. */
  public Optional<Link> page(Shell shell, long seq) {
    return activations
        .of(seq)
        .map(report -> new Link(shell.t("switch.page"), shell.link(path(report))));
  }

  /**
   * What a fact about a notice says, with what the switch changed that first counted it and the way
   * to its page.
   */
  public Cell cell(Shell shell, String text, long seq) {
    return activations
        .of(seq)
        .map(report -> Cell.subject(text, changed(shell, report), shell.link(path(report))))
        .orElse(Cell.of(text));
  }

  /** The report of the switch that first counted the fact with this number. */
  public Optional<String> of(Shell shell, long seq) {
    return activations.of(seq).map(report -> of(shell, report));
  }

  /** A report in words. */
  public String of(Shell shell, Activations.Report report) {
    double seconds = report.took().toMillis() / 1000.0;
    String ended = shell.language().moment(LocalDateTime.ofInstant(report.ended(), Days.ZONE));
    return shell.t("edition.report", report.persons(), seconds, ended)
        + " "
        + changed(shell, report);
  }

  private static String changed(Shell shell, Activations.Report report) {
    return shell.t(
        "edition.report.changed",
        report.under(),
        report.released(),
        report.longer(),
        report.shorter(),
        report.moved());
  }
}
