package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.area.Responsibilities;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.IsolationSite;
import lianfang.fact.IsolationSites;
import lianfang.rulebook.shortage.AreaCapacity;
import lianfang.rulebook.shortage.Capacity;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Workload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 能力事实: what facts say is there in an area on a day; the caller's transaction says what is seen.
 */
@Component
class CapacityFacts {

  /** The kind of fact that says how many places the teams of an area disinfect a day. */
  private static final String TEAMS = "disinfection-capacity";

  private static final int TEAMS_MAX = 10_000;

  private final IsolationSites sites;
  private final Responsibilities people;
  private final FactPages pages;

  CapacityFacts(IsolationSites sites, Responsibilities people, FactPages pages) {
    this.sites = sites;
    this.people = people;
    this.pages = pages;
  }

  /**
   * What is there.
   *
   * @param whole in the area as a whole
   * @param byArea in each area of it
   */
  record There(Capacity whole, AreaCapacity byArea) {}

  There of(String area, LocalDate on, Workload work) {
    AreaCapacity byArea = new AreaCapacity();
    List<IsolationSite> beds = sites.list(area, on);
    beds.forEach(site -> byArea.add(Resource.BEDS, site.village(), site.beds()));
    Map<String, List<String>> workers = people.areasOf(ResponsibleLevel.GRID_WORKER, area, on);
    workers.values().forEach(areas -> byArea.addWorker(areas, work.workerHours()));
    Map<String, Long> teams = teams(area, on);
    teams.forEach((where, places) -> byArea.add(Resource.DISINFECTIONS, where, places));
    Capacity whole =
        new Capacity(
            beds.size(),
            beds.stream().mapToInt(IsolationSite::beds).sum(),
            beds.stream().mapToInt(IsolationSite::taken).sum(),
            (long) workers.size(),
            teams.isEmpty() ? null : teams.values().stream().mapToLong(Long::longValue).sum());
    return new There(whole, byArea);
  }

  /** The latest that is stated for each area. */
  private Map<String, Long> teams(String area, LocalDate on) {
    Map<String, Long> found = new LinkedHashMap<>();
    List<Fact> facts =
        Corrections.effective(pages.latest(area, TEAMS, null, TEAMS_MAX, on, null)).stream()
            .filter(fact -> fact.area().startsWith(area))
            .sorted(Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq))
            .toList();
    facts.forEach(fact -> found.put(fact.area(), number(fact.attribute("places"))));
    return found;
  }

  private static long number(@Nullable String places) {
    return places == null ? 0 : Long.parseLong(places);
  }
}
