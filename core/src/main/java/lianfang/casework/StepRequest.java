package lianfang.casework;

import java.util.Set;

/**
 * 办理请求: what somebody wants to do to a case.
 *
 * @param step the step's id
 * @param seen the version of the case that they saw
 * @param values what they filled in
 * @param evidence hashes of files that are stored
 * @param batch whether it is done to many cases at once
 * @param by who
 */
public record StepRequest(
    String step, long seen, FormValues values, Set<String> evidence, boolean batch, CaseActor by) {

  /** Copies the hashes. */
  public StepRequest {
    evidence = Set.copyOf(evidence);
  }
}
