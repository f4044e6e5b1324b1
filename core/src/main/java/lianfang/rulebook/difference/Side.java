package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.table.Answer;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * 一侧: one edition of a table, asked in the joint atoms of both; without a table nothing follows.
 */
final class Side {

  /** Words of outputs that ask for nothing, as every column of measures reads them. */
  private static final Set<String> NOTHING = Set.of("none", "0", "0d");

  private final @Nullable CompiledTable compiled;
  private final BitSet all = new BitSet();
  private final BitSet[][] matching;

  private Side(@Nullable CompiledTable compiled, BitSet[][] matching) {
    this.compiled = compiled;
    this.matching = matching;
  }

  static Side of(Optional<CompiledTable> compiled, JointInputs joint) {
    BitSet[][] matching = new BitSet[joint.size()][];
    Side side = new Side(compiled.orElse(null), matching);
    for (int i = 0; i < joint.size(); i++) {
      matching[i] = new BitSet[joint.partition(i).size()];
      for (int atom = 0; atom < matching[i].length; atom++) {
        matching[i][atom] = new BitSet();
      }
    }
    compiled.ifPresent(table -> side.mark(table.table(), joint));
    return side;
  }

  private void mark(DecisionTable table, JointInputs joint) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (!table.rows().get(row).isOtherwise()) {
        all.set(row);
      }
    }
    for (int i = 0; i < matching.length; i++) {
      int column = JointInputs.column(table, joint.partition(i).input().name());
      for (int atom = 0; atom < matching[i].length; atom++) {
        Value value = joint.partition(i).sample(atom);
        for (int row = 0; row < table.rows().size(); row++) {
          boolean fits = column < 0 || matches(table, row, column, value);
          matching[i][atom].set(row, fits && all.get(row));
        }
      }
    }
  }

  private static boolean matches(DecisionTable table, int row, int column, Value value) {
    Input input = table.inputs().get(column);
    boolean undeclared =
        value instanceof Value.Word(String word)
            && input.isClosed()
            && !input.words().contains(word);
    UnaryTest test = table.rows().get(row).tests().get(column);
    return test.matches(undeclared ? Value.unknown() : value);
  }

  /** All rows but {@code otherwise}. */
  BitSet all() {
    return (BitSet) all.clone();
  }

  /** The rows of {@code live} whose cell matches this atom. */
  BitSet live(BitSet live, int input, int atom) {
    BitSet left = (BitSet) live.clone();
    left.and(matching[input][atom]);
    return left;
  }

  /** Whether the order of the answers counts. */
  boolean isOrdered() {
    return compiled != null
        && (compiled.table().policy() == HitPolicy.RULE_ORDER
            || compiled.table().policy() == HitPolicy.OUTPUT_ORDER);
  }

  /** What it answers when exactly these rows match. */
  List<Line> lines(BitSet live) {
    if (compiled == null) {
      return List.of();
    }
    List<Integer> rows = new ArrayList<>(live.stream().boxed().toList());
    if (rows.isEmpty()) {
      for (int row = 0; row < compiled.table().rows().size(); row++) {
        if (compiled.table().rows().get(row).isOtherwise()) {
          rows.add(row);
        }
      }
    }
    return switch (compiled.answer(rows)) {
      case Answer.One one -> List.of(line(one));
      case Answer.Many(List<Answer.One> many) -> many.stream().map(this::line).toList();
      case Answer.Figure(Value value, List<String> ids) -> List.of(figure(value, ids));
      case Answer.None none -> List.of();
      case Answer.Conflict(List<String> ids) -> ids.stream().map(this::conflicting).toList();
    };
  }

  private Line line(Answer.One one) {
    return line(one.row(), one.outputs());
  }

  private Line conflicting(String id) {
    DecisionTable table = table();
    Row row = row(id);
    SortedMap<String, Value> outputs = new TreeMap<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      outputs.put(table.outputs().get(i).name(), row.outputs().get(i));
    }
    return line(id, outputs);
  }

  private Line line(String row, SortedMap<String, Value> outputs) {
    SortedMap<String, String> said = new TreeMap<>();
    outputs.forEach((name, value) -> {
      if (!isNothing(value)) {
        said.put(name, value.toString());
      }
    });
    return new Line(row, row(row).clause(), said);
  }

  private Line figure(Value value, List<String> ids) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put(table().outputs().getFirst().name(), value.toString());
    return new Line(String.join(", ", ids), "", said);
  }

  private static boolean isNothing(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> true;
      case Value.Word(String word) -> NOTHING.contains(word);
      case Value.Length(long days) -> days == 0;
      case Value.Amount amount -> amount.number().signum() == 0;
      default -> false;
    };
  }

  private DecisionTable table() {
    if (compiled == null) {
      throw new IllegalStateException("a table that is not there answers nothing");
    }
    return compiled.table();
  }

  private Row row(String id) {
    return table().rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }
}
