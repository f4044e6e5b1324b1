package lianfang.rulebook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Edition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.Value;

/**
 * 定级: asks the grading tables of a notice about an area. A table grades when it answers in a column
 * named {@code grade}; such a table says nothing about persons, and no measure follows from it.
 */
public final class Grading {

  /** The column in which a grading table answers. */
  public static final String COLUMN = "grade";

  private Grading() {}

  /** Whether a table grades areas. */
  public static boolean grades(CompiledTable table) {
    return table.table().answersIn(COLUMN);
  }

  /** Whether a notice grades areas. */
  public static boolean grades(List<CompiledTable> tables) {
    return tables.stream().anyMatch(Grading::grades);
  }

  /**
   * Whether a notice that grades says by which criteria: at least one row names a grade. A notice
   * whose criteria were never published loads, so that its classes have a name, and cannot be put
   * in force.
   */
  public static boolean hasCriteria(List<CompiledTable> tables) {
    return tables.stream()
        .filter(Grading::grades)
        .map(CompiledTable::table)
        .anyMatch(table ->
            table.rows().stream()
                .anyMatch(row -> row.outputs().get(table.output(COLUMN)).isKnown()));
  }

  /**
   * What an edition proposes for an area.
   *
   * @return empty when no row of its grading tables fires
   * @throws IllegalArgumentException when a table asks for what no area knows
   */
  public static Optional<GradeProposal> propose(Edition edition, AreaFigures figures) {
    for (CompiledTable compiled : edition.tables()) {
      if (grades(compiled)) {
        List<Row> rows = hits(compiled, figures);
        if (!rows.isEmpty()) {
          return Optional.of(proposal(edition, compiled.table(), rows.getFirst()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Row> hits(CompiledTable compiled, AreaFigures figures) {
    DecisionTable table = compiled.table();
    InputFrame frame = compiled.frame();
    for (int i = 0; i < table.inputs().size(); i++) {
      Value value = figures.value(table.inputs().get(i).name());
      if (value.isKnown()) {
        frame.set(i, value);
      }
    }
    Hits hits = compiled.evaluate(frame);
    return hits.rows();
  }

  private static GradeProposal proposal(Edition edition, DecisionTable table, Row row) {
    Value grade = row.outputs().get(table.output(COLUMN));
    Basis basis =
        new Basis(
            edition.notice(),
            edition.edition(),
            row.clause(),
            row.id(),
            List.of(),
            new ArrayList<>(edition.readings().keySet().stream().sorted().toList()));
    return new GradeProposal(basis, grade.isKnown() ? grade.toString() : null);
  }
}
