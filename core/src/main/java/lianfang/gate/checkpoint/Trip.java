package lianfang.gate.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在途车辆: a vehicle that was told at one post and is expected in an area.
 *
 * @param from what the post is called at which it was told
 * @param vehicle its plate
 * @param kind "through", "loading" or "stay"
 * @param to division code of where it goes
 * @param route roads or places on its way, as the driver says; empty where nothing is known
 * @param due until when it is expected; null where no time was planned
 * @param endedAt null while it is on its way
 * @param outcome how it ended
 */
public record Trip(
    UUID id,
    String from,
    String vehicle,
    String kind,
    String to,
    String route,
    Instant told,
    @Nullable Instant due,
    @Nullable Instant endedAt,
    @Nullable String outcome) {

  /** The outcome of a vehicle that a post has counted where it was expected. */
  public static final String ARRIVED = "arrived";

  /** How an office may end a trip of which no post will tell. */
  public static final Set<String> OUTCOMES = Set.of(ARRIVED, "not-coming");

  /** The most hours ahead for which somebody is expected. */
  public static final int HOURS_MAX = 72;

  /** 逾期未到: the planned time has passed at this moment, and nobody has told of an arrival. */
  public boolean isLate(Instant now) {
    Instant planned = due;
    return isOnTheWay(now) && planned != null && planned.isBefore(now);
  }

  /** Whether it was told already and had not ended at this moment. */
  public boolean isOnTheWay(Instant now) {
    Instant ended = endedAt;
    return !told.isAfter(now) && (ended == null || ended.isAfter(now));
  }

  /** Until when it is expected; empty where the hours are no planned time. */
  public static Optional<Instant> due(Instant told, String hours) {
    boolean planned = hours.matches("[0-9]{1,2}");
    int ahead = planned ? Integer.parseInt(hours) : 0;
    return ahead > 0 && ahead <= HOURS_MAX
        ? Optional.of(told.plus(Duration.ofHours(ahead)))
        : Optional.empty();
  }
}
