package lianfang.rulebook.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.rulebook.table.Answer;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesOfTheCompatibilityKit {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0004-simpletable-U",
        "0005-simpletable-A",
        "0006-simpletable-P1",
        "0007-simpletable-P2",
        "0010-multi-output-U",
        "0108-first-hitpolicy",
        "0109-ruleOrder-hitpolicy",
        "0110-outputOrder-hitpolicy",
        "0111-first-hitpolicy-singleoutputcol",
        "0112-ruleOrder-hitpolicy-singleinoutcol",
        "0113-outputOrder-hitpolicy-singleinoutcol",
        "0114-min-collect-hitpolicy",
        "0115-sum-collect-hitpolicy",
        "0116-count-collect-hitpolicy",
        "0117-multi-any-hitpolicy",
        "0118-multi-priority-hitpolicy",
        "0119-multi-collect-hitpolicy"
      })
  void giveTheExpectedResultAlsoAfterTheyWereWrittenAndReadAgain(String name) throws Exception {
    List<DecisionTable> read = DmnReader.read(TckCase.resource(name + "/" + name + ".dmn"));
    List<DecisionTable> again = DmnReader.read(DmnWriter.write(name, read));
    List<TckCase> cases = TckCase.of(name);
    assertThat(cases).isNotEmpty();
    for (TckCase one : cases) {
      assertThat(ask(read, one)).as("%s %s", name, one.id()).isEqualTo(one.expected());
      assertThat(ask(again, one)).as("%s %s again", name, one.id()).isEqualTo(one.expected());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0001-input-data-string, literal expression",
    "0002-input-data-number, literal expression",
    "0003-input-data-string-allowed-values, literal expression",
    "0106-feel-ternary-logic, literal expression",
    "0107-feel-ternary-logic-not, literal expression"
  })
  void theFiveCasesWithoutATableAreRefusedByTheNameOfTheConstruct(String name, String construct)
      throws Exception {
    String file = TckCase.resource(name + "/" + name + ".dmn");
    DmnRefused refused = catchThrowableOfType(DmnRefused.class, () -> DmnReader.read(file));
    assertThat(refused.construct()).isEqualTo(construct);
    assertThat(refused.phrase().zh()).contains(construct);
  }

  @Test
  void theKitHoldsNoOtherCase() throws Exception {
    try (var stream = TckCase.class.getResourceAsStream("/dmn-tck/LICENSE")) {
      assertThat(stream).isNotNull();
    }
    var folder = java.nio.file.Path.of(TckCase.class.getResource("/dmn-tck").toURI());
    try (var paths = java.nio.file.Files.list(folder)) {
      assertThat(paths.filter(java.nio.file.Files::isDirectory)).hasSize(17 + 5);
    }
  }

  private static Object ask(List<DecisionTable> tables, TckCase one) {
    DecisionTable table =
        tables.stream().filter(t -> t.id().equals(one.decision())).findFirst().orElseThrow();
    CompiledTable compiled = new CompiledTable(table);
    InputFrame frame = compiled.frame();
    one.inputs().forEach(frame::set);
    return plain(compiled.evaluate(frame).answer());
  }

  private static Object plain(Answer answer) {
    return switch (answer) {
      case Answer.One(String row, Map<String, Value> outputs) ->
          outputs.size() == 1
              ? outputs.values().iterator().next()
              : new TreeMap<String, Object>(outputs);
      case Answer.Many(List<Answer.One> rows) ->
          rows.stream().map(TablesOfTheCompatibilityKit::plain).toList();
      case Answer.Figure(Value value, List<String> rows) -> value;
      case Answer.None none -> "none";
      case Answer.Conflict(List<String> rows) -> "conflict " + rows;
    };
  }
}
