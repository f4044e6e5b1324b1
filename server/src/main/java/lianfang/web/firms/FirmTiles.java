package lianfang.web.firms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmScope;
import lianfang.situation.ObjectClasses;
import lianfang.situation.scheme.ClassScheme;
import lianfang.web.areas.CountyOutlines;
import lianfang.web.cases.Said;
import lianfang.web.part.AreaMap;
import lianfang.web.part.Filter;
import lianfang.web.part.Tiles;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 复工分布: shares at work by county, township and class. Counties of a city are drawn by their
 * boundaries; of townships there are none in open data, so that they are tiles, which says their
 * footer.
 */
@Component
class FirmTiles {

  private static final int CITY = 4;
  private static final int COUNTY = 6;

  private final FirmCounts counts;
  private final Areas areas;
  private final CountyOutlines outlines;
  private final ObjectClasses classes;
  private final Subjects subjects;

  FirmTiles(
      FirmCounts counts,
      Areas areas,
      CountyOutlines outlines,
      ObjectClasses classes,
      Subjects subjects) {
    this.counts = counts;
    this.areas = areas;
    this.outlines = outlines;
    this.classes = classes;
    this.subjects = subjects;
  }

  /** The counties of a city; empty elsewhere. */
  Optional<AreaMap> map(Shell shell, FirmScope scope) {
    CountyOutlines.Drawn drawn = outlines.of(shell.ground().code());
    Map<String, FirmCounts.Group> groups = groups(shell, scope, FirmCounts.By.COUNTY, "", "");
    if (drawn.counties().isEmpty() || groups.isEmpty()) {
      return Optional.empty();
    }
    List<AreaMap.Shape> shapes = new ArrayList<>();
    drawn
        .counties()
        .forEach((county, outline) -> {
          FirmCounts.Group group =
              groups.getOrDefault(county, new FirmCounts.Group(county, Map.of()));
          String name = subjects.name(shell, county);
          shapes.add(
              new AreaMap.Shape(
                  name,
                  outline.path(),
                  Math.max(0, Tiles.step(group.atWork().percent())),
                  shell.t(
                      "firms.map.area",
                      name,
                      FirmWords.percent(shell, group.atWork()),
                      group.atWork().part(),
                      group.whole()),
                  group.whole() == 0 ? null : list(shell, scope, county, "", ""),
                  outline.x(),
                  outline.y()));
        });
    return Optional.of(
        new AreaMap(
            shell.t("firms.map"),
            shell.t("firms.map.footer", about(shell, scope)),
            CountyOutlines.WIDTH,
            drawn.height(),
            shapes,
            legend(shell, false)));
  }

  /** One tile an area below the page's own; empty where there is none below. */
  Optional<Tiles> areas(Shell shell, FirmScope scope) {
    String area = shell.ground().code();
    if (area.length() != CITY && area.length() != COUNTY) {
      return Optional.empty();
    }
    boolean townships = area.length() == COUNTY;
    String scheme = FirmWords.text(shell, "scheme");
    String only = FirmWords.text(shell, "class");
    FirmCounts.By by = townships ? FirmCounts.By.TOWNSHIP : FirmCounts.By.COUNTY;
    Map<String, FirmCounts.Group> groups = groups(shell, scope, by, scheme, only);
    if (groups.isEmpty() && only.isEmpty()) {
      return Optional.empty();
    }
    List<Tiles.Tile> tiles = new ArrayList<>();
    for (Division one : areas.children(area)) {
      FirmCounts.Group found = groups.remove(one.code());
      FirmCounts.Group group = found == null ? new FirmCounts.Group("", Map.of()) : found;
      String href = list(shell, scope, one.code(), scheme, only);
      tiles.add(tile(shell, subjects.name(shell, one.code()), group, href));
    }
    for (FirmCounts.Group rest : groups.values()) {
      tiles.add(tile(shell, shell.t("firms.tiles.rest"), rest, null));
    }
    return Optional.of(
        new Tiles(
            shell.t(townships ? "firms.tiles.townships" : "firms.tiles.counties"),
            shell.t(
                townships ? "firms.tiles.footer" : "firms.tiles.counties.footer",
                about(shell, scope)),
            choices(shell, scheme, only),
            tiles,
            legend(shell, true)));
  }

