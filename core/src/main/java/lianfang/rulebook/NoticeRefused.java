package lianfang.rulebook;

import java.util.Comparator;
import java.util.List;

/** 拒绝载入: a notice that is not loaded, with all findings in order of precedence. */
public final class NoticeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** Refuses for these findings; there is at least one. */
  public NoticeRefused(List<Finding> findings) {
    super(describe(findings));
    this.findings = findings.stream().sorted(Comparator.comparing(Finding::refusal)).toList();
  }

  /** All findings, the most fundamental first. */
  public List<Finding> findings() {
    return findings;
  }

  private static String describe(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.refusal().sentence().en())
          .append(": ")
          .append(finding.whole().en())
          .append(' ')
          .append(finding.places())
          .append('\n');
    }
    return text.toString();
  }
}
