package lianfang.rulebook.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.UnaryTest;
import org.jspecify.annotations.Nullable;

/** A set of cases: for each input the set of its atoms, and every combination of them. */
final class Box {

  private final BitSet[] sides;

  private Box(BitSet[] sides) {
    this.sides = sides;
  }

  /** Everything that may come. */
  static Box everything(CompiledTable table) {
    List<UnaryTest> tests = table.table().inputs().stream().map(input -> UnaryTest.any()).toList();
    return of(table, tests);
  }

  /** What a row's cells match, as far as it may come. */
  static Box of(CompiledTable table, List<UnaryTest> tests) {
    BitSet[] sides = new BitSet[tests.size()];
    for (int i = 0; i < sides.length; i++) {
      Partition partition = table.partition(i);
      sides[i] = new BitSet(partition.size());
      for (int atom = 0; atom < partition.size(); atom++) {
        sides[i].set(
            atom, partition.isPossible(atom) && tests.get(i).matches(partition.sample(atom)));
      }
    }
    return new Box(sides);
  }

  /** The atoms of one input. */
  BitSet side(int input) {
    return sides[input];
  }

  /** The first input of which no atom is left, which makes the box empty; or -1. */
  int emptySide() {
    for (int i = 0; i < sides.length; i++) {
      if (sides[i].isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  boolean meets(Box other) {
    for (int i = 0; i < sides.length; i++) {
      if (!sides[i].intersects(other.sides[i])) {
        return false;
      }
    }
    return true;
  }

  Box and(Box other) {
    BitSet[] common = new BitSet[sides.length];
    for (int i = 0; i < sides.length; i++) {
      common[i] = (BitSet) sides[i].clone();
      common[i].and(other.sides[i]);
    }
    return new Box(common);
  }

  /** A part of this box that none of {@code others} touches, or empty when they cover it. */
  Optional<Box> without(List<Box> others) {
    if (emptySide() >= 0) {
      return Optional.empty();
    }
    List<Box> near = others.stream().filter(this::meets).toList();
    return Optional.ofNullable(rest(this, near, 0));
  }

  private static @Nullable Box rest(Box box, List<Box> others, int from) {
    for (int i = from; i < others.size(); i++) {
      if (box.meets(others.get(i))) {
        return split(box, others, i);
      }
    }
    return box;
  }

  /** Cuts off, side by side, what lies outside others[i] and looks there; the core is covered. */
  private static @Nullable Box split(Box box, List<Box> others, int i) {
    Box taken = others.get(i);
    BitSet[] sides = box.sides.clone();
    for (int side = 0; side < sides.length; side++) {
      BitSet outside = (BitSet) sides[side].clone();
      outside.andNot(taken.sides[side]);
      if (!outside.isEmpty()) {
        BitSet[] slab = sides.clone();
        slab[side] = outside;
        Box found = rest(new Box(slab), others, i + 1);
        if (found != null) {
          return found;
        }
        BitSet inside = (BitSet) sides[side].clone();
        inside.and(taken.sides[side]);
        sides[side] = inside;
      }
    }
    return null;
  }

  /** What the inputs are in this box; inputs that may be anything are left out. */
  List<Condition> conditions(CompiledTable table) {
    Box everything = everything(table);
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      if (!sides[i].equals(everything.sides[i])) {
        Partition partition = table.partition(i);
        conditions.add(new Condition(partition.input().name(), false, partition.tests(sides[i])));
      }
    }
    return conditions;
  }

  /** The same in the words of the inputs. */
  String describe(CompiledTable table) {
    String said =
        conditions(table).stream().map(Condition::toString).collect(Collectors.joining(", "));
    return said.isEmpty() ? "-" : said;
  }
}
