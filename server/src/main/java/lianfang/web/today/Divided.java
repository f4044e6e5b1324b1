package lianfang.web.today;

import java.util.List;

/** 下级: how long the codes of the areas directly below an area are. */
public final class Divided {

  private static final List<Integer> LENGTHS = List.of(2, 4, 6, 9, 12);

  private Divided() {}

  /** The digits of the next level; those of a village stay. */
  public static int below(String area) {
    return LENGTHS.stream().filter(length -> length > area.length()).findFirst().orElse(12);
  }
}
