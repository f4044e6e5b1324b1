package lianfang.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.rulebook.Finding;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesAreWrittenAsCsv {

  private static final long SEED = 20200225L;

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void andAreReadAsTheSameTable(HitPolicy policy) {
    Random random = new Random(SEED + policy.ordinal());
    RandomTables draw = new RandomTables(random);
    for (int i = 0; i < 50; i++) {
      DecisionTable table = draw.table(policy, 1 + random.nextInt(30));
      assertThat(again(table)).as("seed %d, table %d", SEED, i).isEqualTo(table);
    }
  }

  @Test
  void wordsWithSignsAndRemarksWithCommasAreKept() {
    List<String> words =
        List.of("a b", "say \"no\"", "back\\slash", "a,b", "not", "null", "-", "1..2", "#x", "城关镇");
    Input input = new Input("情形, 其一", ValueType.TEXT, words, UnaryTest.any());
    Output output = Output.words("措施", words.toArray(String[]::new));
    List<Row> rows = new ArrayList<>();
    for (String word : words) {
      rows.add(
          new Row(
              "#" + rows.size(),
              "5,6",
              List.of(UnaryTest.is(Value.word(word))),
              List.of(Value.word(word)),
              "a, \"b\"\nc"));
    }
    rows.add(
        new Row(Row.OTHERWISE, "", List.of(UnaryTest.any()), List.of(Value.unknown()), "nothing"));
    DecisionTable table =
        new DecisionTable(
            "random", "random.csv", HitPolicy.COLLECT, List.of(input), List.of(output), rows);
    assertThat(again(table)).isEqualTo(table);
  }

  @Test
  void theShippedTablesAreReadAsTheSame() throws IOException {
    int tables = 0;
    try (Stream<Path> notices = Files.list(Path.of("../playbook/notices"))) {
      for (Path folder : notices.filter(Files::isDirectory).toList()) {
        for (CompiledTable compiled : NoticeLoader.load(folder).tables()) {
          assertThat(again(compiled.table())).isEqualTo(compiled.table());
          tables++;
        }
      }
    }
    assertThat(tables).isGreaterThan(8);
  }

  private static DecisionTable again(DecisionTable table) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Input> inputs =
        table.inputs().stream().collect(Collectors.toMap(Input::name, Function.identity()));
    Map<String, Output> outputs =
        table.outputs().stream().collect(Collectors.toMap(Output::name, Function.identity()));
    String text = TableCsvWriter.write(table);
    return TableCsv.read(table.file(), text, inputs, outputs, findings)
        .orElseThrow(() -> new AssertionError(findings + "\n" + text));
  }
}
