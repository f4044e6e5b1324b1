package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lianfang.area.VillageMatch.Problem;

/**
 * 村（社区）匹配: finds the village that a sheet names by county, township and village, each with or
 * without its last word, within its township. What fits several villages equally well stays
 * several; nothing is guessed.
 */
public final class VillageMatcher {

  private static final int NEAREST = 3;

  private record Village(Division division, VillageName name) {}

  private record Township(Division division, Set<String> forms, List<Village> villages) {}

  private final DivisionIndex index;
  private final CountyNames counties;
  private final DivisionWords words;
  private final Map<String, List<Township>> townships = new HashMap<>();

  /** A matcher over all cities of {@code index} whose villages it holds. */
  public VillageMatcher(DivisionIndex index, DivisionWords words) {
    this.index = index;
    this.words = words;
    for (Division village : index.below("", DivisionLevel.VILLAGE)) {
      townships.computeIfAbsent(village.code().substring(0, 6), this::townshipsOf);
    }
    counties = new CountyNames(index, words, townships.keySet());
  }

  private List<Township> townshipsOf(String county) {
    String countyName = index.find(county).map(Division::name).orElse("");
    List<Township> found = new ArrayList<>();
    for (Division township : index.children(county)) {
      Set<String> forms =
          new LinkedHashSet<>(DivisionNames.townshipForms(township.name(), countyName));
      for (FormerDivision former : words.former()) {
        if (former.now().filter(township.code()::equals).isPresent()) {
          forms.addAll(DivisionNames.townshipForms(former.name(), countyName));
        }
      }
      List<Village> villages =
          index.children(township.code()).stream()
              .map(v -> new Village(v, VillageName.of(DivisionNames.plain(v.name()))))
              .toList();
      found.add(new Township(township, forms, villages));
    }
    return List.copyOf(found);
  }

  /**
   * The village that is meant.
   *
   * @param county county, district, city or jurisdiction; may be empty
   * @param township township, town or street office; may be empty
   * @param village village or community
   */
  public VillageMatch match(String county, String township, String village) {
    CountyNames.Named named = counties.read(DivisionNames.plain(county));
    if (named.counties().isEmpty()) {
      return failed(
          Problem.COUNTY_UNKNOWN, Names.nearest(county, counties.names(), NEAREST), named);
    }
    String townshipText = counties.withoutCounty(DivisionNames.plain(township));
    List<Township> within = townships(named.counties(), townshipText);
    if (within.isEmpty()) {
      within = townships(counties.zonesOfSameCity(named.counties()), townshipText);
    }
    if (within.isEmpty()) {
      return failed(Problem.TOWNSHIP_UNKNOWN, nearTownships(named.counties(), townshipText), named);
    }
    String villageText = DivisionNames.plain(village);
    List<Division> found = villages(within, villageText);
    return switch (found.size()) {
      case 0 ->
          failed(
              Problem.VILLAGE_UNKNOWN, nearVillages(named.counties(), within, villageText), named);
      case 1 -> new VillageMatch(Problem.NONE, found, List.of(), named.jurisdiction());
      default -> new VillageMatch(Problem.SEVERAL, found, paths(found), named.jurisdiction());
    };
  }

  private List<Township> townships(Collection<String> within, String text) {
    List<Township> all = all(within);
    if (text.isEmpty() || counties.open(text)) {
      return all;
    }
    List<Township> exact = all.stream().filter(t -> t.division.name().equals(text)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Township> same = all.stream().filter(t -> t.forms.contains(text)).toList();
    String bare = DivisionNames.bareTownship(text);
    return same.isEmpty() ? all.stream().filter(t -> t.forms.contains(bare)).toList() : same;
  }

  private List<Township> all(Collection<String> within) {
    return within.stream().flatMap(c -> townships.getOrDefault(c, List.of()).stream()).toList();
  }

  private static List<Division> villages(List<Township> within, String text) {
    Map<VillageName.Fit, List<Division>> byFit = new EnumMap<>(VillageName.Fit.class);
    for (Township township : within) {
      VillageName whole = VillageName.of(text);
      VillageName rest = VillageName.of(withoutTownship(text, township));
      for (Village village : township.villages) {
        VillageName.Fit fit = whole.fit(village.name);
        VillageName.Fit fitOfRest = rest.fit(village.name);
        byFit
            .computeIfAbsent(fit.compareTo(fitOfRest) < 0 ? fitOfRest : fit, f -> new ArrayList<>())
            .add(village.division);
      }
    }
    byFit.remove(VillageName.Fit.NONE);
    return byFit.entrySet().stream()
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  /** A village's text may begin with its township, as in 柳屯镇柳屯村. */
  private static String withoutTownship(String text, Township township) {
    for (String form : township.forms) {
      boolean whole = !form.equals(DivisionNames.bareTownship(form));
      if (whole && text.length() > form.length() + 1 && text.startsWith(form)) {
        return text.substring(form.length());
      }
    }
    return text;
  }

  private List<String> nearTownships(Collection<String> within, String text) {
    Stream<String> inCounty = all(within).stream().map(t -> t.division.name());
    List<String> near = Names.nearest(text, inCounty.toList(), NEAREST);
    List<Township> elsewhere = townships(townships.keySet(), text);
    return Stream.concat(
            paths(elsewhere.stream().map(Township::division).toList()).stream(), near.stream())
        .limit(NEAREST)
        .toList();
  }

  private List<String> nearVillages(
      Collection<String> within, List<Township> townships, String text) {
    List<Division> elsewhere = villages(all(within), text);
    List<String> names =
        townships.stream().flatMap(t -> t.villages.stream()).map(v -> v.division.name()).toList();
    return Stream.concat(paths(elsewhere).stream(), Names.nearest(text, names, NEAREST).stream())
        .limit(NEAREST)
        .toList();
  }

  private List<String> paths(List<Division> divisions) {
    return divisions.stream()
        .sorted(Comparator.comparing(Division::code))
        .map(division -> index.pathName(division.code()))
        .toList();
  }

  private static VillageMatch failed(
      Problem problem, List<String> nearest, CountyNames.Named named) {
    Optional<String> jurisdiction = named.jurisdiction();
    return new VillageMatch(problem, List.of(), nearest, jurisdiction);
  }
}
