package lianfang.web.action;

/** Thrown where an act is refused; nothing was recorded then. */
public final class ActionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ActionRefusal refusal;

  /** Refused for this reason. */
  public ActionRefused(ActionRefusal refusal) {
    super(refusal.en());
    this.refusal = refusal;
  }

  /** The reason, with its sentence in both languages. */
  public ActionRefusal refusal() {
    return refusal;
  }
}
