package lianfang.casework;

import java.util.Set;
import java.util.UUID;

/**
 * 办理: a step to be done.
 *
 * @param id of the step, made by whoever does it, so that sending it again does nothing
 * @param caseId of the case
 * @param seen the version of the case that they saw
 * @param step the step's id
 * @param values what was filled in
 * @param evidence hashes of stored files
 * @param batch whether it is done to many cases at once
 */
public record StepOrder(
    UUID id,
    UUID caseId,
    long seen,
    String step,
    FormValues values,
    Set<String> evidence,
    boolean batch) {

  /** Copies the hashes. */
  public StepOrder {
    evidence = Set.copyOf(evidence);
  }

  /** A step without form and files. */
  public static StepOrder of(UUID id, UUID caseId, long seen, String step) {
    return new StepOrder(id, caseId, seen, step, FormValues.EMPTY, Set.of(), false);
  }
}
