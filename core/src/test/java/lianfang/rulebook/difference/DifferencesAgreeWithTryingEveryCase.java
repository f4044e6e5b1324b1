package lianfang.rulebook.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import lianfang.rulebook.table.Answer;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.RandomTables;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.UnaryTestParser;
import lianfang.rulebook.table.Value;
import org.junit.jupiter.api.Test;

/**
 * Each pair of tables is asked every combination of values that the cells of both can tell apart.
 */
class DifferencesAgreeWithTryingEveryCase {

  private static final long SEED = 20200225L;
  private static final List<HitPolicy> POLICIES =
      List.of(
          HitPolicy.UNIQUE,
          HitPolicy.FIRST,
          HitPolicy.ANY,
          HitPolicy.PRIORITY,
          HitPolicy.COLLECT,
          HitPolicy.RULE_ORDER,
          HitPolicy.OUTPUT_ORDER);

  @Test
  void onRandomPairsEveryChangedCaseLiesInOneRegionAndNoOtherInAny() throws Exception {
    Random random = new Random(SEED);
    RandomTables draw = new RandomTables(random);
    int changed = 0;
    int alike = 0;
    for (int i = 0; i < 120; i++) {
      HitPolicy policy = POLICIES.get(i % POLICIES.size());
      DecisionTable before = narrow(draw.table(policy, 1 + random.nextInt(6)));
      DecisionTable after =
          random.nextBoolean()
              ? narrow(draw.table(policy, 1 + random.nextInt(6)))
              : shuffledOrChanged(before, draw, random);
      CompiledTable one = new CompiledTable(before);
      CompiledTable other = new CompiledTable(after);
      TableDifference difference = TableDifference.of(Optional.of(one), Optional.of(other));
      assertThat(difference.left()).isZero();
      for (List<Value> values : cases(before, after)) {
        Answer first = ask(one, values);
        Answer second = ask(other, values);
        List<Region> around =
            difference.regions().stream().filter(region -> holds(region, before, values)).toList();
        boolean differs = !said(first, before).equals(said(second, after));
        Supplier<String> at = () -> "seed " + SEED + " " + before + " " + after + " " + values;
        assertThat(around).as(at).hasSize(differs ? 1 : 0);
        if (differs) {
          assertThat(ids(around.getFirst().before())).as(at).isEqualTo(rows(first));
          assertThat(ids(around.getFirst().after())).as(at).isEqualTo(rows(second));
          changed++;
        } else {
          alike++;
        }
      }
    }
    assertThat(changed).as("changed cases").isGreaterThan(5_000);
    assertThat(alike).as("cases answered alike").isGreaterThan(5_000);
  }

  @Test
  void longTablesOfSixInputsAreComparedAsWell() {
    RandomTables draw = new RandomTables(new Random(SEED));
    DecisionTable before = draw.table(HitPolicy.FIRST, 60);
    List<Row> rows = new ArrayList<>(before.rows());
    Row last = rows.getLast();
    rows.set(
        rows.size() - 1,
        new Row(
            last.id(),
            last.clause(),
            last.tests(),
            List.of(Value.word("high"), Value.word("9")),
            ""));
    TableDifference one =
        TableDifference.of(
            Optional.of(new CompiledTable(before)),
            Optional.of(new CompiledTable(with(before, rows))));
    assertThat(one.regions()).allMatch(region -> region.after().getFirst().row().equals("R59"));
  }

  private static DecisionTable shuffledOrChanged(
      DecisionTable table, RandomTables draw, Random random) {
    List<Row> rows = new ArrayList<>(table.rows());
    int at = random.nextInt(rows.size());
    Row row = rows.get(at);
    List<UnaryTest> tests = new ArrayList<>(row.tests());
    int column = random.nextInt(tests.size());
    tests.set(column, draw.test(table.inputs().get(column)));
    rows.set(at, new Row(row.id(), row.clause(), tests, row.outputs(), ""));
    return with(table, rows);
  }

