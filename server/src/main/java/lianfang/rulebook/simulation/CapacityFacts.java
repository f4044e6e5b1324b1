package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Places;
import lianfang.area.Responsibilities;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.IsolationSite;
import lianfang.fact.IsolationSites;
import lianfang.rulebook.shortage.AreaCapacity;
import lianfang.rulebook.shortage.Capacity;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Workload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 能力事实: what facts say is there in an area on a day; the caller's transaction says what is seen.
 */
@Component
class CapacityFacts {

  private final IsolationSites sites;
  private final Responsibilities people;
  private final Places places;
  private final FactPages pages;

  CapacityFacts(IsolationSites sites, Responsibilities people, Places places, FactPages pages) {
    this.sites = sites;
    this.people = people;
    this.places = places;
    this.pages = pages;
  }

  /**
   * What is there.
   *
   * @param whole in the area as a whole
   * @param byArea in each area of it
   * @param stated the sites and teams one by one
   */
  record There(Capacity whole, AreaCapacity byArea, List<CapacityStatement> stated) {}

  There of(String area, LocalDate on, Workload work) {
    AreaCapacity byArea = new AreaCapacity();
    List<CapacityStatement> stated = new ArrayList<>();
    List<IsolationSite> beds = sites.list(area, on);
    beds.forEach(site ->
        stated.add(
            new CapacityStatement(
                Resource.BEDS, site.village(), site.id(), site.beds(), site.since())));
    List<Fact> teams = pages.teams(area, on);
    teams.forEach(fact -> stated.add(stated(fact)));
    stated.forEach(one -> byArea.add(one.resource(), one.area(), one.much()));
    Map<String, List<AreaCapacity.Post>> workers = posts(area, on);
    workers.values().forEach(posts -> byArea.addWorker(posts, work.workerHours()));
    Capacity whole =
        new Capacity(
            beds.size(),
            beds.stream().mapToInt(IsolationSite::beds).sum(),
            beds.stream().mapToInt(IsolationSite::taken).sum(),
            (long) workers.size(),
            teams.isEmpty()
                ? null
                : stated.stream()
                    .filter(one -> one.resource() == Resource.DISINFECTIONS)
                    .mapToLong(CapacityStatement::much)
                    .sum(),
            (long) gridded(workers.values()).size());
    return new There(whole, byArea, stated);
  }

  private static CapacityStatement stated(Fact fact) {
    return new CapacityStatement(
        Resource.DISINFECTIONS,
        fact.area(),
        null,
        number(fact.attribute("places")),
        fact.happenedOn());
  }

  private static long number(@Nullable String places) {
    return places == null ? 0 : Long.parseLong(places);
  }

  /** Where each grid worker answers. */
  private Map<String, List<AreaCapacity.Post>> posts(String area, LocalDate on) {
    return people.posts(ResponsibleLevel.GRID_WORKER, area, on).stream()
        .collect(
            Collectors.groupingBy(
                Responsibilities.Post::who,
                Collectors.mapping(
                    post -> new AreaCapacity.Post(post.area(), post.grid().orElse(null)),
                    Collectors.toList())));
  }

  /** The villages of which a grid has a worker of its own. */
  private static Set<String> gridded(Collection<List<AreaCapacity.Post>> workers) {
    Set<String> villages = new HashSet<>();
    workers.forEach(posts ->
        posts.stream()
            .filter(post -> post.grid() != null)
            .forEach(post -> villages.add(post.area())));
    return villages;
  }

  /** The grids of an area by which hours are compared, with what lies in them. */
  Grids grids(String area, LocalDate on) {
    Set<String> villages = gridded(posts(area, on).values());
    if (villages.isEmpty()) {
      return Grids.NONE;
    }
    Map<UUID, String> grids = places.grids(villages);
    return new Grids(new HashMap<>(places.inGrids(grids.keySet())), grids);
  }
}
