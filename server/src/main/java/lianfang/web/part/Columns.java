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

  /** One column: what it is called, its height, its number as written, whether it is today's. */
  public record Bar(String label, long value, String text, boolean now) {}

  /** A column with where it stands, in percent of the drawing. */
  public record Drawn(Bar bar, String x, String width, String y, String height, boolean labelled) {}

  /** The columns as they are drawn. */
  public List<Drawn> drawn() {
    long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    double step = 100.0 / Math.max(1, bars.size());
    int every = Math.max(1, (int) Math.ceil(bars.size() / 7.0));
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      double height = 78.0 * bars.get(i).value() / most;
      boolean labelled = (bars.size() - 1 - i) % every == 0;
      drawn.add(
          new Drawn(
              bars.get(i),
              percent(i * step + step * 0.12),
              percent(step * 0.76),
              percent(88 - height),
              percent(height),
              labelled));
    }
    return drawn;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
