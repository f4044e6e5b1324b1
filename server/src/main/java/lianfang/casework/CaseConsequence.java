package lianfang.casework;

/**
 * 随办: what else is done where a case of a type takes a step, whatever the way in: a page, a program
 * or a phone. It is part of the step's transaction, so that a refusal leaves nothing of either.
 */
public interface CaseConsequence {

  /** Whether it looks at cases of this type. */
  boolean of(String type);

  /**
   * Does it, or refuses the step.
   *
   * @param before the case before the step
   */
  void after(CaseRecorder who, CaseView before, StepOrder order);
}
