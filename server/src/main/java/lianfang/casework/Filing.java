package lianfang.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Subject;

/**
 * 提交: a case to be filed.
 *
 * @param id of the case, made by whoever files it, so that sending it again files nothing
 * @param type the type's id
 * @param step the step that files it; empty for the first that the type has
 * @param about what it is about
 * @param area division code
 * @param values what was filled in
 * @param evidence hashes of stored files
 * @param parent the case to which it belongs, if any
 * @param received when it came in, where that was before it is recorded; deadlines run from then
 */
public record Filing(
    UUID id,
    String type,
    String step,
    Subject about,
    String area,
    FormValues values,
    Set<String> evidence,
    Optional<UUID> parent,
    Optional<Instant> received) {

  /** Copies the hashes. */
  public Filing {
    evidence = Set.copyOf(evidence);
  }

  /** A case that comes in as it is recorded. */
  public Filing(
      UUID id,
      String type,
      String step,
      Subject about,
      String area,
      FormValues values,
      Set<String> evidence,
      Optional<UUID> parent) {
    this(id, type, step, about, area, values, evidence, parent, Optional.empty());
  }

  /** The same that came in before, such as on paper. */
  public Filing receivedAt(Instant at) {
    return new Filing(id, type, step, about, area, values, evidence, parent, Optional.of(at));
  }

  /** A case without files and parent. */
  public static Filing of(UUID id, String type, Subject about, String area, FormValues values) {
    return new Filing(id, type, "", about, area, values, Set.of(), Optional.empty());
  }
}
