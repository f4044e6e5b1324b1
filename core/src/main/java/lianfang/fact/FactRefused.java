package lianfang.fact;

/** 拒绝入账: a fact that the ledger does not take; the message names place, value and remedy. */
public final class FactRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final FactProblem problem;

  FactRefused(FactProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** What is wrong. */
  public FactProblem problem() {
    return problem;
  }
}
