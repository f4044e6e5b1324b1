package lianfang.web.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.area.Areas;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

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

  /** The field of its division by name, which begins with the one that is looked at. */
  public static Field in(
      Shell shell, AreaChoice choice, Map<String, String> typed, String label, String hint) {
    String here = choice.written(shell, shell.ground().code());
    return AreaChoice.field("in", label, typed.getOrDefault("in", here)).hint(hint).need();
  }

  /**
   * A form whose areas are read by their names.
   *
   * @param form as it was typed, with codes for the names of areas
   * @param wrong what is wrong and the remedy, in words; null where nothing is
   */
  public record Read(Map<String, String> form, @Nullable String wrong) {}

  /** Reads the areas of these fields; an empty one among those that may be stays empty. */
  public static Read read(
      Shell shell, AreaChoice choice, Map<String, String> typed, String... optional) {
    Map<String, String> form = new HashMap<>(typed);
    List<String> names = new ArrayList<>(List.of(optional));
    names.removeIf(name -> typed.getOrDefault(name, "").isBlank());
    names.addFirst("in");
    for (String name : names) {
      AreaChoice.Answer answer = choice.one(shell, typed.getOrDefault(name, ""));
      if (answer.wrong() != null) {
        return new Read(typed, answer.wrong());
      }
      form.put(name, answer.code());
    }
    return new Read(Map.copyOf(form), null);
  }
}
