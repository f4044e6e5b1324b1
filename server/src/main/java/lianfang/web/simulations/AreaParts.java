package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.ShortageRows;
import lianfang.web.cases.Said;
import lianfang.web.part.AreaMap;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 地区部分: what a simulation's page says by area: what changes where, and where it runs short. */
@Component
class AreaParts {

  private static final int AREAS_MAX = 60;
  private static final int COUNTY_DIGITS = 6;

  private final SimulationTables tables;
  private final CountyMap map;
  private final ShortageRows rows;

  AreaParts(SimulationTables tables, CountyMap map, ShortageRows rows) {
    this.tables = tables;
    this.map = map;
    this.rows = rows;
  }

  /** The counties by what changes most. */
  @Nullable AreaMap map(Shell shell, Kept kept, List<AreaChange> changed) {
    return map.of(shell, kept, changed).orElse(null);
  }

  /** The areas that change, one level below the one that is looked at. */
  Block changes(Shell shell, Asked asked, List<AreaChange> changed, boolean persons) {
    String at = shell.query().getOrDefault("at", "");
    String page = SimulationPages.path(asked.id());
    List<AreaChange> below =
        SimulationTables.below(changed, AreaChange::area, at.isEmpty() ? asked.area() : at);
    return new Block(
        shell.t("simulation.areas", name(shell, asked, at), below.size()),
        shell.t(persons ? "simulation.areas.says" : "simulation.areas.few"),
        up(shell, at),
        SimulationTables.areaColumns(shell),
        below.stream().limit(AREAS_MAX).map(one -> tables.area(shell, page, one, persons)).toList(),
        shell.t("simulation.none"));
  }

  private String name(Shell shell, Asked asked, String at) {
    return tables.name(shell, at.isEmpty() ? asked.area() : at);
  }

  private static @Nullable Link up(Shell shell, String at) {
    return at.isEmpty() ? null : new Link(shell.t("simulation.areas.up"), shell.here("at", ""));
  }

  /** Where a simulation runs short, as far as the reader may know. */
  List<Shortage> shortages(UUID id, boolean persons) {
    return rows.of(id, persons);
  }

  /** Who lacks the most of each thing, and of how many areas nobody can say. */
  List<SimulationPage.Told> told(Shell shell, Asked asked, List<Shortage> all) {
    List<SimulationPage.Told> told = new ArrayList<>();
    for (Resource resource : Resource.values()) {
      String key = "simulation.short." + resource.word();
      Shortage.worst(all, resource)
          .ifPresent(worst -> {
            String text =
                shell.t(
                    key,
                    tables.name(shell, worst.area()),
                    shell.language().day(worst.fullest()),
                    worst.need(),
                    number(shell, worst.there()),
                    worst.lacks(),
                    worst.days());
            told.add(new SimulationPage.Told(text, "warn", into(shell, asked, worst)));
          });
      long unknown =
          all.stream()
              .filter(one -> one.resource() == resource && one.there() == null && one.need() > 0)
              .filter(one -> one.area().length() == resource.digits())
              .count();
      if (unknown > 0) {
        told.add(new SimulationPage.Told(shell.t(key + ".unknown", unknown), "", null));
      }
    }
    return told;
  }

  /** The table in which the area stands. */
  private Link into(Shell shell, Asked asked, Shortage worst) {
    int digits = worst.area().length() > COUNTY_DIGITS ? 9 : 4;
    String around = worst.area().substring(0, digits);
    String page = SimulationPages.path(asked.id());
    String to = around.length() == 4 ? shell.link(page) : shell.link(page, "at", around);
    return new Link(shell.t("simulation.short.where"), to + "#short");
  }

  private static String number(Shell shell, @Nullable Long number) {
    return number == null ? shell.t("simulation.short.nobody") : shell.language().number(number);
  }

  /** What runs short one level below the area that is looked at, or in it where nothing does. */
  Block block(Shell shell, Asked asked, List<Shortage> all) {
    String at = shell.query().getOrDefault("at", "");
    List<Shortage> below =
        SimulationTables.below(all, Shortage::area, at.isEmpty() ? asked.area() : at);
    String page = SimulationPages.path(asked.id());
    return new Block(
        shell.t("simulation.short", name(shell, asked, at), below.size()),
        shell.t("simulation.short.says"),
        up(shell, at),
        columns(shell),
        below.stream().limit(AREAS_MAX).map(one -> row(shell, page, one)).toList(),
        shell.t("simulation.short.none"));
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

  /** A row an area and resource. */
  Row row(Shell shell, String page, Shortage one) {
    boolean further = one.area().length() < one.resource().digits();
    String to = further ? shell.link(page, "at", one.area()) : null;
    String name = tables.name(shell, one.area());
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
            Cell.of(one.first() == null ? "" : shell.language().day(one.first())),
            Cell.of(shell.language().day(one.fullest()))));
  }

  /** The counties by what they lack: beds, else teams, else villages without hands enough. */
  @Nullable AreaMap shortMap(Shell shell, Asked asked, List<Shortage> all) {
    for (Resource resource : List.of(Resource.BEDS, Resource.DISINFECTIONS, Resource.HOURS)) {
      Map<String, Long> numbers = new LinkedHashMap<>();
      for (Shortage one : all) {
        if (one.resource() == resource && one.area().length() == resource.digits()) {
          long much = resource == Resource.HOURS ? Math.min(1, one.lacks()) : one.lacks();
          numbers.merge(one.area().substring(0, COUNTY_DIGITS), much, Long::sum);
        }
      }
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

  /** The figures by which hours were reckoned, each with where it comes from. */
  static List<Block> work(Shell shell, Kept.Figures figures) {
    if (figures.work() == null) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    figures
        .work()
        .figures()
        .forEach(one ->
            rows.add(
                new Row(
                    null,
                    List.of(
                        Cell.of(Said.of(shell, one.name())),
                        Cell.number(shell.language().number(one.value()), null),
                        Cell.of(
                            shell.t(
                                one.assumption()
                                    ? "simulation.work.assumption"
                                    : "simulation.work.document")),
                        Cell.minor(Said.of(shell, one.cites()))))));
    return List.of(
        new Block(
            shell.t("simulation.work"),
            shell.t("simulation.work.says"),
            null,
            List.of(
                Listing.Column.of(shell.t("simulation.work.figure")),
                Listing.Column.number(shell.t("simulation.work.value")),
                Listing.Column.of(shell.t("simulation.work.grade")),
                Listing.Column.minor(shell.t("simulation.work.cites"))),
            rows,
            ""));
  }
}
