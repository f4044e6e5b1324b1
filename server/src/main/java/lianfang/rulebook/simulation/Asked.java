package lianfang.rulebook.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 推演请求: what somebody wants to know.
 *
 * @param id of the simulation
 * @param account who asked, opaque
 * @param askedAt when, UTC
 * @param area prefix of division codes whose measures are compared
 * @param editions content hashes of the candidates
 * @param notices ids of their notices, in the same order
 * @param readings further readings to assume, by {@code notice/key}
 * @param asOf the day on which the rules are asked, Asia/Shanghai
 * @param horizon how many days follow it
 * @param repeats the simulation that is run again at its own position; null for a new question
 */
public record Asked(
    UUID id,
    String account,
    Instant askedAt,
    String area,
    List<String> editions,
    List<String> notices,
    Map<String, String> readings,
    LocalDate asOf,
    int horizon,
    @Nullable UUID repeats) {

  /** Copies the collections. */
  public Asked {
    editions = List.copyOf(editions);
    notices = List.copyOf(notices);
    readings = Map.copyOf(readings);
  }
}
