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

  /**
   * 随办: what else is done where a case of a type takes a step, whatever the way in: a page, a
   * program or a phone. It is part of the step's transaction, so that a refusal leaves nothing of
   * either.
   */
  public interface Consequence {

    /** Whether it looks at cases of this type. */
    boolean of(String type);

    /**
     * Does it, or refuses the step.
     *
     * @param before the case before the step
     */
    void after(CaseRecorder who, CaseView before, StepOrder order);
  }

  /** A step without form and files. */
  public static StepOrder of(UUID id, UUID caseId, long seen, String step) {
    return new StepOrder(id, caseId, seen, step, FormValues.EMPTY, Set.of(), false);
  }
}
