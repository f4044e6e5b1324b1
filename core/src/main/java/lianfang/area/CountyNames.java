package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** 县（区）名称: the counties in which villages are looked for, by all the names that people write. */
final class CountyNames {

  /**
   * What a text names.
   *
   * @param counties codes of the counties that are meant; none where the text is not known
   * @param jurisdiction key of a jurisdiction without a code
   */
  record Named(Set<String> counties, Optional<String> jurisdiction) {}

  private final DivisionIndex index;
  private final Set<String> all;
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> byCityName = new HashMap<>();
  private final Map<String, Jurisdiction> jurisdictions = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final List<String> above = new ArrayList<>();

  CountyNames(DivisionIndex index, DivisionWords words, Collection<String> counties) {
    this.index = index;
    all = new TreeSet<>(counties);
    for (String county : all) {
      index.find(county).ifPresent(this::addCounty);
      index.find(county.substring(0, 4)).ifPresent(this::addCity);
      index.find(county.substring(0, 2)).ifPresent(province -> addAbove(province.name()));
    }
    for (Jurisdiction jurisdiction : words.jurisdictions()) {
      jurisdictions.put(jurisdiction.zh(), jurisdiction);
      jurisdiction.also().forEach(name -> jurisdictions.put(name, jurisdiction));
    }
    words.former().stream()
        .filter(former -> former.now().isEmpty())
        .forEach(former -> open.add(former.name()));
  }

  private void addCounty(Division county) {
    byName.computeIfAbsent(county.name(), n -> new TreeSet<>()).add(county.code());
    byName
        .computeIfAbsent(DivisionNames.bare(county.name()), n -> new TreeSet<>())
        .add(county.code());
  }

  private void addCity(Division city) {
    for (String name : Set.of(city.name(), DivisionNames.bare(city.name()))) {
      byCityName.put(name, inside(city.code()));
    }
    addAbove(city.name());
  }

  private void addAbove(String name) {
    if (!above.contains(name)) {
      above.add(name);
    }
  }

  /** The counties that {@code text} names; all of them for an empty text. */
  Named read(String text) {
    if (text.isEmpty()) {
      return new Named(all, Optional.empty());
    }
    String rest = withoutAbove(text);
    if (byName.containsKey(rest)) {
      return new Named(byName.get(rest), Optional.empty());
    }
    Jurisdiction jurisdiction = jurisdictions.getOrDefault(rest, jurisdictions.get(text));
    if (jurisdiction != null) {
      Set<String> within = new TreeSet<>();
      jurisdiction.within().forEach(prefix -> within.addAll(inside(prefix)));
      return new Named(within, Optional.of(jurisdiction.key()));
    }
    Set<String> city = byCityName.get(text);
    city = city == null ? byCityName.getOrDefault(rest, Set.of()) : city;
    return new Named(city, Optional.empty());
  }

  /** The text without province, city or county in front of it. */
  String withoutCounty(String text) {
    String rest = withoutAbove(text);
    for (String name : byName.keySet()) {
      if (!name.equals(DivisionNames.bare(name)) && rest.length() > name.length() + 1) {
        rest = DivisionNames.withoutPrefix(rest, name);
      }
    }
    return rest;
  }

  private String withoutAbove(String text) {
    String rest = text;
    for (String name : above.reversed()) {
      rest = DivisionNames.withoutPrefix(rest, name);
    }
    for (String name : above) {
      rest = DivisionNames.withoutPrefix(rest, name);
    }
    return rest;
  }

  /** Whether a township's text names something that was divided up, so that any may be meant. */
  boolean open(String text) {
    return open.contains(text) || jurisdictions.containsKey(text);
  }

  /**
   * The zones of the same cities: they stand in the statistical list alone (their last two digits
   * are 71 to 79), so people write the county to which their townships belong by law.
   */
  Set<String> zonesOfSameCity(Collection<String> counties) {
    Set<String> zones = new TreeSet<>();
    for (String county : counties) {
      inside(county.substring(0, 4)).stream()
          .filter(code -> code.charAt(4) == '7' && code.charAt(5) != '0')
          .forEach(zones::add);
    }
    return zones;
  }

  /** All names of counties, for proposals. */
  Collection<String> names() {
    return all.stream().flatMap(code -> index.find(code).stream()).map(Division::name).toList();
  }

  private Set<String> inside(String prefix) {
    Set<String> inside = new TreeSet<>();
    all.stream().filter(code -> code.startsWith(prefix)).forEach(inside::add);
    return inside;
  }
}
