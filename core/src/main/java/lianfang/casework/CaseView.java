package lianfang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Subject;

/**
 * 办件现状: a case as its facts say.
 *
 * @param id of the case
 * @param type id of its type
 * @param edition of its type
 * @param state where it stands
 * @param desk who has it
 * @param claimant account that has claimed it, if any
 * @param filer account that filed it; empty for the public
 * @param about what it is about
 * @param area division code
 * @param filedAt when, UTC
 * @param version number of its last fact
 * @param done what was done, the earliest first
 * @param open how many cases that belong to it are open, by type
 * @param values what was filled in so far, later over earlier
 * @param terms deadlines that run
 */
public record CaseView(
    UUID id,
    String type,
    String edition,
    String state,
    DeskPlace desk,
    Optional<String> claimant,
    String filer,
    Subject about,
    String area,
    Instant filedAt,
    long version,
    List<Done> done,
    Map<String, Integer> open,
    FormValues values,
    Map<String, Instant> terms) {

  /** Copies what it holds. */
  public CaseView {
    done = List.copyOf(done);
    open = Map.copyOf(open);
    terms = Map.copyOf(terms);
  }

  /**
   * A step that was done.
   *
   * @param step its id
   * @param account who did it
   * @param at when, UTC
   * @param team with which team, if any
   */
  public record Done(String step, String account, Instant at, Optional<String> team) {}

  /** The last time that a step was done. */
  public Optional<Done> last(String step) {
    return done.stream().filter(one -> one.step().equals(step)).reduce((one, two) -> two);
  }

  /** The same with other values. */
  public CaseView with(FormValues other) {
    return new CaseView(
        id, type, edition, state, desk, claimant, filer, about, area, filedAt, version, done, open,
        other, terms);
  }
}
