package lianfang.web.register;

import java.util.List;
import java.util.Optional;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionIndex;
import lianfang.area.DivisionLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 村（社区）: the villages of the instance, found by name or by initials. */
@Component
public class Villages {

  private final Areas areas;

  /** Made once an edition of the divisions; they change when an edition is loaded. */
  private volatile @Nullable Held held;

  private record Held(DivisionIndex index, VillageFinder finder) {}

  Villages(Areas areas) {
    this.areas = areas;
  }

  /** The best fits within these areas. */
  List<VillageFinder.Village> find(String typed, List<String> prefixes) {
    return finder().find(typed, prefixes);
  }

  /**
   * The one village that was meant where nothing was chosen from the list: by its code, or by a
   * name that no other bears.
   */
  public Optional<String> meant(String typed) {
    String text = typed.strip();
    if (text.matches("[0-9]{12}")) {
      return areas.find(text).map(Division::code);
    }
    List<String> found =
        finder().named(text).stream().map(VillageFinder.Village::code).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** County, township and village by the village's code. */
  Optional<List<String>> names(String code) {
    if (!code.matches("[0-9]{12}")) {
      return Optional.empty();
    }
    return areas
        .find(code)
        .map(village ->
            List.of(name(code.substring(0, 6)), name(code.substring(0, 9)), village.name()));
  }

  private String name(String code) {
    return areas.find(code).map(Division::name).orElse("");
  }

  private VillageFinder finder() {
    DivisionIndex index = areas.index();
    Held now = held;
    if (now == null || now.index() != index) {
      List<VillageFinder.Village> villages =
          index.below("", DivisionLevel.VILLAGE).stream()
              .map(village ->
                  new VillageFinder.Village(
                      village.code(),
                      village.name(),
                      name(village.code().substring(0, 6)) + name(village.code().substring(0, 9))))
              .toList();
      now = new Held(index, new VillageFinder(villages));
      held = now;
    }
    return now.finder();
  }
}
