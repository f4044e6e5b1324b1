package lianfang.rulebook.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lianfang.fact.Fact;
import lianfang.rulebook.Closures;
import lianfang.rulebook.InForce;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.PlaceOutcome;

/**
 * 场所归集: gathers what persons ask of places and what facts say of them, until all persons are known
 * and each building can be derived. The order of gathering plays no part.
 */
public final class PlaceGathering {

  private final Map<UUID, List<PlaceDemand>> demands = new HashMap<>();
  private final Map<UUID, List<Fact>> places = new HashMap<>();

  /** What a person's state asks of places. */
  public void demands(List<PlaceDemand> asked) {
    for (PlaceDemand demand : asked) {
      demands.computeIfAbsent(demand.within(), key -> new ArrayList<>(2)).add(demand);
    }
  }

  /** The buildings of which something is asked. */
  public Set<UUID> buildings() {
    return Set.copyOf(demands.keySet());
  }

  /** The places themselves: buildings, and units in them. */
  public Set<UUID> places() {
    return demands.values().stream()
        .flatMap(List::stream)
        .map(PlaceDemand::place)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The effective facts of one place. */
  public void facts(UUID place, List<Fact> facts) {
    places.put(place, List.copyOf(facts));
  }

  /** Adds what another one has gathered. */
  public void join(PlaceGathering other) {
    other.demands.values().forEach(this::demands);
    places.putAll(other.places);
  }

  /** Derives every building of which something is asked. */
  public void derive(InForce rules, LocalDate asOf, Consumer<PlaceOutcome> to) {
    demands.forEach((within, asked) -> {
      List<Fact> facts = new ArrayList<>(places.getOrDefault(within, List.of()));
      asked.stream()
          .map(PlaceDemand::place)
          .distinct()
          .filter(place -> !place.equals(within))
          .forEach(place -> facts.addAll(places.getOrDefault(place, List.of())));
      to.accept(Closures.derive(rules, asked, facts, asOf));
    });
  }
}
