package lianfang.instance;

/**
 * The instance cannot be used as it is: the message says what, with which value, and the remedy.
 */
public final class InstanceProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A problem that the operator can solve.
   *
   * @param what what happened, with the value
   * @param remedy what to do next
   */
  public InstanceProblem(String what, String remedy) {
    super(what + ": " + remedy);
  }

  /** The same with the technical cause, which a trace shows. */
  public InstanceProblem(String what, String remedy, Throwable cause) {
    super(what + ": " + remedy, cause);
  }
}
