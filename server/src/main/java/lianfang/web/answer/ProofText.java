package lianfang.web.answer;

import java.io.PrintWriter;
import java.util.List;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;

/** 审查意见: why a notice is refused, in both languages, with every place that takes part in it. */
public final class ProofText {

  private ProofText() {}

  /** Prints the findings about a notice. */
  public static void print(String notice, List<Finding> findings, PrintWriter out) {
    out.printf("%s 拒绝 refused%n", notice);
    for (Finding finding : findings) {
      out.printf(
          "  %s%n    %s %s%n    %s %s%n",
          String.join(" | ", finding.places().stream().map(At::toString).toList()),
          finding.refusal().sentence().zh() + "：",
          finding.whole().zh(),
          finding.refusal().sentence().en() + ":",
          finding.whole().en());
    }
  }
}
