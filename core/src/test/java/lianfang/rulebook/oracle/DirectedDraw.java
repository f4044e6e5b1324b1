package lianfang.rulebook.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;

/**
 * Draws values that aim at one row after the other, so that rare rows are hit as well, and moves
 * one value away in half of the draws, so that the row's neighbours are asked too. Values of a
 * stretch lie close to its borders: the day before, the day itself and the day after come up all
 * the time.
 */
final class DirectedDraw {

  private final CompiledTable compiled;
  private final Random random;
  private int row;

  DirectedDraw(CompiledTable compiled, long seed) {
    this.compiled = compiled;
    this.random = new Random(seed);
  }

  List<Value> next() {
    List<Row> rows = compiled.table().rows();
    Row aim = rows.get(row++ % rows.size());
    int strays = aim.isOtherwise() ? rows.size() : random.nextInt(2);
    List<Value> values = new ArrayList<>();
    for (UnaryTest test : aim.tests()) {
      values.add(draw(compiled.partition(values.size()), test));
    }
    for (int i = 0; i < strays && !values.isEmpty(); i++) {
      int stray = random.nextInt(values.size());
      values.set(stray, draw(compiled.partition(stray), UnaryTest.any()));
    }
    return values;
  }

  private Value draw(Partition partition, UnaryTest test) {
    int start = random.nextInt(partition.size());
    for (int i = 0; i < partition.size(); i++) {
      int atom = (start + i) % partition.size();
      if (partition.isPossible(atom) && test.matches(partition.sample(atom))) {
        return near(partition, atom, partition.sample(atom));
      }
    }
    return Value.unknown();
  }

  private Value near(Partition partition, int atom, Value sample) {
    Value moved =
        switch (sample) {
          case Value.Day(LocalDate date) -> new Value.Day(date.plusDays(random.nextInt(-3, 4)));
          case Value.Length(long days) -> new Value.Length(days + random.nextInt(-3, 4));
          case Value.Amount(BigDecimal number) ->
              new Value.Amount(number.add(BigDecimal.valueOf(random.nextInt(-12, 13), 1)));
          case Value.Word word when word.text().equals("\u0000") -> new Value.Word("anything");
          default -> sample;
        };
    return partition.atomOf(moved) == atom ? moved : sample;
  }
}
