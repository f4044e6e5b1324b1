package lianfang.rulebook.shortage;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import lianfang.rulebook.simulation.AreaLoads;
import org.jspecify.annotations.Nullable;

/**
 * 地区能力: what facts say is there in each area on the as-of day. What is recorded in a village counts
 * for its township, county and city too. Filled once, then read.
 */
public final class AreaCapacity {

  /** Shares of a worker add up to whole hours but for the last digits. */
  private static final double ROUNDING = 1e-6;

  private final Map<Resource, Map<String, Double>> there = new EnumMap<>(Resource.class);

  /** Adds so much of something in an area. */
  public void add(Resource resource, String area, double much) {
    Map<String, Double> areas = there.computeIfAbsent(resource, key -> new HashMap<>());
    for (int digits : AreaLoads.LEVELS) {
      if (digits <= area.length()) {
        areas.merge(area.substring(0, digits), much, Double::sum);
      }
    }
  }

  /** Adds the hours of one worker, shared evenly by the areas for which he answers. */
  public void addWorker(Collection<String> areas, int hours) {
    areas.forEach(area -> add(Resource.HOURS, area, (double) hours / areas.size()));
  }

  /** How much there is in an area; null where no fact says. */
  public @Nullable Long of(Resource resource, String area) {
    Double much = there.getOrDefault(resource, Map.of()).get(area);
    return much == null ? null : (long) Math.floor(much + ROUNDING);
  }
}
