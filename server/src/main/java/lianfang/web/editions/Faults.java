package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.LogicBlocks;
import lianfang.web.difference.LooserWords;
import lianfang.web.difference.PathWords;
import lianfang.web.shell.Shell;

/** 审查发现: what a check found, in the words of the glossary and the page's language. */
final class Faults {

  private Faults() {}

  /** All of them, with every place. */
  static List<EditionPage.Fault> of(Shell shell, Notice notice, List<Finding> findings) {
    List<EditionPage.Fault> faults = new ArrayList<>();
    for (Finding finding : findings) {
      faults.add(
          new EditionPage.Fault(
              Reasons.say(shell, finding.refusal().sentence()),
              say(shell, notice.labels(), finding),
              // Where one notice is looser than another the sentence names both and their rows.
              finding.refusal() == Refusal.LOOSER
                  ? List.of()
                  : finding.places().stream()
                      .map(at -> PathWords.place(shell, notice, at))
                      .toList()));
    }
    return faults;
  }

  /** What exactly, and what to do. */
  static String say(Shell shell, Labels labels, Finding finding) {
    String where = where(shell, labels, finding.region());
    return switch (finding.refusal()) {
      case GAP -> shell.t("proof.gap", where);
      case NO_OTHERWISE -> shell.t("proof.otherwise", where);
      case CONTRADICTION ->
          finding.places().size() == 2
              ? shell.t(
                  "proof.contradiction",
                  finding.places().getFirst().row(),
                  finding.places().getLast().row(),
                  where)
              : Reasons.say(shell, finding.detail());
      case LOOSER -> LooserWords.say(shell, finding);
      default -> Reasons.say(shell, finding.detail());
    };
  }

  private static String where(Shell shell, Labels labels, List<Condition> region) {
    return region.isEmpty()
        ? shell.t("logic.every")
        : region.stream()
            .map(one -> LogicBlocks.condition(shell, labels, one))
            .collect(Collectors.joining(shell.t("logic.and")));
  }
}
