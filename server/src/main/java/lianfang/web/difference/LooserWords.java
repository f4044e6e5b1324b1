package lianfang.web.difference;

import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.Finding;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.notice.Labels;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.shell.Shell;

/** 宽于上级: what a notice asks less of than one above it, in the words of the glossary. */
public final class LooserWords {

  private static final String READINGS = "readings.yaml";

  private LooserWords() {}

  /** Which case, or which reading and both its values, and what to do. */
  public static String say(Shell shell, Finding finding) {
    String detail = Reasons.say(shell, finding.detail());
    List<Condition> region = finding.region();
    if (finding.places().getFirst().file().endsWith(READINGS) && region.size() == 2) {
      return shell.t(
          "looser.reading",
          ReadingWords.key(shell.texts(), region.getFirst().input()),
          value(shell, region.getFirst().input(), region.getFirst()),
          value(shell, region.getFirst().input(), region.getLast()),
          detail);
    }
    return region.isEmpty()
        ? detail
        : shell.t(
            "looser.case",
            region.stream()
                .map(one -> LogicBlocks.condition(shell, Labels.NONE, one))
                .collect(Collectors.joining(shell.t("logic.and"))),
            detail);
  }

  private static String value(Shell shell, String key, Condition reading) {
    return ReadingWords.value(shell, key, String.join(",", reading.tests()));
  }
}
