package lianfang.rulebook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.GoldenCases;
import lianfang.rulebook.notice.Notice;

/**
 * 分级措施示例核对: runs the golden cases of a notice that says what holds in scenes. A case states one
 * {@code area-grade} with {@code grade} and {@code scene}, and expects one measure {@code holds}
 * whose place is the answer, {@code unknown} where the notice says nothing.
 */
public final class SceneCases implements GoldenCases {

  private static final String DECIDED = "area-grade";

  @Override
  public List<Phrase> differences(Notice notice, GoldenCase golden) {
    if (golden.facts().size() != 1 || !golden.facts().getFirst().kind().equals(DECIDED)) {
      throw new IllegalArgumentException("a case of grades and scenes states one " + DECIDED);
    }
    Map<String, String> stated = golden.facts().getFirst().attributes();
    String grade = stated.get("grade");
    String scene = stated.get("scene");
    Edition edition =
        new Edition(
            notice.id(),
            notice.edition(),
            notice.from(),
            notice.until(),
            notice.scope(),
            notice.tables(),
            Map.of(SceneRules.SCHEME, DECIDED));
    List<String> found = new ArrayList<>();
    for (SceneRule rule : SceneRules.of(edition, DECIDED, grade)) {
      if (rule.scene().equals(scene)) {
        found.add((rule.holds() == null ? "unknown" : rule.holds()) + " " + rule.basis().row());
      }
    }
    List<String> expected =
        golden.expect().stream().map(one -> one.place() + " " + one.row()).toList();
    return found.equals(expected)
        ? List.of()
        : List.of(new Phrase("得 " + found + "，应为 " + expected, found + ", expected " + expected));
  }
}
