package lianfang.area;

import java.util.List;

/**
 * 管辖范围: the areas that somebody may see or act on, as prefixes of division codes. It comes in as a
 * value; only {@code web} makes one, from {@code access}.
 *
 * @param prefixes division code prefixes of 1 to 12 digits; an empty list sees nothing
 */
public record Scope(List<String> prefixes) {

  /** Division codes begin with 1 to 8, so these prefixes are the whole country. */
  private static final Scope EVERYTHING =
      new Scope(List.of("1", "2", "3", "4", "5", "6", "7", "8"));

  /** Checks that each prefix is made of digits. */
  public Scope {
    for (String prefix : prefixes) {
      if (!prefix.matches("[0-9]{1,12}")) {
        throw new IllegalArgumentException(
            "'" + prefix + "' is no area: 1 to 12 digits of a division code are needed");
      }
    }
    prefixes = List.copyOf(prefixes);
  }

  /** The whole country: for the engine and the operator at the machine. */
  public static Scope everything() {
    return EVERYTHING;
  }

  /** One area and everything below it. */
  public static Scope of(String prefix) {
    return new Scope(List.of(prefix));
  }

  /** Whether {@code area} lies inside; what has no area (empty code) concerns everybody. */
  public boolean contains(String area) {
    return area.isEmpty() || prefixes.stream().anyMatch(area::startsWith);
  }
}
