package lianfang.rulebook.grade;

import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Edition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * 等级 × 场景: asks the tables of a notice what holds in each scene under a grade. Such a table answers
 * in a column named {@code holds}; it says nothing about persons, and no measure follows from it.
 */
public final class SceneRules {

  /** The column in which such a table answers. */
  public static final String COLUMN = "holds";

  /** Key of the reading that names the notice whose grades the table means. */
  public static final String SCHEME = "grade-scheme";

  /** What such a table may ask for: nothing else is known of an area and a scene. */
  public static final List<String> INPUTS = List.of("grade", "scene");

  private static final String SCENE = "scene";

  private SceneRules() {}

  /** Whether a table says what holds in a scene. */
  public static boolean rules(CompiledTable table) {
    return table.table().answersIn(COLUMN);
  }

  /** Whether a notice says what holds in scenes. */
  public static boolean rules(List<CompiledTable> tables) {
    return tables.stream().anyMatch(SceneRules::rules);
  }

  /** Whether a table is asked about areas, and so says nothing about any person. */
  public static boolean isAboutAreas(CompiledTable table) {
    return rules(table) || Grading.grades(table);
  }

  /**
   * What an edition says for each of its scenes, in the order in which it declares them.
   *
   * @param scheme id of the notice whose classes the decided grade is one of
   * @param grade the decided grade; null where none is decided
   */
  public static List<SceneRule> of(
      Edition edition, @Nullable String scheme, @Nullable String grade) {
    boolean known = scheme != null && scheme.equals(edition.readings().get(SCHEME));
    List<SceneRule> rules = new ArrayList<>();
    for (CompiledTable compiled : edition.tables()) {
      if (rules(compiled)) {
        for (String scene : scenes(compiled.table())) {
          rules.addAll(hits(edition, compiled, known ? grade : null, scene));
        }
      }
    }
    return List.copyOf(rules);
  }

  private static List<String> scenes(DecisionTable table) {
    for (Input input : table.inputs()) {
      if (input.name().equals(SCENE)) {
        return input.words();
      }
    }
    return List.of();
  }

  private static List<SceneRule> hits(
      Edition edition, CompiledTable compiled, @Nullable String grade, String scene) {
    DecisionTable table = compiled.table();
    InputFrame frame = compiled.frame();
    for (int i = 0; i < table.inputs().size(); i++) {
      Input input = table.inputs().get(i);
      String word = input.name().equals(SCENE) ? scene : grade;
      if (word != null && (!input.isClosed() || input.words().contains(word))) {
        frame.set(i, Value.word(word));
      }
    }
    List<SceneRule> rules = new ArrayList<>();
    for (Row row : compiled.evaluate(frame).rows()) {
      Value holds = row.outputs().get(table.output(COLUMN));
      Basis basis =
          new Basis(
              edition.notice(),
              edition.edition(),
              row.clause(),
              row.id(),
              List.of(),
              edition.readings().containsKey(SCHEME) ? List.of(SCHEME) : List.of());
      rules.add(new SceneRule(basis, scene, holds.isKnown() ? holds.toString() : null));
    }
    return rules;
  }
}
