package lianfang.web.areas;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.Responsibilities;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.IsolationSite;
import lianfang.fact.IsolationSites;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Writes the page of what an area has to carry measures out: sites, teams, grid workers. */
@Component
class CapacityPages {

  private static final int COUNTY_DIGITS = 6;

  private final IsolationSites sites;
  private final FactPages facts;
  private final Responsibilities people;
  private final Areas areas;
  private final Subjects subjects;

  CapacityPages(
      IsolationSites sites,
      FactPages facts,
      Responsibilities people,
      Areas areas,
      Subjects subjects) {
    this.sites = sites;
    this.facts = facts;
    this.people = people;
    this.areas = areas;
    this.subjects = subjects;
  }

  /** The page; the caller's transaction says what is seen. */
  BlocksPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    List<IsolationSite> beds = sites.list(area, on);
    List<Fact> teams = facts.teams(area, on);
    List<Responsibilities.Post> posts = people.posts(ResponsibleLevel.GRID_WORKER, area, on);
    int free = beds.stream().mapToInt(IsolationSite::free).sum();
    List<Figure> figures =
        List.of(
            figure(shell, beds.stream().mapToInt(IsolationSite::beds).sum(), "capacity.beds"),
            figure(shell, free, "capacity.free"),
            figure(shell, teams.stream().mapToLong(CapacityPages::places).sum(), "capacity.places"),
            figure(
                shell,
                posts.stream().map(Responsibilities.Post::who).distinct().count(),
                "capacity.workers"));
    Head head =
        new Head(
            shell.t("capacity.title"),
            shell.t("capacity.says", shell.ground().name(), shell.language().weekday(on)),
            figures,
            new Link(shell.ground().name(), shell.link("/areas")));
    boolean may = user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere();
    List<Link> acts = new ArrayList<>();
    if (may) {
      acts.add(
          new Link(shell.t("capacity.site.new"), shell.link(CapacityDesk.PATH + "/sites/new")));
    }
    List<Block> blocks =
        List.of(
            sites(shell, beds, user.may(Permission.SEE_PERSONS)),
            teams(shell, area, teams),
            workers(shell, area, posts));
    return new BlocksPage(shell, head, acts, List.of(), List.of(), blocks);
  }

  private static Figure figure(Shell shell, long number, String key) {
    return new Figure(shell.language().number(number), shell.t(key), null, null, "plain");
  }

  private static long places(Fact fact) {
    String places = fact.attribute("places");
    return places == null ? 0 : Long.parseLong(places);
  }

  /** How many are there is a count of people in one village, for those who may see persons. */
  private Block sites(Shell shell, List<IsolationSite> beds, boolean persons) {
    List<Row> rows = new ArrayList<>();
    for (IsolationSite site : beds) {
      String to = shell.link(CapacityDesk.site(site.id()));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(site.name(), "", to),
                  Cell.of(subjects.village(shell, site.village())),
                  Cell.number(shell.language().number(site.beds()), null),
                  Cell.number(persons ? shell.language().number(site.taken()) : "", null),
                  Cell.number(persons ? shell.language().number(site.free()) : "", null),
                  Cell.minor(shell.language().full(site.since())))));
    }
    return new Block(
            shell.t("capacity.sites", rows.size()),
            shell.t("capacity.sites.says"),
            null,
            List.of(
                Listing.Column.of(shell.t("capacity.site")),
                Listing.Column.of(shell.t("people.village")),
                Listing.Column.number(shell.t("capacity.beds")),
                Listing.Column.number(shell.t("capacity.taken")),
                Listing.Column.number(shell.t("capacity.free")),
                Listing.Column.minor(shell.t("capacity.since"))),
            rows,
            shell.t("capacity.sites.none"))
        .stacked();
  }

  /** Every county, stated or not, and the other areas of which something is stated. */
  private Block teams(Shell shell, String area, List<Fact> teams) {
    Map<String, Fact> stated =
        teams.stream().collect(Collectors.toMap(Fact::area, fact -> fact, (a, b) -> a));
    Set<String> codes = new TreeSet<>(stated.keySet());
    counties(area).forEach(county -> codes.add(county.code()));
    List<Row> rows = new ArrayList<>();
    for (String code : codes) {
      String to = shell.link(CapacityDesk.teams(code));
      Fact fact = stated.get(code);
      String unknown = shell.t("simulation.short.nobody");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(subjects.name(shell, code), code, to),
                  Cell.number(fact == null ? unknown : shell.language().number(places(fact)), null),
                  Cell.number(fact == null ? "" : number(shell, fact, "teams"), null),
                  Cell.minor(fact == null ? "" : shell.language().full(fact.happenedOn())))));
    }
    return new Block(
        shell.t("capacity.teams", stated.size()),
        shell.t("capacity.teams.says"),
        null,
        List.of(
            Listing.Column.of(shell.t("today.area")),
            Listing.Column.number(shell.t("capacity.places")),
            Listing.Column.number(shell.t("capacity.teams.count")),
            Listing.Column.minor(shell.t("capacity.since"))),
        rows,
        shell.t("capacity.teams.none"));
  }

  private List<Division> counties(String area) {
    return area.length() < COUNTY_DIGITS
        ? areas.index().below(area, DivisionLevel.COUNTY)
        : areas.find(area.substring(0, COUNTY_DIGITS)).stream()
            .filter(county -> county.code().equals(area))
            .toList();
  }

  private static String number(Shell shell, Fact fact, String attribute) {
    String text = fact.attribute(attribute);
    return text == null ? "" : shell.language().number(Long.parseLong(text));
  }

  /** Workers are stated one by one where somebody answers for a village or a grid. */
  private Block workers(Shell shell, String area, List<Responsibilities.Post> posts) {
    List<Row> rows =
        areas.children(area).stream().map(child -> workersOf(shell, child, posts)).toList();
    return new Block(
        shell.t("capacity.workers.by", rows.size()),
        shell.t("capacity.workers.says"),
        null,
        List.of(
            Listing.Column.of(shell.t("today.area")),
            Listing.Column.number(shell.t("capacity.workers")),
            Listing.Column.number(shell.t("capacity.workers.grids")),
            Listing.Column.number(shell.t("capacity.workers.without"))),
        rows,
        shell.t("area.none"));
  }

  private Row workersOf(Shell shell, Division child, List<Responsibilities.Post> posts) {
    boolean village = child.level() == DivisionLevel.VILLAGE;
    String to = shell.link(village ? "/areas" : CapacityDesk.PATH, "area", child.code());
    List<Responsibilities.Post> here =
        posts.stream().filter(post -> post.area().startsWith(child.code())).toList();
    Set<String> without = new HashSet<>();
    if (village) {
      without.add(child.code());
    } else {
      areas
          .index()
          .below(child.code(), DivisionLevel.VILLAGE)
          .forEach(one -> without.add(one.code()));
    }
    here.forEach(post -> without.remove(post.area()));
    long workers = here.stream().map(Responsibilities.Post::who).distinct().count();
    long grids = here.stream().filter(post -> post.grid().isPresent()).count();
    return new Row(
        to,
        List.of(
            Cell.subject(subjects.name(shell, child.code()), child.code(), to),
            number(shell, workers),
            number(shell, grids),
            number(shell, without.size())));
  }

  private static Cell number(Shell shell, long number) {
    return Cell.number(shell.language().number(number), null);
  }
}
