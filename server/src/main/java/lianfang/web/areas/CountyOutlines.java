package lianfang.web.areas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * 县界: the outlines of the counties of one city, as a drawing. Boundaries are data of the product;
 * no tile comes from outside.
 */
@Component
public class CountyOutlines {

  /** How wide a drawing is. */
  public static final int WIDTH = 400;

  private static final String FILE = "boundaries/counties.csv";
  private static final int CITY_DIGITS = 4;

  /** Rings of degrees by county. */
  private final Map<String, List<double[][]>> rings = new TreeMap<>();

  CountyOutlines() throws IOException {
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

  /**
   * One county as it is drawn.
   *
   * @param path its outline
   * @param x middle of its name
   * @param y middle of its name
   */
  public record Outline(String path, int x, int y) {}

  /**
   * The counties of a city.
   *
   * @param height of the drawing, which is {@link #WIDTH} wide
   * @param counties by code, in order
   */
  public record Drawn(int height, Map<String, Outline> counties) {

    /** Copies the counties in their order. */
    public Drawn {
      counties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counties));
    }
  }

  /** The drawing of a city; without counties where the area is no city or has no boundaries. */
  public Drawn of(String city) {
    Map<String, List<double[][]>> found = new LinkedHashMap<>();
    if (city.length() == CITY_DIGITS) {
      rings.forEach((county, outline) -> {
        if (county.startsWith(city)) {
          found.put(county, outline);
        }
      });
    }
    if (found.isEmpty()) {
      return new Drawn(0, Map.of());
    }
    Projection projection = new Projection(List.copyOf(found.values()));
    Map<String, Outline> drawn = new LinkedHashMap<>();
    found.forEach((county, outline) -> {
      int[] middle = projection.middle(outline);
      drawn.put(county, new Outline(projection.path(outline), middle[0], middle[1]));
    });
    return new Drawn(projection.height(), drawn);
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
