package lianfang.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.layer.Layer;

/**
 * 生效规则: all editions that were put in force, compiled once. Immutable, for all threads.
 *
 * <p>Outside its days and its scope a notice does not exist: {@link #at} leaves it out.
 */
public final class InForce {

  private final List<Edition> editions;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Layer> certifying = new ArrayList<>();
  private final Surroundings surroundings;

  private InForce(List<Edition> editions, List<Layer> known, Surroundings surroundings) {
    this.editions = List.copyOf(editions);
    this.surroundings = surroundings;
    for (Edition edition : editions) {
      Layer layer = find(known, edition, surroundings);
      layers.add(layer);
      if (layer.certifies()) {
        certifying.add(layer);
      }
    }
  }

  /**
   * Compiles the editions.
   *
   * @throws IllegalArgumentException when a table asks or answers in words that no episode knows
   */
  public static InForce of(List<Edition> editions) {
    return new InForce(editions, List.of(), Surroundings.NONE);
  }

  /**
   * Compiles other editions; those that are here already keep their layer, so that both sets of
   * rules can be told to be the same where they are.
   *
   * @throws IllegalArgumentException when a table asks or answers in words that no episode knows
   */
  public InForce with(List<Edition> others) {
    return new InForce(others, layers, surroundings);
  }

  /**
   * The same rules under these grades and classes; layers that ask for none stay as they are.
   *
   * @param others what facts say of areas, villages and firms
   */
  public InForce around(Surroundings others) {
    if (others == surroundings || !asksAround()) {
      return this;
    }
    return new InForce(
        editions, layers.stream().filter(layer -> !layer.asksAround()).toList(), others);
  }

  /** Whether any rule depends on grades or classes. */
  public boolean asksAround() {
    return layers.stream().anyMatch(Layer::asksAround);
  }

  /** Whether any rule asks for this input by this scheme, wherever and whenever it holds. */
  public boolean asks(InputName name, String scheme) {
    return layers.stream().anyMatch(layer -> layer.asks(name, scheme));
  }

  private static Layer find(List<Layer> known, Edition edition, Surroundings surroundings) {
    for (Layer layer : known) {
      if (layer.edition().equals(edition)) {
        return layer;
      }
    }
    return new Layer(edition, surroundings);
  }

  /** The editions, in the order in which they were given. */
  public List<Edition> editions() {
    return editions;
  }

  /** All signed thresholds of fever in °C, wherever and whenever they hold. */
  public List<BigDecimal> feverThresholds() {
    return layers.stream().flatMap(Layer::feverThresholds).distinct().toList();
  }

  /** The layers that hold in a village on a day, in order. */
  List<Layer> at(String village, LocalDate asOf) {
    List<Layer> found = new ArrayList<>(layers.size());
    for (Layer layer : layers) {
      if (layer.holds(village, asOf)) {
        found.add(layer.in(village));
      }
    }
    return found;
  }

  /**
   * The layers that say what a certificate is worth, also those that have lapsed by then: an
   * arrival is judged by what held on its day.
   */
  List<Layer> certifying(String village, LocalDate asOf) {
    List<Layer> found = new ArrayList<>(1);
    for (Layer layer : certifying) {
      if (layer.from() <= asOf.toEpochDay() && layer.covers(village)) {
        found.add(layer);
      }
    }
    return found;
  }
}
