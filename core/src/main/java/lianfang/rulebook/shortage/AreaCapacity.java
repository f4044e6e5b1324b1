package lianfang.rulebook.shortage;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
  private final Map<UUID, Double> grids = new HashMap<>();

  /**
   * 岗位: where a worker answers.
   *
   * @param area 12-digit code of the village
   * @param grid the grid of it; null for the village as a whole
   */
  public record Post(String area, @Nullable UUID grid) {}

  /** Adds so much of something in an area. */
  public void add(Resource resource, String area, double much) {
    Map<String, Double> areas = there.computeIfAbsent(resource, key -> new HashMap<>());
    for (int digits : AreaLoads.LEVELS) {
      if (digits <= area.length()) {
        areas.merge(area.substring(0, digits), much, Double::sum);
      }
    }
  }

  /** Adds the hours of one worker, shared evenly by the villages and grids that are his. */
  public void addWorker(Collection<Post> posts, int hours) {
    double share = (double) hours / posts.size();
    for (Post post : posts) {
      add(Resource.HOURS, post.area(), share);
      if (post.grid() != null) {
        grids.merge(post.grid(), share, Double::sum);
      }
    }
  }

  /** Hours of a grid's own workers a day; null where it has none. */
  public @Nullable Long hours(UUID grid) {
    return whole(grids.get(grid));
  }

  /** How much there is in an area; null where no fact says. */
  public @Nullable Long of(Resource resource, String area) {
    return whole(there.getOrDefault(resource, Map.of()).get(area));
  }

  private static @Nullable Long whole(@Nullable Double much) {
    return much == null ? null : (long) Math.floor(much + ROUNDING);
  }
}
