package lianfang.rulebook.layer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.notice.OutputWords;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/** Reads the output columns of a table into effects; a column that nobody knows is refused. */
final class EffectReader {

  private static final String NOTHING = "none";

  private final DecisionTable table;
  private final Map<String, Integer> columns = new HashMap<>();

  EffectReader(DecisionTable table) {
    this.table = table;
    for (int i = 0; i < table.outputs().size(); i++) {
      Output output = table.outputs().get(i);
      if (!OutputWords.isColumn(output.name())) {
        throw new IllegalArgumentException(
            "table "
                + table.id()
                + " answers in the column '"
                + output.name()
                + "', which no measure knows; known are "
                + OutputWords.columns());
      }
      columns.put(output.name(), i);
    }
  }

  Effect[] read() {
    Effect[] effects = new Effect[table.rows().size()];
    for (int i = 0; i < effects.length; i++) {
      effects[i] = read(table.rows().get(i));
    }
    return effects;
  }

  private Effect read(Row row) {
    String duty = cell(row, "duty");
    String ask = cell(row, "ask");
    Integer certificate = columns.get("certificate");
    return new Effect(
        row.id(),
        row.clause(),
        place(row, "isolation"),
        number(row, "days"),
        cell(row, "ends") != null,
        OutputWords.SURROUNDINGS.equals(cell(row, "ends")),
        place(row, "then"),
        number(row, "then_days"),
        place(row, "closure"),
        number(row, "closure_days"),
        "full".equals(cell(row, "disinfection")),
        duty == null ? null : Measure.ofWord(duty),
        ask == null ? null : question(ask),
        certificate == null || row.isOtherwise() ? null : row.outputs().get(certificate),
        around(row));
  }

  private Set<InputName> around(Row row) {
    Set<InputName> tested = EnumSet.noneOf(InputName.class);
    for (int i = 0; i < row.tests().size(); i++) {
      // The row that fires when no other does rests on the tests of all of them.
      boolean tests = row.isOtherwise() || !(row.tests().get(i) instanceof UnaryTest.Any);
      if (tests) {
        InputName.find(LayerTable.key(table.inputs().get(i)))
            .filter(AroundReader::isAround)
            .ifPresent(tested::add);
      }
    }
    return tested;
  }

  private Question question(String key) {
    return Question.find(key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "table " + table.id() + " asks '" + key + "', which is no known question"));
  }

  private MeasurePlace place(Row row, String column) {
    String word = cell(row, column);
    return word == null ? MeasurePlace.NONE : MeasurePlace.ofWord(word);
  }

  private int number(Row row, String column) {
    String text = cell(row, column);
    return text == null ? 0 : Integer.parseInt(text.endsWith("d") ? chopped(text) : text);
  }

  private static String chopped(String text) {
    return text.substring(0, text.length() - 1);
  }

  private @Nullable String cell(Row row, String column) {
    Integer at = columns.get(column);
    if (at == null) {
      return null;
    }
    Value value = row.outputs().get(at);
    return value.isKnown() && !value.toString().equals(NOTHING) ? value.toString() : null;
  }
}
