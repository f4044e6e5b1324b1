package lianfang.web.people;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.EnglishNames;
import lianfang.area.Place;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.fact.Subject;
import lianfang.person.Register;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 对象的叫法: what lists call a person, masked, or a place. */
@Component
public class Subjects {

  private final Register register;
  private final Places places;
  private final Areas areas;
  private final EnglishNames english;

  Subjects(Register register, Places places, Areas areas, EnglishNames english) {
    this.register = register;
    this.places = places;
    this.areas = areas;
    this.english = english;
  }

  /** How a subject is called, and the reference behind it. */
  public record Called(String name, String reference) {}

  /** All of a page at once. */
  public Map<UUID, Called> of(Shell shell, Collection<Subject> subjects) {
    Map<UUID, Called> called = new HashMap<>();
    register
        .open(ids(subjects, Subject.Kind.PERSON))
        .forEach((id, entry) ->
            called.put(id, new Called(entry.particulars().maskedName(), reference(id, entry))));
    Map<UUID, Place> found = places.list(ids(subjects, Subject.Kind.PLACE));
    Map<UUID, Place> around = new HashMap<>();
    Collection<Place> inner = found.values();
    while (!inner.isEmpty()) {
      Map<UUID, Place> outer =
          places.list(inner.stream().flatMap(p -> p.parent().stream()).distinct().toList());
      outer.keySet().removeAll(around.keySet());
      around.putAll(outer);
      inner = outer.values();
    }
    found.forEach((id, place) -> called.put(id, new Called(label(shell, place, around), "")));
    return called;
  }

  /** Where these people live, as far as they are known. */
  public Map<UUID, String> areas(Collection<UUID> people) {
    Map<UUID, String> found = new HashMap<>();
    register.open(List.copyOf(people)).forEach((id, entry) -> found.put(id, entry.area()));
    return found;
  }

  /** One subject; its short id where nothing else is known. */
  public Called of(Shell shell, Subject subject) {
    return of(shell, List.of(subject)).getOrDefault(subject.id(), unknown(subject.id()));
  }

  /** How somebody is called of whom nothing is known here. */
  public static Called unknown(UUID id) {
    return new Called(id.toString().substring(0, 8), "");
  }

  /** Township and village, in the page's language. */
  public String village(Shell shell, String code) {
    if (shell.language() == Language.EN) {
      String town = code.length() >= 9 ? name(shell, code.substring(0, 9)) : "";
      String village = name(shell, code);
      return town.isEmpty() || town.equals(village) ? village : village + ", " + town;
    }
    return village(code);
  }

  /** Township and village in Chinese, as papers and sheets have them. */
  public String village(String code) {
    String town = code.length() >= 9 ? name(code.substring(0, 9)) : "";
    String village = name(code).replaceAll("村(民委员会|委会)$", "村").replaceAll("(居民委员会|居委会)$", "");
    return town.equals(village) ? village : (town + " " + village).strip();
  }

  /** The name of one area in the page's language, its code where it has none. */
  public String name(Shell shell, String code) {
    return shell.language() == Language.EN
        ? areas.find(code).map(english::of).orElse(code)
        : name(code);
  }

  /** The same with the Chinese beside it, where somebody must find it on paper. */
  public String both(Shell shell, String code) {
    String chinese = name(code);
    String name = name(shell, code);
    return name.equals(chinese) ? name : name + " " + chinese;
  }

  /** The name of one area in Chinese, its code where it has none. */
  public String name(String code) {
    return areas.find(code).map(division -> division.name()).orElse(code);
  }

  /** Two rosters may both begin at 1, so the person's own short id stands behind the number. */
  private static String reference(UUID id, Register.Entry entry) {
    return entry.ref() + "·" + id.toString().substring(0, 4);
  }

  private String label(Shell shell, Place place, Map<UUID, Place> around) {
    Deque<String> names = new ArrayDeque<>();
    names.addFirst(inner(shell, place));
    Place at = place.parent().map(around::get).orElse(null);
    while (at != null) {
      names.addFirst(inner(shell, at));
      at = at.parent().map(around::get).orElse(null);
    }
    return shell.language() == Language.ZH
        ? String.join(" ", names)
        : capital(String.join(", ", names));
  }

  private static String capital(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** How a place is called inside the one around it, at the beginning of a cell. */
  public String label(Shell shell, Place place) {
    return capital(inner(shell, place));
  }

  private String inner(Shell shell, Place place) {
    if (place.kind() == PlaceKind.HOUSEHOLD) {
      return shell.t("place.household");
    }
    return shell.language() == Language.EN ? english.of(place) : place.label();
  }

  private static List<UUID> ids(Collection<Subject> subjects, Subject.Kind kind) {
    return subjects.stream()
        .filter(subject -> subject.kind() == kind)
        .map(Subject::id)
        .distinct()
        .toList();
  }
}
