package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.ValueType;

/** 区域汇集: takes the changed cases box by box and joins boxes that differ in one input alone. */
final class Regions {

  private final JointInputs joint;
  private final Diagram diagram;
  private final int most;
  private final List<Box> boxes = new ArrayList<>();
  private double all;

  Regions(JointInputs joint, Diagram diagram, int most) {
    this.joint = joint;
    this.diagram = diagram;
    this.most = most;
  }

  /** Atoms by input, every combination of them; and the end to which they lead. */
  private record Box(BitSet[] where, Diagram.Node end) {

    /** The one input in which the boxes differ, or -1. */
    int onlyDifference(Box other) {
      int found = -1;
      for (int i = 0; i < where.length; i++) {
        if (!where[i].equals(other.where[i])) {
          if (found >= 0) {
            return -1;
          }
          found = i;
        }
      }
      return found;
    }
  }

  boolean isFull() {
    return boxes.size() >= most;
  }

  /** Adds a box; null stands for every atom. */
  void add(BitSet[] where, Diagram.Node end) {
    for (int i = 0; i < where.length; i++) {
      if (where[i] == null) {
        where[i] = everything(i);
      }
    }
    boxes.add(new Box(where, end));
  }

  void countAll(double count) {
    all = count;
  }

  /** How many boxes were not added. */
  long left() {
    return (long) (all - boxes.size());
  }

  private BitSet everything(int input) {
    BitSet atoms = new BitSet();
    for (int atom = 0; atom < joint.partition(input).size(); atom++) {
      atoms.set(atom, joint.isPossible(input, atom));
    }
    return atoms;
  }

  /** The regions in words, as few as joining finds. */
  List<Region> joined() {
    List<Box> left = new ArrayList<>(boxes);
    boolean again = true;
    while (again) {
      again = false;
      for (int a = 0; a < left.size(); a++) {
        for (int b = left.size() - 1; b > a; b--) {
          int input =
              left.get(a).end() == left.get(b).end() ? left.get(a).onlyDifference(left.get(b)) : -1;
          if (input >= 0) {
            left.set(a, join(left.get(a), left.remove(b), input));
            again = true;
          }
        }
      }
    }
    return left.stream().map(this::region).toList();
  }

  private static Box join(Box one, Box other, int input) {
    BitSet[] where = one.where().clone();
    BitSet both = (BitSet) where[input].clone();
    both.or(other.where()[input]);
    where[input] = both;
    return new Box(where, one.end());
  }

  private Region region(Box box) {
    List<Condition> where = new ArrayList<>();
    for (int i = 0; i < box.where().length; i++) {
      BitSet everything = everything(i);
      if (!box.where()[i].equals(everything)) {
        where.add(condition(joint.partition(i), box.where()[i], everything));
      }
    }
    Diagram.Node end = box.end();
    return new Region(where, end.before(), end.after(), diagram.isOnlyBasis(end));
  }

  private static Condition condition(Partition partition, BitSet atoms, BitSet everything) {
    BitSet rest = (BitSet) everything.clone();
    rest.andNot(atoms);
    boolean except =
        partition.input().type() == ValueType.TEXT && rest.cardinality() < atoms.cardinality();
    return new Condition(partition.input().name(), except, partition.tests(except ? rest : atoms));
  }
}
