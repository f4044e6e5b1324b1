package lianfang.situation.grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 聚集性疫情线索: several cases in one small place within 14 days, proposed to disease control, which
 * decides. How many are needed says the edition of the protocol that was in force.
 *
 * @param place the household, unit or building in which they live
 * @param kind the word of its kind
 * @param area the village, twelve digits
 * @param first day of the first of these cases
 * @param last day of the last of them
 * @param persons opaque ids, by the day of the case
 */
public record ClusterCandidate(
    UUID place, String kind, String area, LocalDate first, LocalDate last, List<UUID> persons) {

  /**
   * A confirmed case and one of the places where it lives.
   *
   * @param person opaque id
   * @param day of the diagnosis, Asia/Shanghai
   */
  public record CaseAt(UUID person, LocalDate day, UUID place, String kind, String area) {}

  /**
   * The candidates of the 14 days that end with a day. A wider place is left out when it only
   * repeats the persons of a narrower one.
   *
   * @param threshold how many cases make a cluster
   */
  public static List<ClusterCandidate> of(List<CaseAt> cases, LocalDate on, int threshold) {
    Map<UUID, List<CaseAt>> byPlace = new HashMap<>();
    for (CaseAt one : cases) {
      if (!one.day().isAfter(on) && one.day().isAfter(on.minusDays(GradeCount.DAYS))) {
        byPlace.computeIfAbsent(one.place(), place -> new ArrayList<>()).add(one);
      }
    }
    List<ClusterCandidate> found = new ArrayList<>();
    for (List<CaseAt> here : byPlace.values()) {
      here.sort(Comparator.comparing(CaseAt::day).thenComparing(CaseAt::person));
      List<UUID> persons = here.stream().map(CaseAt::person).distinct().toList();
      if (persons.size() >= threshold) {
        CaseAt first = here.getFirst();
        found.add(
            new ClusterCandidate(
                first.place(),
                first.kind(),
                first.area(),
                first.day(),
                here.getLast().day(),
                persons));
      }
    }
    found.removeIf(wide -> found.stream().anyMatch(narrow -> narrow.isWithin(wide)));
    found.sort(
        Comparator.comparing(ClusterCandidate::last)
            .reversed()
            .thenComparing(ClusterCandidate::area)
            .thenComparing(ClusterCandidate::place));
    return found;
  }

  private boolean isWithin(ClusterCandidate wide) {
    return rank() < wide.rank() && persons.equals(wide.persons);
  }

  private int rank() {
    return switch (kind) {
      case "household" -> 0;
      case "unit" -> 1;
      default -> 2;
    };
  }
}
