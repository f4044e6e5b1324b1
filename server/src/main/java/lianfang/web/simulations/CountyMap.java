package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.areas.CountyOutlines;
import lianfang.web.part.AreaMap;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 县区图: the counties of one city by how many subjects the commonest change concerns. Boundaries are
 * data of the product; no tile comes from outside.
 */
@Component
class CountyMap {

  private final SimulationTables tables;
  private final CountyOutlines outlines;

  CountyMap(SimulationTables tables, CountyOutlines outlines) {
    this.tables = tables;
    this.outlines = outlines;
  }

  /** The map of the city that was simulated; empty without boundaries or where nothing changes. */
  Optional<AreaMap> of(Shell shell, String page, Kept kept, List<AreaChange> changed) {
    String city = kept.asked().area();
    Kept.Figures figures = kept.figures();
    CountyOutlines.Drawn drawn = outlines.of(city);
    boolean without = drawn.counties().isEmpty();
    if (without || figures == null || figures.totals().isNothing()) {
      return Optional.empty();
    }
    Change commonest =
        Stream.of(Change.values())
            .max(Comparator.comparingLong(figures.totals()::of))
            .orElseThrow();
    Map<String, Long> numbers = new LinkedHashMap<>();
    drawn.counties().keySet().forEach(county -> numbers.put(county, 0L));
    for (AreaChange area : changed) {
      numbers.computeIfPresent(area.area(), (county, none) -> area.totals().of(commonest));
    }
    return Optional.of(map(shell, page, commonest, numbers, drawn));
  }

  private AreaMap map(
      Shell shell,
      String page,
      Change change,
      Map<String, Long> numbers,
      CountyOutlines.Drawn drawn) {
    String word = shell.t("simulation.change." + change.word());
    String most = Collections.max(numbers.entrySet(), Map.Entry.comparingByValue()).getKey();
    long highest = numbers.getOrDefault(most, 0L);
    List<AreaMap.Shape> shapes = new ArrayList<>();
    drawn
        .counties()
        .forEach((county, outline) -> {
          long number = numbers.getOrDefault(county, 0L);
          shapes.add(
              new AreaMap.Shape(
                  tables.name(shell, county),
                  outline.path(),
                  AreaMap.step(number, highest),
                  shell.t("simulation.map.area", tables.name(shell, county), word, number),
                  number > 0 ? shell.link(page, "at", county) : null,
                  outline.x(),
                  outline.y()));
        });
    return new AreaMap(
        shell.t("simulation.map", word, tables.name(shell, most), highest),
        shell.t("simulation.map.says", word),
        CountyOutlines.WIDTH,
        drawn.height(),
        shapes,
        legend(shell, highest));
  }

  private static List<AreaMap.Step> legend(Shell shell, long highest) {
    List<AreaMap.Step> legend = new ArrayList<>();
    legend.add(new AreaMap.Step(0, shell.language().number(0)));
    for (int step = 1; step <= AreaMap.STEPS; step++) {
      long first = AreaMap.first(step, highest);
      long last = AreaMap.first(step + 1, highest) - 1;
      if (first <= last) {
        String from = shell.language().number(first);
        String text = first == last ? from : from + "–" + shell.language().number(last);
        legend.add(new AreaMap.Step(step, text));
      }
    }
    return legend;
  }
}
