package lianfang.situation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.FormerDivision;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 按名找区划: finds divisions by the names that lists of their time use: those of the edition in use, or
 * of one before it.
 */
@Component
@Lazy
class NamedAreas {

  private final Areas areas;

  NamedAreas(Areas areas) {
    this.areas = areas;
  }

  /** The division of this name below another, or the one that has taken its place since. */
  Optional<String> below(String parent, String name) {
    List<String> named =
        areas.children(parent).stream()
            .filter(division -> division.name().equals(name.strip()))
            .map(Division::code)
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : former(parent, name.strip());
  }

  private Optional<String> former(String parent, String name) {
    return areas.words().former().stream()
        .filter(one -> one.name().equals(name) && one.code().startsWith(parent))
        .filter(one -> !parent.isEmpty())
        .findFirst()
        .flatMap(FormerDivision::now);
  }

  /** The township of a county with whose name a text begins; the longest name counts. */
  Optional<String> townshipAt(String county, String text) {
    return areas.children(county).stream()
        .filter(town -> begins(text, town.name()))
        .max(Comparator.comparingInt(town -> town.name().length()))
        .map(Division::code);
  }

  /** Offices of streets are written with either of two words. */
  private static boolean begins(String text, String town) {
    String stem = town.replaceAll("(街道办事处|办事处|街道)$", "");
    return text.startsWith(town)
        || !stem.equals(town) && (text.startsWith(stem + "街道") || text.startsWith(stem + "办事处"));
  }
}
