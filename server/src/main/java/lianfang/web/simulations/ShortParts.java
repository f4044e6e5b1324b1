package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.fact.Subject;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.ShortageRows;
import lianfang.web.areas.CapacityDesk;
import lianfang.web.part.AreaMap;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 紧缺部分: what a simulation's page says about where beds, hands and teams run short. */
@Component
class ShortParts {

  private static final int AREAS_MAX = 60;
  private static final int COUNTY_DIGITS = 6;
  private static final int TOWNSHIP_DIGITS = 9;
  private static final int VILLAGE_DIGITS = 12;

  private final CountyMap map;
  private final ShortageRows rows;
  private final Subjects subjects;

  ShortParts(CountyMap map, ShortageRows rows, Subjects subjects) {
    this.map = map;
    this.rows = rows;
    this.subjects = subjects;
  }

  /**
   * Where a simulation runs short, as far as the reader may know.
   *
   * @param all by area
   * @param changed areas in which somebody changes
   */
  record Found(List<Shortage> all, Set<String> changed) {

    /** Grids of which something is said. */
    private boolean isGridded(String village) {
      return all.stream().anyMatch(one -> one.grid() != null && one.area().equals(village));
    }
  }

  Found of(UUID id, boolean persons, Set<String> changed) {
    return new Found(rows.of(id, persons), changed);
  }

  /** Who lacks the most of each thing, and of how many areas nobody can say. */
  List<SimulationPage.Told> told(Shell shell, Asked asked, Found found) {
    List<SimulationPage.Told> told = new ArrayList<>();
    for (Resource resource : Resource.values()) {
      String key = "simulation.short." + resource.word();
      Shortage.worst(found.all(), resource)
          .ifPresent(worst -> {
            String text =
                shell.t(
                    key,
                    name(shell, worst, grids(shell, List.of(worst))),
                    shell.language().day(worst.fullest()),
                    worst.need(),
                    number(shell, worst.there()),
                    worst.lacks(),
                    worst.days());
            told.add(new SimulationPage.Told(text, "warn", into(shell, asked, worst)));
          });
      long unknown =
          Shortage.smallest(found.all(), resource).stream()
              .filter(one -> one.there() == null && one.need() > 0)
              .count();
      if (unknown > 0) {
        Link state = new Link(shell.t("capacity.title"), shell.link("/areas/capacity"));
        told.add(new SimulationPage.Told(shell.t(key + ".unknown", unknown), "", state));
      }
    }
    return told;
  }

  /** The table in which the area stands. */
  private static Link into(Shell shell, Asked asked, Shortage worst) {
    String around = worst.grid() == null ? "" : worst.area();
    if (worst.grid() == null && worst.area().length() == VILLAGE_DIGITS) {
      around = worst.area().substring(0, TOWNSHIP_DIGITS);
    }
    String to = shell.link(SimulationPages.path(asked.id()), "at", around);
    return new Link(shell.t("simulation.short.where"), to + "#short");
  }

  private static String number(Shell shell, @Nullable Long number) {
    return number == null ? shell.t("simulation.short.nobody") : shell.language().number(number);
  }

  /** What grids are called, all at once. */
  private Map<UUID, String> grids(Shell shell, List<Shortage> shown) {
    List<Subject> places =
        shown.stream().flatMap(one -> Stream.ofNullable(one.grid())).map(Subject::place).toList();
    Map<UUID, String> names = new HashMap<>();
    if (!places.isEmpty()) {
      subjects.of(shell, places).forEach((id, called) -> names.put(id, called.name()));
    }
    return names;
  }

  private String name(Shell shell, Shortage one, Map<UUID, String> grids) {
    String area = shell.area(one.area());
    UUID grid = one.grid();
    return grid == null
        ? area
        : shell.t(
            "simulation.short.grid", area, grids.getOrDefault(grid, Subjects.unknown(grid).name()));
  }

  /** What runs short one level below the area that is looked at: of a village its grids. */
  Block block(Shell shell, Kept kept, Found found) {
    Asked asked = kept.asked();
    String at = AreaParts.at(shell, asked);
    List<Shortage> below = below(found.all(), at);
    List<Shortage> shown = below.stream().limit(AREAS_MAX).toList();
    Map<UUID, String> grids = grids(shell, shown);
    return new Block(
        shell.t("simulation.short", shell.area(at), below.size()),
        shell.t("simulation.short.says") + " " + by(shell, kept),
        AreaParts.up(shell),
        columns(shell),
        shown.stream().map(one -> row(shell, asked, found, one, grids)).toList(),
        shell.t("simulation.short.none"));
  }

  private static List<Shortage> below(List<Shortage> all, String at) {
    return at.length() == VILLAGE_DIGITS
        ? all.stream().filter(one -> one.grid() != null && one.area().equals(at)).toList()
        : SimulationTables.below(
            all.stream().filter(one -> one.grid() == null).toList(), Shortage::area, at);
  }

