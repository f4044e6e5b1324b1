package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 区划称呼: which divisions a name means, alone or behind the names of what lies around it, with or
 * without 省, 市, 县 and so on. Nothing is guessed: a name that several bear means each of them.
 */
public final class NamedDivisions {

  /** No name of a division is longer; what is longer is not looked at. */
  private static final int LENGTH_MAX = 80;

  private final DivisionIndex index;
  private final Map<String, List<Division>> byForm = new HashMap<>();

  /** The names of an edition of the divisions. */
  public NamedDivisions(DivisionIndex index) {
    this.index = index;
    for (Division division : index.below("")) {
      if (!DivisionNames.structural(division)) {
        forms(division)
            .forEach(form -> byForm.computeIfAbsent(form, one -> new ArrayList<>(1)).add(division));
      }
    }
  }

  /**
   * What is meant, the largest first; a code means its division.
   *
   * @return empty where nobody bears the name, several where more than one does
   */
  public List<Division> meant(String text) {
    String plain = DivisionNames.plain(text);
    if (plain.matches("[1-9][0-9]{1,11}")) {
      return index.find(plain).map(List::of).orElse(List.of());
    }
    if (plain.length() > LENGTH_MAX) {
      return List.of();
    }
    Map<String, Division> found = new LinkedHashMap<>();
    for (int at = 0; at < plain.length(); at++) {
      String around = plain.substring(0, at);
      for (Division division : byForm.getOrDefault(plain.substring(at), List.of())) {
        List<Division> path = index.path(division.code());
        if (lies(around, path.subList(0, path.size() - 1))) {
          found.put(division.code(), division);
        }
      }
    }
    List<Division> whole =
        found.values().stream().filter(one -> plain.endsWith(one.name())).toList();
    return said(whole.isEmpty() ? found.values() : whole).stream()
        .sorted(Comparator.comparing(Division::level).thenComparing(Division::code))
        .toList();
  }

  /**
   * The short name of a township is one only where nothing larger bears it, as 上海 is no street in
   * Fuzhou; and what a city without counties has as its only county is the city.
   */
  private static List<Division> said(Collection<Division> found) {
    boolean larger = found.stream().anyMatch(one -> !isSmall(one));
    return found.stream()
        .filter(one -> !larger || !isSmall(one))
        .filter(one ->
            found.stream()
                .noneMatch(other ->
                    other.name().equals(one.name())
                        && one.code().length() > other.code().length()
                        && one.code().startsWith(other.code())))
        .toList();
  }

  private static boolean isSmall(Division division) {
    return division.level().compareTo(DivisionLevel.COUNTY) > 0;
  }

  /**
   * A division as it is written so that no other is meant: from its city down where it has one,
   * 焦作市武陟县; empty for an unknown code.
   */
  public String written(String code) {
    List<Division> path = index.path(code);
    boolean city = path.size() > 1 && path.get(1).level() == DivisionLevel.CITY;
    StringBuilder name = new StringBuilder();
    String above = "";
    for (Division division : city ? path.subList(1, path.size()) : path) {
      name.append(DivisionNames.withoutPrefix(division.name(), above));
      above = division.name();
    }
    return name.toString();
  }

  /** Whether the words before a name are names of what lies around it, the larger first. */
  private static boolean lies(String words, List<Division> around) {
    if (words.isEmpty()) {
      return true;
    }
    for (int i = around.size() - 1; i >= 0; i--) {
      for (String form : forms(around.get(i))) {
        String before =
            words.endsWith(form) ? words.substring(0, words.length() - form.length()) : words;
        if (before.length() < words.length() && lies(before, around.subList(0, i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> forms(Division division) {
    String name = DivisionNames.plain(division.name());
    return switch (division.level()) {
      case PROVINCE, CITY, COUNTY -> both(name, DivisionNames.bare(name));
      case TOWNSHIP -> both(name, DivisionNames.bareTownship(name));
      case VILLAGE -> village(name);
    };
  }

  private static Set<String> both(String name, String bare) {
    return name.equals(bare) ? Set.of(name) : Set.of(name, bare);
  }

  private static Set<String> village(String name) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(name);
    VillageName village = VillageName.of(name);
    forms.add(village.trunk());
    if (village.kind() == VillageName.Kind.VILLAGERS && !village.trunk().endsWith("村")) {
      forms.add(village.trunk() + "村");
    }
    return forms;
  }
}
