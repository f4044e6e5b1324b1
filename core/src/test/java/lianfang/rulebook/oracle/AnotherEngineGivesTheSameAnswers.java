package lianfang.rulebook.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.table.Answer;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.RandomTables;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnotherEngineGivesTheSameAnswers {

  private static final long SEED = 20200227L;
  private static final int DRAWS = 100_000;
  private static final int HITS_A_ROW = 1_000;

  static List<Named<DecisionTable>> shipped() throws IOException {
    List<Named<DecisionTable>> tables = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("../playbook/notices"))) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        for (CompiledTable table : NoticeLoader.load(folder).tables()) {
          tables.add(Named.of(folder.getFileName() + "/" + table.table().id(), table.table()));
        }
      }
    }
    return tables;
  }

  /** Classes without published criteria have a table that asks nothing. */
  static List<Named<DecisionTable>> shippedWithACellToSpoil() throws IOException {
    return shipped().stream()
        .filter(table ->
            table.getPayload().rows().stream()
                .flatMap(row -> row.tests().stream())
                .anyMatch(test -> !(test instanceof UnaryTest.Any)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void onEveryTableThatShips(DecisionTable table) {
    int[] hits = new int[table.rows().size()];
    assertThat(firstDifference(table, table, DRAWS, hits)).as("seed %d", SEED).isEmpty();
    for (int row = 0; row < hits.length; row++) {
      assertThat(hits[row])
          .as("row %s of %s", table.rows().get(row).id(), table.id())
          .isGreaterThanOrEqualTo(HITS_A_ROW);
    }
  }

  @ParameterizedTest
  @MethodSource("shippedWithACellToSpoil")
  void andAWrongCellPlantedOnPurposeIsFound(DecisionTable table) {
    DecisionTable wrong = plant(table);
    assertThat(firstDifference(table, wrong, DRAWS, new int[table.rows().size()])).isPresent();
  }

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void onTablesOfEveryPolicyTypeAndCell(HitPolicy policy) {
    Random random = new Random(SEED + policy.ordinal());
    RandomTables draw = new RandomTables(random);
    for (int i = 0; i < 4; i++) {
      DecisionTable table = simple(draw.table(policy, 2 + random.nextInt(12)), policy);
      assertThat(firstDifference(table, table, 2_000, new int[table.rows().size()]))
          .as("seed %d, %s, table %d %s", SEED, policy, i, table.rows())
          .isEmpty();
    }
  }

  /** Compares our answers for {@code ours} with the other engine's for {@code theirs}. */
  private static Optional<String> firstDifference(
      DecisionTable ours, DecisionTable theirs, int draws, int[] rowHits) {
    CompiledTable compiled = new CompiledTable(ours);
    KieOracle oracle = new KieOracle(theirs);
    DirectedDraw draw = new DirectedDraw(compiled, SEED);
    InputFrame frame = compiled.frame();
    Hits hits = compiled.hits();
    for (int i = 0; i < draws; i++) {
      List<Value> values = draw.next();
      for (int k = 0; k < values.size(); k++) {
        frame.set(k, values.get(k));
      }
      compiled.evaluate(frame, hits);
      String ourAnswer = text(ours, hits.answer());
      String theirAnswer = oracle.answer(values);
      boolean conflict = ourAnswer.equals("conflict") && !theirAnswer.startsWith("[");
      if (!conflict && !ourAnswer.equals(theirAnswer)) {
        return Optional.of(values + " gives " + ourAnswer + " here and " + theirAnswer + " there");
      }
      List<Integer> rows = rows(ours, hits);
      if (ours.policy() != HitPolicy.FIRST && !conflict && !rows.equals(oracle.matches())) {
        return Optional.of(values + " hits " + rows + " here and " + oracle.matches() + " there");
      }
      for (int row = hits.first(); row >= 0; row = hits.next(row + 1)) {
        rowHits[row]++;
      }
    }
    return Optional.empty();
  }

  private static List<Integer> rows(DecisionTable table, Hits hits) {
    List<Integer> rows = new ArrayList<>();
    for (int row = hits.first(); row >= 0; row = hits.next(row + 1)) {
      if (!table.rows().get(row).isOtherwise()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(DecisionTable table, Answer answer) {
    return switch (answer) {
      case Answer.One one -> row(table, one);
      case Answer.Many(List<Answer.One> rows) ->
          rows.size() == 1 && rows.getFirst().row().equals(Row.OTHERWISE)
              ? row(table, rows.getFirst())
              : rows.stream().map(one -> row(table, one)).toList().toString();
      case Answer.Figure(Value value, List<String> rows) -> "[" + value + "]";
      case Answer.None none -> "[null]";
      case Answer.Conflict conflict -> "conflict";
    };
  }

  private static String row(DecisionTable table, Answer.One one) {
    return table.outputs().stream()
        .map(output -> one.outputs().get(output.name()))
        .map(value -> value.isKnown() ? value.toString() : "null")
        .toList()
        .toString();
  }

  /** The same table with the first cell that says something made to match everything. */
  private static DecisionTable plant(DecisionTable table) {
    List<Row> rows = new ArrayList<>(table.rows());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      for (int k = 0; k < row.tests().size(); k++) {
        if (!(row.tests().get(k) instanceof UnaryTest.Any)) {
          List<UnaryTest> tests = new ArrayList<>(row.tests());
          tests.set(k, UnaryTest.any());
          rows.set(i, new Row(row.id(), row.clause(), tests, row.outputs(), row.annotation()));
          return new DecisionTable(
              table.id(), table.file(), table.policy(), table.inputs(), table.outputs(), rows);
        }
      }
    }
    throw new IllegalArgumentException("table " + table.id() + " has no cell to spoil");
  }

  /**
   * Tables that aggregate have one output. DMN 1.2 and later count all outputs, which we do; the
   * other engine counts different ones as DMN 1.1 said, so rows that are counted answer
   * differently.
   */
  private static DecisionTable simple(DecisionTable table, HitPolicy policy) {
    if (!policy.isAggregated()) {
      return table;
    }
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      boolean counted = policy == HitPolicy.COLLECT_COUNT;
      Value answer = counted ? Value.Amount.of(rows.size()) : row.outputs().getLast();
      rows.add(new Row(row.id(), "", row.tests(), List.of(answer), ""));
    }
    return new DecisionTable(
        table.id(), table.file(), policy, table.inputs(), List.of(table.outputs().getLast()), rows);
  }
}
