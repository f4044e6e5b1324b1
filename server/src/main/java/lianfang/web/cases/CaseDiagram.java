package lianfang.web.cases;

import java.util.List;

/**
 * 流程图: the states of a case type below each other in the order of its file, and its steps as lines
 * that run beside them; the same as a list for those who do not see it.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param nodes from top to bottom
 * @param lines with an arrow at their end
 * @param says where the case is and what may follow, in a sentence
 */
public record CaseDiagram(int width, int height, List<Node> nodes, List<Line> lines, String says) {

  /** Keeps the order. */
  public CaseDiagram {
    nodes = List.copyOf(nodes);
    lines = List.copyOf(lines);
  }

  /**
   * A state.
   *
   * @param tone "start", "done", "now", "ahead" or "end"
   * @param sentence what it means
   * @param mark said behind its name where the case is or was; may be empty
   * @param exits steps that lead out of it
   */
  public record Node(
      int x,
      int y,
      int width,
      String name,
      String tone,
      String sentence,
      String mark,
      List<Exit> exits) {

    /** Keeps the order. */
    public Node {
      exits = List.copyOf(exits);
    }
  }

  /**
   * A step out of a state.
   *
   * @param y its line in the drawing
   * @param brief as the drawing has room for
   * @param whole for the list
   */
  public record Exit(int y, String brief, String whole) {}

  /** A step's way beside the states, as an SVG path; {@code back} where it leads upwards. */
  public record Line(String path, boolean back) {}
}
