package lianfang.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompiledTablesAgreeWithThePlainReading {

  private static final long SEED = 20200225L;

  @Test
  void onRandomTablesOfAnyLengthAndRandomValues() {
    Random random = new Random(SEED);
    RandomTables draw = new RandomTables(random);
    int hit = 0;
    for (int i = 0; i < 400; i++) {
      DecisionTable table = draw.table(HitPolicy.COLLECT, 1 + random.nextInt(150));
      CompiledTable compiled = new CompiledTable(table);
      InputFrame frame = compiled.frame();
      Hits hits = compiled.hits();
      for (int j = 0; j < 100; j++) {
        List<Value> values = table.inputs().stream().map(draw::value).toList();
        for (int k = 0; k < values.size(); k++) {
          frame.set(k, values.get(k));
        }
        compiled.evaluate(frame, hits);
        assertThat(hits.rows())
            .as("seed %d, table %d, values %s", SEED, i, values)
            .isEqualTo(plain(table, values));
        hit += hits.count();
        checkTrace(table, hits, values);
      }
    }
    assertThat(hit).as("rows hit in all").isGreaterThan(10_000);
  }

  @Test
  void wholeNumbersAreTheSameAsDecimals() {
    Random random = new Random(SEED);
    RandomTables draw = new RandomTables(random);
    for (int i = 0; i < 100; i++) {
      CompiledTable compiled = new CompiledTable(draw.table(HitPolicy.COLLECT, 20));
      Partition numbers = compiled.partition(3);
      for (int n = -2; n <= 2; n++) {
        assertThat(numbers.atomOfLong(n, ValueType.NUMBER))
            .as("seed %d, %d among %s", SEED, n, numbers.borders())
            .isEqualTo(numbers.atomOf(Value.Amount.of(n)));
      }
    }
  }

  private static List<Row> plain(DecisionTable table, List<Value> values) {
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      boolean all = true;
      for (int i = 0; i < values.size(); i++) {
        all &= row.tests().get(i).matches(values.get(i));
      }
      if (all) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static void checkTrace(DecisionTable table, Hits hits, List<Value> values) {
    int row = Math.max(0, hits.first());
    for (int i = 0; i < values.size(); i++) {
      assertThat(hits.cellMatched(row, i))
          .isEqualTo(table.rows().get(row).tests().get(i).matches(values.get(i)));
    }
  }
}
