package lianfang.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.layer.Layer;

/**
 * 生效规则: all editions that were put in force, compiled once. Immutable, for all threads.
 *
 * <p>Outside its days and its scope a notice does not exist: {@link #at} leaves it out.
 */
public final class InForce {

  private final List<Edition> editions;
  private final List<Layer> layers = new ArrayList<>();

  private InForce(List<Edition> editions) {
    this.editions = List.copyOf(editions);
    for (Edition edition : editions) {
      layers.add(new Layer(edition));
    }
  }

  /**
   * Compiles the editions.
   *
   * @throws IllegalArgumentException when a table asks or answers in words that no episode knows
   */
  public static InForce of(List<Edition> editions) {
    return new InForce(editions);
  }

  /** The editions, in the order in which they were given. */
  public List<Edition> editions() {
    return editions;
  }

  /** The layers that hold in a village on a day, in order. */
  List<Layer> at(String village, LocalDate asOf) {
    List<Layer> found = new ArrayList<>(layers.size());
    for (Layer layer : layers) {
      if (layer.holds(village, asOf)) {
        found.add(layer);
      }
    }
    return found;
  }
}
