package lianfang.web.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 辖区: the area that the page shows.
 *
 * @param code prefix of division codes
 * @param name its name
 * @param path the areas above it that the visitor may see, from the top
 * @param below the areas directly below
 * @param refused the area that the address asks for and that is not the visitor's, by code and
 *     name; null where nothing else is shown than was asked for
 */
public record Ground(
    String code, String name, List<Step> path, List<Step> below, @Nullable Step refused) {

  /** What was asked for, or the visitor's own where nothing was. */
  public Ground(String code, String name, List<Step> path, List<Step> below) {
    this(code, name, path, below, null);
  }

  /** A neighbouring area to go to. */
  public record Step(String code, String name) {}
}
