package lianfang.web.register;

import java.util.Map;
import lianfang.area.Areas;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;

/**
 * 名称和所在地: what is asked of everything that stands somewhere and is registered by hand, a post or a
 * venue.
 *
 * @param called its name with single blanks
 * @param area code of the division in which it lies
 */
public record NamedPlace(String called, String area) {

  private static final int LENGTH_MAX = 60;
  private static final int COUNTY = 6;

  /** As it was typed. */
  public static NamedPlace of(Map<String, String> typed) {
    return new NamedPlace(
        typed.getOrDefault("called", "").strip().replaceAll("\\s+", " "),
        typed.getOrDefault("in", "").strip());
  }

  /** Whether it has a name that a list can show. */
  public boolean hasName() {
    return !called.isEmpty() && called.length() <= LENGTH_MAX;
  }

  /** Whether it lies in a county, a township or a village that is known. */
  public boolean lies(Areas areas) {
    return area.length() >= COUNTY && areas.find(area).isPresent();
  }

  /** The field of its name. */
  public static Field called(Map<String, String> typed, String label) {
    return Field.of("called", "text", label, typed.getOrDefault("called", "")).need();
  }

  /** The field of its division, which begins with the one that is looked at. */
  public static Field in(Shell shell, Map<String, String> typed, String label, String hint) {
    String area = typed.getOrDefault("in", shell.ground().code());
    return Field.of("in", "text", label, area).hint(hint).need();
  }
}
