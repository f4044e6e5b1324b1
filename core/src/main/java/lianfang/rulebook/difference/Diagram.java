package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * 判定图: asks input after input which rows of both editions are still alive. Cases with the same rows
 * alive go on together, so the graph stays small where the product of all values is large; what
 * both answer alike falls into one end.
 */
final class Diagram {

  /** Whatever is reached here is answered alike. */
  private static final Node ALIKE = new Node(new Parts(-1, List.of(), List.of(), List.of()));

  private final JointInputs joint;
  private final Side before;
  private final Side after;
  private final Map<Alive, Node> known = new HashMap<>();
  private final Map<Parts, Node> shared = new HashMap<>();

  Diagram(JointInputs joint, Side before, Side after) {
    this.joint = joint;
    this.before = before;
    this.after = after;
  }

  /** The rows that are alive when {@code input} is asked. */
  private record Alive(int input, BitSet before, BitSet after) {}

  /** Values of an input that lead on to the same node. */
  record Edge(BitSet atoms, Node to) {}

  /** An end, or a question: what its parts are. Children are the same when they are one object. */
  private record Parts(int input, List<Edge> edges, List<Line> before, List<Line> after) {}

  /** Asks an input; or, without edges, an end with both answers. */
  static final class Node {

    private final Parts parts;

    private Node(Parts parts) {
      this.parts = parts;
    }

    List<Line> before() {
      return parts.before();
    }

    List<Line> after() {
      return parts.after();
    }
  }

  Regions regions(int most) {
    Node root = node(new Alive(0, before.all(), after.all()));
    Regions regions = new Regions(joint, this, most);
    walk(root, new BitSet[joint.size()], regions);
    regions.countAll(ways(root, new IdentityHashMap<>()));
    return regions;
  }

  private static void walk(Node node, BitSet[] where, Regions regions) {
    if (node == ALIKE || regions.isFull()) {
      return;
    }
    if (node.parts.edges().isEmpty()) {
      regions.add(where.clone(), node);
    }
    for (Edge edge : node.parts.edges()) {
      where[node.parts.input()] = edge.atoms();
      walk(edge.to(), where, regions);
      where[node.parts.input()] = null;
    }
  }

  /** How many ways lead to an end that is answered differently. */
  private static double ways(Node node, Map<Node, Double> known) {
    if (node == ALIKE) {
      return 0;
    }
    if (node.parts.edges().isEmpty()) {
      return 1;
    }
    Double found = known.get(node);
    if (found == null) {
      found = 0.0;
      for (Edge edge : node.parts.edges()) {
        found += ways(edge.to(), known);
      }
      known.put(node, found);
    }
    return found;
  }

  private Node node(Alive alive) {
    Node found = known.get(alive);
    if (found == null) {
      found = alive.input() == joint.size() ? end(alive) : branch(alive);
      known.put(alive, found);
    }
    return found;
  }

  private Node branch(Alive alive) {
    int input = alive.input();
    Map<Node, BitSet> next = new LinkedHashMap<>();
    for (int atom = 0; atom < joint.partition(input).size(); atom++) {
      if (joint.isPossible(input, atom)) {
        BitSet first = before.live(alive.before(), input, atom);
        BitSet second = after.live(alive.after(), input, atom);
        Node to = node(new Alive(input + 1, first, second));
        next.computeIfAbsent(to, node -> new BitSet()).set(atom);
      }
    }
    if (next.size() == 1) {
      return next.keySet().iterator().next();
    }
    List<Edge> edges = new ArrayList<>();
    next.forEach((to, atoms) -> edges.add(new Edge(atoms, to)));
    return share(new Parts(input, List.copyOf(edges), List.of(), List.of()));
  }

  private Node end(Alive alive) {
    List<Line> first = before.lines(alive.before());
    List<Line> second = after.lines(alive.after());
    boolean alike = said(first, true).equals(said(second, true));
    return alike ? ALIKE : share(new Parts(-2, List.of(), first, second));
  }

  /** What follows, in an order of its own unless the order counts; nothing is not said. */
  private Object said(List<Line> lines, boolean withClause) {
    List<Said> said = new ArrayList<>();
    for (Line line : lines) {
      if (!line.isNothing()) {
        said.add(new Said(withClause ? line.clause() : "", line.outputs()));
      }
    }
    return before.isOrdered() && after.isOrdered() ? said : new HashSet<>(said);
  }

  private record Said(String clause, SortedMap<String, String> outputs) {}

  /** Whether the same follows in both, under different clauses. */
  boolean isOnlyBasis(Node end) {
    return said(end.before(), false).equals(said(end.after(), false));
  }

  private Node share(Parts parts) {
    return shared.computeIfAbsent(parts, Node::new);
  }
}
