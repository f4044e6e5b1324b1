package lianfang.web.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.casework.CaseState;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * 绘图: lays a case type out. All steps into one state share a lane beside the states; lanes that do
 * not meet share a column, the short ones nearest to the states, so that a phone has room for it.
 */
final class Drawing {

  private static final int WIDTH = 356;
  private static final int BOX = 32;
  private static final int ROW = 20;
  private static final int GAP = 14;
  private static final int LANE = 11;
  private static final int ROOM = 40;

  private final Shell shell;
  private final CaseType type;

  Drawing(Shell shell, CaseType type) {
    this.shell = shell;
    this.type = type;
  }

  /** A row of the drawing: a state, or the filing before the first one. */
  private record Row(@Nullable CaseState state, int y, List<CaseStep> exits) {

    int middle() {
      return y + BOX / 2;
    }
  }

  /** What leads into one state, from the highest to the lowest point it touches. */
  private record Lane(String to, int top, int bottom) {

    int length() {
      return bottom - top;
    }
  }

  /**
   * The drawing.
   *
   * @param now the state of the case; empty where the type alone is shown
   * @param been states in which the case has been
   */
  CaseDiagram of(String now, Set<String> been) {
    List<Row> rows = rows();
    Map<String, Integer> middles = new HashMap<>();
    rows.forEach(row -> middles.put(id(row), row.middle()));
    Map<String, Integer> columns = columns(lanes(rows, middles));
    int most = columns.values().stream().mapToInt(column -> column + 1).max().orElse(0);
    int left = 8 + most * LANE + 6;
    List<CaseDiagram.Node> nodes = new ArrayList<>();
    List<CaseDiagram.Line> lines = new ArrayList<>();
    for (Row row : rows) {
      nodes.add(node(row, left, now, been));
      int y = row.y() + BOX;
      for (CaseStep step : row.exits()) {
        int from = y + ROW / 2;
        String to = step.to();
        Integer end = middles.get(to);
        if (!to.equals(CaseStep.STAYS) && end != null) {
          int x = left - 6 - (columns.getOrDefault(to, 0) + 1) * LANE + LANE / 2;
          lines.add(new CaseDiagram.Line(path(left, from, x, end), end < from));
        }
        y += ROW;
      }
    }
    Row last = rows.getLast();
    int height = last.y() + BOX + last.exits().size() * ROW + GAP;
    return new CaseDiagram(WIDTH, height, nodes, lines, says(now));
  }

  /** Out to the lane, along it, and into the box, with round corners. */
  private static String path(int left, int from, int x, int end) {
    int turn = end < from ? -4 : 4;
    return "M"
        + (left + 2)
        + " "
        + from
        + "H"
        + (x + 4)
        + "Q"
        + x
        + " "
        + from
        + " "
        + x
        + " "
        + (from + turn)
        + "V"
        + (end - turn)
        + "Q"
        + x
        + " "
        + end
        + " "
        + (x + 4)
        + " "
        + end
        + "H"
        + (left - 2);
  }

  private static String id(Row row) {
    CaseState state = row.state();
    return state == null ? CaseStep.FILING : state.id();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int y = 2;
    rows.add(new Row(null, y, type.filings()));
    y += BOX + type.filings().size() * ROW + GAP;
    for (CaseState state : type.flow().states()) {
      List<CaseStep> exits = type.stepsFrom(state.id());
      rows.add(new Row(state, y, exits));
      y += BOX + exits.size() * ROW + GAP;
    }
    return rows;
  }

  private static List<Lane> lanes(List<Row> rows, Map<String, Integer> middles) {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    for (Row row : rows) {
      int y = row.y() + BOX + ROW / 2;
      for (CaseStep step : row.exits()) {
        Integer end = middles.get(step.to());
        if (!step.to().equals(CaseStep.STAYS) && end != null) {
          int from = y;
          lanes.merge(
              step.to(),
              new Lane(step.to(), Math.min(from, end), Math.max(from, end)),
              (one, two) ->
                  new Lane(
                      one.to(),
                      Math.min(one.top(), two.top()),
                      Math.max(one.bottom(), two.bottom())));
        }
        y += ROW;
      }
    }
    return lanes.values().stream().sorted(Comparator.comparingInt(Lane::length)).toList();
  }

  /** The first column in which a lane touches no other. */
  private static Map<String, Integer> columns(List<Lane> lanes) {
    Map<String, Integer> columns = new HashMap<>();
    List<List<Lane>> taken = new ArrayList<>();
    for (Lane lane : lanes) {
      int column = 0;
      while (column < taken.size()
          && taken.get(column).stream()
              .anyMatch(
                  other -> lane.top() <= other.bottom() + 2 && other.top() <= lane.bottom() + 2)) {
        column++;
      }
      if (column == taken.size()) {
        taken.add(new ArrayList<>());
      }
      taken.get(column).add(lane);
      columns.put(lane.to(), column);
    }
    return columns;
  }

  private CaseDiagram.Node node(Row row, int left, String now, Set<String> been) {
    CaseState state = row.state();
    List<CaseDiagram.Exit> exits = new ArrayList<>();
    int y = row.y() + BOX;
    for (CaseStep step : row.exits()) {
      String whole = exit(step);
      exits.add(new CaseDiagram.Exit(y + ROW / 2 + 4, brief(whole), whole));
      y += ROW;
    }
    if (state == null) {
      String name = shell.t("case.diagram.start");
      return new CaseDiagram.Node(left, row.y(), WIDTH - left - 2, name, "start", "", "", exits);
    }
    boolean here = state.id().equals(now);
    boolean was = been.contains(state.id());
    String tone = here ? "now" : was ? "done" : state.ends() ? "end" : "ahead";
    String mark = here ? shell.t("case.diagram.here") : was ? shell.t("case.diagram.was") : "";
    return new CaseDiagram.Node(
        left,
        row.y(),
        WIDTH - left - 2,
        brief(Said.of(shell, state.name())),
        tone,
        Said.of(shell, state.says()),
        mark,
        exits);
  }

  private String exit(CaseStep step) {
    String name = Said.of(shell, step.name());
    return step.to().equals(CaseStep.STAYS)
        ? shell.t("case.diagram.stays", name)
        : shell.t("case.diagram.to", name, stateName(step.to()));
  }

  private String stateName(String id) {
    return type.state(id).map(state -> Said.of(shell, state.name())).orElse(id);
  }

  private String says(String now) {
    String title = Said.of(shell, type.title());
    if (now.isEmpty()) {
      return shell.t("case.diagram.says.type", title, type.flow().states().size());
    }
    String next =
        String.join(
            shell.t("list.and"),
            type.stepsFrom(now).stream().map(step -> Said.of(shell, step.name())).toList());
    return next.isEmpty()
        ? shell.t("case.diagram.says.end", title, stateName(now))
        : shell.t("case.diagram.says", title, stateName(now), next);
  }

  /** What the drawing has room for: a Chinese character is twice as wide as a letter. */
  private static String brief(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) < 0x2e80 ? 1 : 2;
      if (width > ROOM) {
        return text.substring(0, i) + "…";
      }
    }
    return text;
  }
}