  /** Whether hours are compared by grid or by village. */
  private static String by(Shell shell, Kept kept) {
    Kept.Figures figures = kept.figures();
    Long gridded = figures == null ? null : figures.capacity().gridded();
    return gridded == null || gridded == 0
        ? shell.t("simulation.short.villages")
        : shell.t("simulation.short.grids", gridded);
  }

  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("simulation.area")),
        Listing.Column.of(shell.t("simulation.short.resource")),
        Listing.Column.number(shell.t("simulation.short.lacks")),
        Listing.Column.number(shell.t("simulation.short.need")),
        Listing.Column.number(shell.t("simulation.short.there")),
        Listing.Column.number(shell.t("simulation.short.days")),
        Listing.Column.of(shell.t("simulation.short.first")),
        Listing.Column.of(shell.t("simulation.short.fullest")));
  }

  /** All rows for a file. */
  List<Row> file(Shell shell, Found found) {
    Map<UUID, String> grids = grids(shell, found.all());
    return found.all().stream()
        .map(one -> FileTables.lacking(shell, one, name(shell, one, grids)))
        .toList();
  }

  /** A row an area and resource. */
  private Row row(Shell shell, Asked asked, Found found, Shortage one, Map<UUID, String> grids) {
    String to = to(shell, asked, found, one);
    String name = name(shell, one, grids);
    return new Row(
        to,
        List.of(
            to == null
                ? new Cell("text", name, one.area(), null, false)
                : Cell.subject(name, one.area(), to),
            Cell.of(shell.t("simulation.resource." + one.resource().word())),
            Cell.number(one.there() == null ? "" : shell.language().number(one.lacks()), null),
            Cell.number(SimulationTables.both(shell, one.needBefore(), one.need()), null),
            Cell.number(number(shell, one.there()), null),
            Cell.number(SimulationTables.both(shell, one.daysBefore(), one.days()), null),
            Cell.of(one.first() == null ? "" : shell.language().brief(one.first())),
            Cell.of(shell.language().brief(one.fullest()))));
  }

  /** The level below, and from the smallest area its list: who changes, else who is there now. */
  private static @Nullable String to(Shell shell, Asked asked, Found found, Shortage one) {
    String page = SimulationPages.path(asked.id());
    boolean further =
        one.area().length() < one.resource().digits()
            || one.grid() == null
                && one.resource() == Resource.HOURS
                && found.isGridded(one.area());
    if (further) {
      return shell.link(page, "at", one.area()) + "#short";
    }
    if (found.changed().contains(one.area())) {
      return shell.toPersons(page + "/subjects", "at", one.area());
    }
    return switch (one.resource()) {
      case BEDS -> shell.toPersons("/people", "area", one.area(), "place", "central");
      case HOURS -> shell.toPersons("/people", "area", one.area(), "place", "home");
      case DISINFECTIONS -> shell.link("/closures", "area", one.area());
    };
  }

  /** The sites and teams with which it was compared, as officials stated them. */
  List<Block> stated(Shell shell, Kept.Figures figures) {
    List<CapacityStatement> all = figures.stated();
    if (all == null) {
      return List.of();
    }
    List<CapacityStatement> shown = all.stream().limit(AREAS_MAX).toList();
    Map<UUID, Subjects.Called> sites =
        subjects.of(
            shell,
            shown.stream()
                .flatMap(one -> Stream.ofNullable(one.site()))
                .map(Subject::place)
                .toList());
    List<Row> rows = new ArrayList<>();
    for (CapacityStatement one : shown) {
      UUID site = one.site();
      String area = subjects.village(shell, one.area());
      String to = shell.link(CapacityDesk.path(one));
      String name = site == null ? area : sites.getOrDefault(site, Subjects.unknown(site)).name();
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(name, one.area(), to),
                  Cell.minor(site == null ? "" : area),
                  Cell.of(shell.t("simulation.resource." + one.resource().word())),
                  Cell.number(shell.language().number(one.much()), null),
                  Cell.of(shell.language().full(one.since())))));
    }
    return List.of(
        new Block(
            shell.t("simulation.stated", all.size()),
            shell.t("simulation.stated.says"),
            new Link(shell.t("capacity.title"), shell.link("/areas/capacity")),
            List.of(
                Listing.Column.of(shell.t("simulation.stated.what")),
                Listing.Column.minor(shell.t("simulation.area")),
                Listing.Column.of(shell.t("simulation.short.resource")),
                Listing.Column.number(shell.t("simulation.stated.much")),
                Listing.Column.of(shell.t("simulation.stated.since"))),
            rows,
            shell.t("simulation.stated.none")));
  }

  /** The counties by what they lack: beds, else teams, else villages without hands enough. */
  @Nullable AreaMap map(Shell shell, Asked asked, Found found) {
    for (Resource resource : List.of(Resource.BEDS, Resource.DISINFECTIONS, Resource.HOURS)) {
      Map<String, Long> numbers = counties(found.all(), resource);
      if (numbers.values().stream().anyMatch(much -> much > 0)) {
        String key = "simulation.shortmap." + resource.word();
        Optional<AreaMap> drawn =
            map.draw(
                shell,
                asked,
                numbers,
                new CountyMap.Words(key, shell.t(key + ".says"), key + ".area", List.of()));
        return drawn.orElse(null);
      }
    }
    return null;
  }

  private static Map<String, Long> counties(List<Shortage> all, Resource resource) {
    List<Shortage> lacking =
        Shortage.smallest(all, resource).stream().filter(one -> one.lacks() > 0).toList();
    if (resource == Resource.HOURS) {
      // A village counts once, however many of its grids are short.
      return new HashSet<>(lacking.stream().map(Shortage::area).toList())
          .stream()
              .collect(
                  Collectors.groupingBy(
                      area -> area.substring(0, COUNTY_DIGITS), Collectors.counting()));
    }
    Map<String, Long> numbers = new LinkedHashMap<>();
    lacking.forEach(
        one -> numbers.merge(one.area().substring(0, COUNTY_DIGITS), one.lacks(), Long::sum));
    return numbers;
  }
}
