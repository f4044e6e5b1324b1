package lianfang.casework.hook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 推送对象: an address to which the cases of an area are told.
 *
 * @param id random
 * @param called what the office calls it
 * @param url where to
 * @param area prefix of division codes
 * @param types ids of case types; empty for all that anybody may see
 * @param since when it was added
 * @param endedAt null while it is told
 */
public record Hook(
    UUID id,
    String called,
    String url,
    String area,
    List<String> types,
    Instant since,
    @Nullable Instant endedAt) {

  /** Copies the types. */
  public Hook {
    types = List.copyOf(types);
  }

  /**
   * A message to it.
   *
   * @param id of the fact that it tells
   * @param kind of the fact
   * @param at when it happened
   * @param tries how often it was sent
   * @param nextAt when it is tried again; null when it has arrived or was given up
   * @param arrivedAt null while it has not
   * @param problem what went wrong last; empty where nothing did
   */
  public record Message(
      UUID id,
      String kind,
      Instant at,
      int tries,
      @Nullable Instant nextAt,
      @Nullable Instant arrivedAt,
      String problem) {}

  /** How many messages wait, how many were given up, and when the last one arrived. */
  public record Health(long waiting, long givenUp, @Nullable Instant lastArrived) {}
}
