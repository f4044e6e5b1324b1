package lianfang.web.part;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 横条图: one bar a group, each with its name before it and its number behind it, so that long names
 * stand whole on a phone.
 *
 * @param title states the finding
 * @param footer definition, scope, as-of time and source
 * @param bars from top to bottom
 */
public record Funnel(String title, String footer, List<Bar> bars) {

  /**
   * One group.
   *
   * @param label its name
   * @param value how long its bar is
   * @param text the number as written
   * @param href the list that is counted; null where there is none
   */
  public record Bar(String label, long value, String text, @Nullable String href) {}

  /** Copies the bars. */
  public Funnel {
    bars = List.copyOf(bars);
  }

  /** How long a bar is, in percent of the longest. */
  public String width(Bar bar) {
    long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * bar.value() / Math.max(1, most));
  }
}
