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
import lianfang.rulebook.simulation.Asked;
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

  private final CountyOutlines outlines;

  CountyMap(CountyOutlines outlines) {
    this.outlines = outlines;
  }

  /** The map of the city that was simulated; empty without boundaries or where nothing changes. */
  Optional<AreaMap> of(Shell shell, Kept kept, List<AreaChange> changed) {
    Kept.Figures figures = kept.figures();
    if (figures == null || figures.totals().isNothing()) {
      return Optional.empty();
    }
    Change commonest =
        Stream.of(Change.values())
            .max(Comparator.comparingLong(figures.totals()::of))
            .orElseThrow();
    Map<String, Long> numbers = new LinkedHashMap<>();
    changed.forEach(area -> numbers.put(area.area(), area.totals().of(commonest)));
    String word = shell.t("simulation.change." + commonest.word());
    return draw(
        shell,
        kept.asked(),
        numbers,
        new Words(
            "simulation.map",
            shell.t("simulation.map.says", word),
            "simulation.map.area",
            List.of(word)));
  }

  /**
   * What stands beside and on a map.
   *
   * @param title key of the title; after {@code more} it takes the county with most and its number
   * @param says what the colours mean
   * @param area key of a county's text; it takes the name, {@code more} and the number
   * @param more further values of both
   */
  record Words(String title, String says, String area, List<Object> more) {}

  /** The counties of the city that was simulated by a number; empty without boundaries. */
  Optional<AreaMap> draw(Shell shell, Asked asked, Map<String, Long> numbers, Words words) {
    CountyOutlines.Drawn drawn = outlines.of(asked.area());
    if (drawn.counties().isEmpty()) {
      return Optional.empty();
    }
    String most =
        Collections.max(
            drawn.counties().keySet(),
            Comparator.comparingLong(county -> numbers.getOrDefault(county, 0L)));
    long highest = numbers.getOrDefault(most, 0L);
    List<AreaMap.Shape> shapes = new ArrayList<>();
    drawn
        .counties()
        .forEach((county, outline) -> {
          long number = numbers.getOrDefault(county, 0L);
          shapes.add(
              new AreaMap.Shape(
                  shell.area(county),
                  outline.path(),
                  AreaMap.step(number, highest),
                  text(shell, words.area(), shell.area(county), words.more(), number),
                  number > 0 ? shell.link(SimulationPages.path(asked.id()), "at", county) : null,
                  outline.x(),
                  outline.y()));
        });
    List<Object> first = new ArrayList<>(words.more());
    first.add(shell.area(most));
    first.add(highest);
    return Optional.of(
        new AreaMap(
            shell.t(words.title(), first.toArray()),
            words.says(),
            CountyOutlines.WIDTH,
            drawn.height(),
            shapes,
            legend(shell, highest)));
  }

  private static String text(
      Shell shell, String key, String county, List<Object> more, long number) {
    List<Object> values = new ArrayList<>();
    values.add(county);
    values.addAll(more);
    values.add(number);
    return shell.t(key, values.toArray());
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
