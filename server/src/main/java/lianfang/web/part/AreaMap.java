package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 地图: areas by lightness, the more the darker; the same numbers stand in a table beside it.
 *
 * @param title states the finding
 * @param footer definition and source
 * @param width of the drawing
 * @param height of the drawing
 * @param shapes one an area
 * @param legend what the steps mean
 */
public record AreaMap(
    String title, String footer, int width, int height, List<Shape> shapes, List<Step> legend) {

  /** How many steps of lightness there are beside "none". */
  public static final int STEPS = 4;

  /**
   * One area.
   *
   * @param name written on it
   * @param path its outline
   * @param step 0 for nothing, up to {@value #STEPS}
   * @param text name and number
   * @param href the level below; null where there is nothing to see
   * @param x middle of the name
   * @param y middle of the name
   */
  public record Shape(
      String name, String path, int step, String text, @Nullable String href, int x, int y) {}

  /** What a step of lightness means. */
  public record Step(int step, String text) {}

  /** The step of a number where {@code most} is the greatest. */
  public static int step(long number, long most) {
    return number <= 0 ? 0 : (int) (1 + (number - 1) * STEPS / Math.max(1, most));
  }

  /** The smallest number of a step where {@code most} is the greatest. */
  public static long first(int step, long most) {
    return 1 + Math.ceilDiv((step - 1) * most, STEPS);
  }
}
