package lianfang.web.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 传播链图: who was found near whom, drawn by degree from left to right; the same rows stand in a table
 * below.
 *
 * @param title states the finding
 * @param nodes people by degree
 * @param edges from one found near the other
 */
public record Chain(String title, List<Node> nodes, List<Edge> edges) {

  private static final int COLUMN = 220;
  private static final int LINE = 54;
  private static final int WIDE = 170;
  private static final int HIGH = 42;
  private static final int EDGE = 10;

  /**
   * Somebody.
   *
   * @param id of the person
   * @param degree 0 for the case, 1 for its contacts
   * @param name as lists call people; a general word for those who live elsewhere
   * @param note the strongest link, or what the case is
   * @param href the record; empty for those who live elsewhere
   * @param isCase whether the person is a case
   */
  public record Node(UUID id, int degree, String name, String note, String href, boolean isCase) {}

  /** One was found near the other. */
  public record Edge(UUID from, UUID to) {}

  /** A node as it is drawn. */
  public record Box(Node node, int x, int y) {}

  /** The nodes as they are drawn: those of one degree below each other. */
  public List<Box> boxes() {
    Map<Integer, Integer> lines = new HashMap<>();
    List<Box> boxes = new ArrayList<>();
    for (Node node : nodes) {
      int line = lines.merge(node.degree(), 1, Integer::sum) - 1;
      boxes.add(new Box(node, EDGE + COLUMN * node.degree(), EDGE + LINE * line));
    }
    return boxes;
  }

  /** The edges as curves between the boxes. */
  public List<String> curves() {
    Map<UUID, Box> by = new HashMap<>();
    boxes().forEach(box -> by.put(box.node().id(), box));
    List<String> curves = new ArrayList<>();
    for (Edge edge : edges) {
      Box from = by.get(edge.from());
      Box to = by.get(edge.to());
      if (from != null && to != null) {
        int x = from.x() + WIDE;
        int y = from.y() + HIGH / 2;
        int end = to.y() + HIGH / 2;
        int middle = (x + to.x()) / 2;
        curves.add(
            "M%d %d C%d %d %d %d %d %d".formatted(x, y, middle, y, middle, end, to.x(), end));
      }
    }
    return curves;
  }

  /** How wide the drawing is. */
  public int width() {
    int degrees = nodes.stream().mapToInt(Node::degree).max().orElse(0);
    return COLUMN * degrees + WIDE + 2 * EDGE;
  }

  /** How high the drawing is. */
  public int height() {
    return boxes().stream().mapToInt(Box::y).max().orElse(0) + HIGH + EDGE;
  }
}
