package lianfang.web.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 柱图: one number a day as columns from zero.
 *
 * @param title states the finding
 * @param footer definition, scope, as-of time and source
 * @param bars from left to right
 * @param limits what the scale is called at its top, already written
 */
public record Columns(String title, String footer, List<Bar> bars, String limits) {

  /**
   * One column: what it is called, its height, its number as written, whether it is marked.
   *
   * @param beside height of the line that is drawn across it for comparison, negative for none
   */
  public record Bar(String label, long value, String text, boolean now, long beside) {

    /** A column without a line. */
    public Bar(String label, long value, String text, boolean now) {
      this(label, value, text, now, -1);
    }
  }

  /** So many columns have room for a number above each; of more the highest alone bears it. */
  private static final int ROOM = 14;

  /** So many days are written, which on a phone do not touch each other in any language. */
  private static final double LABELS = 4;

  /** From here on a label would reach beyond the drawing, so it ends where its column ends. */
  private static final double LATE = 82;

  /** Where a column stands, in percent of the drawing. */
  public record Box(String x, String right, String width, String y, String height) {}

  /**
   * A column as it is drawn.
   *
   * @param labelled whether its day is written
   * @param late whether the day is written to the left of the column's end
   * @param valued whether its number is written
   * @param beside where the line for comparison stands, empty for none
   */
  public record Drawn(
      Bar bar, Box box, boolean labelled, boolean late, boolean valued, String beside) {}

  /** The columns as they are drawn. */
  public List<Drawn> drawn() {
    long highest = bars.stream().mapToLong(Bar::value).max().orElse(1);
    long beside = bars.stream().mapToLong(Bar::beside).max().orElse(1);
    long most = Math.max(1, Math.max(highest, beside));
    double step = 100.0 / Math.max(1, bars.size());
    int every = Math.max(1, (int) Math.ceil(bars.size() / LABELS));
    List<Drawn> drawn = new ArrayList<>();
    boolean written = false;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double height = 78.0 * bar.value() / most;
      double x = i * step + step * 0.12;
      boolean first = !written && bar.value() == highest;
      written |= first;
      drawn.add(
          new Drawn(
              bar,
              new Box(
                  percent(x),
                  percent(x + step * 0.76),
                  percent(step * 0.76),
                  percent(88 - height),
                  percent(height)),
              (bars.size() - 1 - i) % every == 0,
              x > LATE,
              first || bars.size() <= ROOM,
              bar.beside() < 0 ? "" : percent(88 - 78.0 * bar.beside() / most)));
    }
    return drawn;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
