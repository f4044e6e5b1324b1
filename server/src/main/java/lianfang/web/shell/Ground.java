package lianfang.web.shell;

import java.util.List;

/**
 * 辖区: the area that the page shows.
 *
 * @param code prefix of division codes
 * @param name its name
 * @param path the areas above it that the visitor may see, from the top
 * @param below the areas directly below
 */
public record Ground(String code, String name, List<Step> path, List<Step> below) {

  /** A neighbouring area to go to. */
  public record Step(String code, String name) {}
}
