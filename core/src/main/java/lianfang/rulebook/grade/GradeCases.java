package lianfang.rulebook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.GoldenCases;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;

/**
 * 定级示例核对: runs the golden cases of a notice that grades areas. A case states one {@code
 * area-figures} and expects one measure {@code grade} whose place is the grade, or {@code refused}
 * where the figures contradict each other.
 */
public final class GradeCases implements GoldenCases {

  private static final String FIGURES = "area-figures";
  private static final String REFUSED = "refused";

  @Override
  public List<Phrase> differences(Notice notice, GoldenCase golden) {
    if (golden.facts().size() != 1 || !golden.facts().getFirst().kind().equals(FIGURES)) {
      throw new IllegalArgumentException("a case of a grading notice states one " + FIGURES);
    }
    if (golden.expect().size() != 1 || !golden.expect().getFirst().measure().equals("grade")) {
      throw new IllegalArgumentException("a case of a grading notice expects one grade");
    }
    GoldenCase.Expected expected = golden.expect().getFirst();
    String grade;
    String row = "";
    try {
      Optional<GradeProposal> found =
          Grading.propose(edition(notice), figures(golden.facts().getFirst().attributes()));
      String says = found.map(GradeProposal::grade).orElse(null);
      grade = says == null ? "unknown" : says;
      row = found.map(proposal -> proposal.basis().row()).orElse("");
    } catch (ImpossibleFigures contradiction) {
      grade = REFUSED;
    }
    List<Phrase> differences = new ArrayList<>();
    if (!grade.equals(expected.place())) {
      differences.add(
          new Phrase(
              "定为 " + grade + "，应为 " + expected.place(),
              "graded " + grade + ", expected " + expected.place()));
    }
    if (!expected.row().isEmpty() && !expected.row().equals(row)) {
      differences.add(
          new Phrase(
              "由 " + row + " 行决定，应为 " + expected.row(),
              "decided by row " + row + ", expected " + expected.row()));
    }
    return differences;
  }

  private static Edition edition(Notice notice) {
    return new Edition(
        notice.id(),
        notice.edition(),
        notice.from(),
        notice.until(),
        notice.scope(),
        notice.tables(),
        Map.of());
  }

  private static AreaFigures figures(Map<String, String> attributes) {
    for (String name : attributes.keySet()) {
      if (!name.equals("cluster_14") && !AreaFigures.NUMBERS.contains(name)) {
        throw new IllegalArgumentException("no area knows '" + name + "'");
      }
    }
    String cluster = attributes.getOrDefault("cluster_14", "unknown");
    return new AreaFigures(
        number(attributes, "cumulative"),
        number(attributes, "new_14"),
        AreaFigures.Cluster.ofWord(cluster),
        number(attributes, "days_without"),
        number(attributes, "days_since_cured"),
        number(attributes, "local_clusters"));
  }

  private static @Nullable Integer number(Map<String, String> attributes, String name) {
    String text = attributes.get(name);
    return text == null ? null : Integer.valueOf(text);
  }
}
