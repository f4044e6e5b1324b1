package lianfang.web.part;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 格图: one tile of equal size an area or class, the greater its share the darker, with the numbers
 * on it. Tiles say nothing of where something lies or how large it is; the footer has to say so.
 *
 * @param title states the finding
 * @param footer definition, scope, as-of time and source
 * @param choices what else may be shown; empty where there is no choice
 * @param tiles in the order of their codes
 * @param legend what the steps mean
 */
public record Tiles(
    String title,
    String footer,
    List<Filter.Option> choices,
    List<Tile> tiles,
    List<AreaMap.Step> legend) {

  /** The step of a tile with nothing to be a share of. */
  public static final int NOTHING = -1;

  private static final int HUNDRED = 100;

  /**
   * One tile.
   *
   * @param name of the area or class
   * @param share as written
   * @param of what it is a share of, as written
   * @param step {@link #NOTHING}, 0 for none, up to {@value AreaMap#STEPS}
   * @param href the list behind it; null where there is nothing to list
   */
  public record Tile(String name, String share, String of, int step, @Nullable String href) {

    /** The class by which it is drawn. */
    public String paint() {
      return step == NOTHING ? "tile nothing" : "tile step-" + step;
    }
  }

  /** Copies the lists. */
  public Tiles {
    choices = List.copyOf(choices);
    tiles = List.copyOf(tiles);
    legend = List.copyOf(legend);
  }

  /**
   * The step of a share: the same on every day and for every area, so that pages can be compared.
   */
  public static int step(Optional<BigDecimal> percent) {
    return percent
        .map(value ->
            value.signum() == 0
                ? 0
                : Math.min(AreaMap.STEPS, 1 + value.intValue() * AreaMap.STEPS / HUNDRED))
        .orElse(NOTHING);
  }

  /** The least per cent of a step above none. */
  public static int least(int step) {
    return (step - 1) * HUNDRED / AreaMap.STEPS;
  }
}