  /** One tile a class of each scheme that is in use. */
  Optional<Tiles> classes(Shell shell, FirmScope scope) {
    String area = shell.ground().code();
    List<Tiles.Tile> tiles = new ArrayList<>();
    for (ClassScheme scheme : used(shell)) {
      for (FirmCounts.Group one : counts.byClass(area, scope, scheme.id(), shell.console().on())) {
        String name =
            scheme
                .find(one.key())
                .map(found -> Said.of(shell, found.name()))
                .orElse(shell.t("firms.noclass"));
        String only = one.key().isEmpty() ? FirmQuery.NO_CLASS : one.key();
        String href = list(shell, scope, area, scheme.id(), only);
        String called =
            used(shell).size() == 1 ? name : Said.of(shell, scheme.title()) + " · " + name;
        tiles.add(tile(shell, called, one, href));
      }
    }
    return tiles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Tiles(
                shell.t("firms.tiles.classes"),
                shell.t("firms.tiles.classes.footer", about(shell, scope)),
                List.of(),
                tiles,
                legend(shell, false)));
  }

  private Map<String, FirmCounts.Group> groups(
      Shell shell, FirmScope scope, FirmCounts.By by, String scheme, String only) {
    String area = shell.ground().code();
    String word = only.equals(FirmQuery.NO_CLASS) ? "" : only;
    List<FirmCounts.Group> found =
        only.isEmpty()
            ? counts.groups(area, scope, by, shell.console().on())
            : counts.groupsOf(
                area, scope, by, shell.console().on(), new FirmCounts.Classed(scheme, word));
    Map<String, FirmCounts.Group> groups = new LinkedHashMap<>();
    found.forEach(one -> groups.put(one.key(), one));
    return groups;
  }

  private static Tiles.Tile tile(
      Shell shell, String name, FirmCounts.Group group, @Nullable String href) {
    boolean none = group.whole() == 0;
    return new Tiles.Tile(
        name,
        none ? "—" : FirmWords.percent(shell, group.atWork()),
        none
            ? shell.t("firms.tiles.none")
            : shell.t("firms.tiles.of", group.atWork().part(), group.whole()),
        Tiles.step(group.atWork().percent()),
        none ? null : href);
  }

  private static String list(
      Shell shell, FirmScope scope, String area, String scheme, String only) {
    return shell.link(
        FirmsDesk.LIST,
        "area",
        area,
        "scope",
        scope == FirmScope.ALL ? "" : scope.word(),
        "scheme",
        only.isEmpty() ? "" : scheme,
        "class",
        only);
  }

  private List<ClassScheme> used(Shell shell) {
    return classes.schemes().stream()
        .filter(one -> one.kinds().contains("firm"))
        .filter(one -> one.holds(shell.ground().code(), shell.console().on()))
        .toList();
  }

  /** All classes, and each of them alone. */
  private List<Filter.Option> choices(Shell shell, String scheme, String only) {
    List<Filter.Option> choices = new ArrayList<>();
    for (ClassScheme one : used(shell)) {
      one.classes()
          .forEach(found ->
              choices.add(
                  choice(
                      shell, one, found.id(), Said.of(shell, found.name()), scheme + "/" + only)));
      choices.add(
          choice(shell, one, FirmQuery.NO_CLASS, shell.t("firms.noclass"), scheme + "/" + only));
    }
    if (!choices.isEmpty()) {
      choices.addFirst(
          new Filter.Option(
              shell.t("firms.tiles.all"),
              shell.here("scheme", "", "class", ""),
              null,
              only.isEmpty()));
    }
    return choices;
  }

  private static Filter.Option choice(
      Shell shell, ClassScheme scheme, String id, String name, String chosen) {
    return new Filter.Option(
        name,
        shell.here("scheme", scheme.id(), "class", id),
        null,
        chosen.equals(scheme.id() + "/" + id));
  }

  private static List<AreaMap.Step> legend(Shell shell, boolean empty) {
    List<AreaMap.Step> legend = new ArrayList<>();
    if (empty) {
      legend.add(new AreaMap.Step(Tiles.NOTHING, shell.t("firms.tiles.none")));
    }
    legend.add(new AreaMap.Step(0, "0 %"));
    for (int step = 1; step <= AreaMap.STEPS; step++) {
      boolean last = step == AreaMap.STEPS;
      legend.add(
          new AreaMap.Step(
              step,
              shell.t(
                  last ? "firms.tiles.last" : "firms.tiles.step",
                  Tiles.least(step),
                  Tiles.least(step + 1))));
    }
    return legend;
  }

  private static String about(Shell shell, FirmScope scope) {
    return shell.t(
        "firms.footer",
        shell.texts().word("firm.scope", scope.word()),
        shell.language().full(shell.console().on()));
  }
}
