package lianfang.rulebook.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;

/** 网格: in which grid of a village somebody lives, where grids have workers of their own. */
public final class Grids {

  /** Where no grid has a worker: everybody is counted by village alone. */
  public static final Grids NONE = new Grids(Map.of(), Map.of());

  private static final List<String> DWELLING = List.of("household", "unit", "building");

  private static final Comparator<Fact> LATEST =
      Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq);

  private final Map<UUID, UUID> inside;
  private final Map<UUID, String> villages;

  /**
   * Grids with what lies in them.
   *
   * @param inside the grid of each household, unit and building that lies in one
   * @param villages the 12-digit code of each grid's village
   */
  public Grids(Map<UUID, UUID> inside, Map<UUID, String> villages) {
    this.inside = inside;
    this.villages = Map.copyOf(villages);
  }

  /** The grid in which a place lies; null where it lies in none that is known. */
  @Nullable UUID of(UUID place) {
    return inside.get(place);
  }

  /** The grid in which somebody lives by these facts; null where nobody can say. */
  @Nullable UUID home(List<Fact> facts) {
    if (inside.isEmpty()) {
      return null;
    }
    return facts.stream()
        .filter(fact -> fact.kind().equals("residence"))
        .max(LATEST)
        .flatMap(this::in)
        .orElse(null);
  }

  private Optional<UUID> in(Fact residence) {
    return DWELLING.stream()
        .flatMap(name -> Stream.ofNullable(residence.attribute(name)))
        .filter(id -> !id.isEmpty())
        .flatMap(id -> Stream.ofNullable(of(UUID.fromString(id))))
        .findFirst();
  }

  /** The village of a grid. */
  public String village(UUID grid) {
    return villages.getOrDefault(grid, "");
  }
}