  /** Three of the inputs, so that every combination can be tried. */
  private static DecisionTable narrow(DecisionTable table) {
    List<Integer> kept = List.of(0, 3, 5);
    List<Row> rows =
        table.rows().stream()
            .map(row ->
                new Row(
                    row.id(),
                    row.clause(),
                    kept.stream().map(i -> row.tests().get(i)).toList(),
                    row.outputs(),
                    ""))
            .toList();
    return new DecisionTable(
        table.id(),
        table.file(),
        table.policy(),
        kept.stream().map(i -> table.inputs().get(i)).toList(),
        table.outputs(),
        rows);
  }

  private static DecisionTable with(DecisionTable table, List<Row> rows) {
    return new DecisionTable(
        table.id(), table.file(), table.policy(), table.inputs(), table.outputs(), rows);
  }

  /** Samples of every atom of either table: they hold a value of each joint atom, and more. */
  private static List<List<Value>> cases(DecisionTable before, DecisionTable after) {
    List<List<Value>> cases = new ArrayList<>(List.of(List.<Value>of()));
    for (int input = 0; input < before.inputs().size(); input++) {
      List<Value> values = values(before, after, input);
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> one : cases) {
        for (Value value : values) {
          List<Value> more = new ArrayList<>(one);
          more.add(value);
          longer.add(more);
        }
      }
      cases = longer;
    }
    return cases;
  }

  private static List<Value> values(DecisionTable before, DecisionTable after, int input) {
    return switch (before.inputs().get(input).type()) {
      case TEXT -> List.of("a", "b", "c", "unknown").stream().map(Value::word).toList();
      case NUMBER -> numbers();
      default -> days();
    };
  }

  /** Borders lie on tenths between -0.8 and 0.8, so steps of a twentieth hit all between them. */
  private static List<Value> numbers() {
    List<Value> values = new ArrayList<>(List.of(Value.unknown()));
    for (int i = -18; i <= 18; i++) {
      values.add(new Value.Amount(java.math.BigDecimal.valueOf(i * 5L, 2)));
    }
    return values;
  }

  private static List<Value> days() {
    List<Value> values = new ArrayList<>(List.of(Value.unknown()));
    for (int i = -4; i <= 9; i++) {
      values.add(new Value.Length(i));
    }
    return values;
  }

  private static Answer ask(CompiledTable table, List<Value> values) {
    InputFrame frame = table.frame();
    for (int i = 0; i < values.size(); i++) {
      frame.set(i, values.get(i));
    }
    return table.evaluate(frame).answer();
  }

  /** A region is read back from its own words, as an official would read them. */
  private static boolean holds(Region region, DecisionTable table, List<Value> values) {
    for (Condition condition : region.where()) {
      int at = table.input(condition.input());
      Input input = table.inputs().get(at);
      boolean any =
          condition.tests().stream().anyMatch(test -> matches(test, input, values.get(at)));
      if (any == condition.except()) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String test, Input input, Value value) {
    if (test.equals("any known value")) {
      return value.isKnown();
    }
    try {
      return UnaryTestParser.parse(test, input).matches(value);
    } catch (Exception unreadable) {
      throw new AssertionError(test, unreadable);
    }
  }

  private static Object said(Answer answer, DecisionTable table) {
    List<Object> said = new ArrayList<>();
    for (String id : rows(answer)) {
      Row row = table.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
      Value number = row.outputs().get(1);
      // Zero asks for nothing; the two columns together are what follows.
      said.add(row.outputs().get(0) + "/" + number);
    }
    boolean ordered =
        table.policy() == HitPolicy.RULE_ORDER || table.policy() == HitPolicy.OUTPUT_ORDER;
    return ordered ? said : new HashSet<>(said);
  }

  private static List<String> rows(Answer answer) {
    return switch (answer) {
      case Answer.One one -> List.of(one.row());
      case Answer.Many many -> many.rows().stream().map(Answer.One::row).toList();
      case Answer.Figure figure -> figure.rows();
      case Answer.None none -> List.of();
      case Answer.Conflict conflict -> conflict.rows();
    };
  }

  private static List<String> ids(List<Line> lines) {
    return lines.stream().map(Line::row).toList();
  }
}
