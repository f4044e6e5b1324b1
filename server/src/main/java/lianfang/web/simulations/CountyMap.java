package lianfang.web.simulations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.part.AreaMap;
import lianfang.web.shell.Shell;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * 县区图: the counties of one city by how many subjects the commonest change concerns. Boundaries are
 * data of the product; no tile comes from outside.
 */
@Component
class CountyMap {

  private static final String FILE = "boundaries/counties.csv";
  private static final int WIDTH = 400;
  private static final int CITY_DIGITS = 4;

  /** Rings of degrees by county. */
  private final Map<String, List<double[][]>> rings = new TreeMap<>();

  private final SimulationTables tables;

  CountyMap(SimulationTables tables) throws IOException {
    this.tables = tables;
    String text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    text.lines().filter(line -> Character.isDigit(line.charAt(0))).forEach(this::read);
  }

  /** A county's code and the degrees of one ring. */
  private void read(String line) {
    String[] cells = line.split("[ ,]", -1);
    double[][] ring = new double[cells.length / 2][];
    for (int i = 0; i < ring.length; i++) {
      ring[i] =
          new double[] {Double.parseDouble(cells[1 + 2 * i]), Double.parseDouble(cells[2 + 2 * i])};
    }
    rings.computeIfAbsent(cells[0], county -> new ArrayList<>()).add(ring);
  }

  /** The map of the city that was simulated; empty without boundaries or where nothing changes. */
  Optional<AreaMap> of(Shell shell, String page, Kept kept, List<AreaChange> changed) {
    String city = kept.asked().area();
    Kept.Figures figures = kept.figures();
    List<String> counties =
        rings.keySet().stream().filter(county -> county.startsWith(city)).toList();
    boolean drawn = city.length() == CITY_DIGITS && !counties.isEmpty();
    if (!drawn || figures == null || figures.totals().isNothing()) {
      return Optional.empty();
    }
    Change commonest =
        Stream.of(Change.values())
            .max(Comparator.comparingLong(figures.totals()::of))
            .orElseThrow();
    Map<String, Long> numbers = new LinkedHashMap<>();
    counties.forEach(county -> numbers.put(county, 0L));
    for (AreaChange area : changed) {
      numbers.computeIfPresent(area.area(), (county, none) -> area.totals().of(commonest));
    }
    return Optional.of(map(shell, page, commonest, numbers));
  }

  private AreaMap map(Shell shell, String page, Change change, Map<String, Long> numbers) {
    String word = shell.t("simulation.change." + change.word());
    String most = Collections.max(numbers.entrySet(), Map.Entry.comparingByValue()).getKey();
    long highest = numbers.getOrDefault(most, 0L);
    Projection projection = new Projection(numbers.keySet().stream().map(rings::get).toList());
    List<AreaMap.Shape> shapes = new ArrayList<>();
    numbers.forEach((county, number) -> {
      List<double[][]> outline = rings.getOrDefault(county, List.of());
      int[] middle = projection.middle(outline);
      shapes.add(
          new AreaMap.Shape(
              tables.name(shell, county),
              projection.path(outline),
              AreaMap.step(number, highest),
              shell.t("simulation.map.area", tables.name(shell, county), word, number),
              number > 0 ? shell.link(page, "at", county) : null,
              middle[0],
              middle[1]));
    });
    return new AreaMap(
        shell.t("simulation.map", word, tables.name(shell, most), highest),
        shell.t("simulation.map.says", word),
        WIDTH,
        projection.height(),
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

  /** Degrees as units of the drawing, north above, as wide as they are at that latitude. */
  private static final class Projection {

    private final double west;
    private final double north;
    private final double scale;
    private final double narrow;
    private final int height;

    Projection(List<List<double[][]>> all) {
      double[] box = {180, -90, -180, 90};
      all.stream()
          .flatMap(List::stream)
          .flatMap(Stream::of)
          .forEach(point -> {
            box[0] = Math.min(box[0], point[0]);
            box[1] = Math.max(box[1], point[1]);
            box[2] = Math.max(box[2], point[0]);
            box[3] = Math.min(box[3], point[1]);
          });
      west = box[0];
      north = box[1];
      narrow = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
      scale = (WIDTH - 4) / ((box[2] - box[0]) * narrow);
      height = (int) Math.ceil((box[1] - box[3]) * scale) + 4;
    }

    int height() {
      return height;
    }

    private long x(double[] point) {
      return 2 + Math.round((point[0] - west) * narrow * scale);
    }

    private long y(double[] point) {
      return 2 + Math.round((north - point[1]) * scale);
    }

    String path(List<double[][]> county) {
      StringBuilder path = new StringBuilder();
      for (double[][] ring : county) {
        char command = 'M';
        for (double[] point : ring) {
          path.append(command).append(x(point)).append(' ').append(y(point));
          command = 'L';
        }
        path.append('Z');
      }
      return path.toString();
    }

    /** The middle of the largest ring's box, where its name has most room. */
    int[] middle(List<double[][]> county) {
      double[][] largest = county.getFirst();
      for (double[][] ring : county) {
        largest = ring.length > largest.length ? ring : largest;
      }
      long left = Stream.of(largest).mapToLong(this::x).min().orElse(0);
      long right = Stream.of(largest).mapToLong(this::x).max().orElse(0);
      long top = Stream.of(largest).mapToLong(this::y).min().orElse(0);
      long bottom = Stream.of(largest).mapToLong(this::y).max().orElse(0);
      return new int[] {(int) (left + right) / 2, (int) (top + bottom) / 2};
    }
  }
}
