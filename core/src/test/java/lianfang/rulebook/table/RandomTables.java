package lianfang.rulebook.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws tables and values, so that a clever reading can be compared with the plain one. */
public final class RandomTables {
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);

  private final RandomGenerator random;

  public RandomTables(RandomGenerator random) {
    this.random = random;
  }

  public DecisionTable table(HitPolicy policy, int rows) {
    List<Input> inputs =
        List.of(
            Input.words("word", "a", "b", "c"),
            Input.of("text", ValueType.TEXT),
            Input.of("truth", ValueType.BOOLEAN),
            Input.of("number", ValueType.NUMBER),
            Input.of("date", ValueType.DATE),
            Input.of("days", ValueType.DAYS));
    List<Output> outputs =
        List.of(Output.words("grade", "high", "middle", "low"), Output.of("n", ValueType.NUMBER));
    List<Row> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<UnaryTest> tests = inputs.stream().map(this::test).toList();
      Value grade = outputs.getFirst().values().get(random.nextInt(3));
      list.add(
          new Row("R" + i, "1", tests, List.of(grade, Value.Amount.of(random.nextInt(4))), ""));
    }
    return new DecisionTable("random", "random.csv", policy, inputs, outputs, list);
  }

  public UnaryTest test(Input input) {
    if (random.nextInt(3) == 0) {
      return UnaryTest.any();
    }
    List<UnaryTest.Part> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(part(input));
    }
    return new UnaryTest.Parts(parts, random.nextInt(4) == 0);
  }

  private UnaryTest.Part part(Input input) {
    if (!input.type().isOrdered() || random.nextInt(3) == 0) {
      return new UnaryTest.Is(value(input));
    }
    Value a = known(input);
    Value b = known(input);
    boolean ordered = a.compareWith(b) <= 0;
    return switch (random.nextInt(3)) {
      case 0 -> new UnaryTest.Within(a, random.nextBoolean(), null, false);
      case 1 -> new UnaryTest.Within(null, false, a, random.nextBoolean());
      default ->
          new UnaryTest.Within(
              ordered ? a : b, random.nextBoolean(), ordered ? b : a, random.nextBoolean());
    };
  }

  public Value known(Input input) {
    Value value;
    do {
      value = value(input);
    } while (!value.isKnown());
    return value;
  }

  public Value value(Input input) {
    if (random.nextInt(8) == 0) {
      return Value.unknown();
    }
    return switch (input.type()) {
      case TEXT ->
          Value.word(
              input.isClosed()
                  ? input.words().get(random.nextInt(input.words().size()))
                  : List.of("x", "y", "z", "w").get(random.nextInt(4)));
      case BOOLEAN -> new Value.Truth(random.nextBoolean());
      case NUMBER -> new Value.Amount(BigDecimal.valueOf(random.nextInt(-8, 9), 1));
      case DATE -> new Value.Day(DAY.plusDays(random.nextInt(12)));
      case DAYS -> new Value.Length(random.nextInt(-2, 8));
    };
  }
}
