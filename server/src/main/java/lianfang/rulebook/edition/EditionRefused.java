package lianfang.rulebook.edition;

/** Thrown where a step of an edition or the signature of a reading is refused. */
public final class EditionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final EditionRefusal refusal;

  /** Refused for this reason. */
  public EditionRefused(EditionRefusal refusal) {
    super(refusal.en());
    this.refusal = refusal;
  }

  /** The reason, with its sentence in both languages. */
  public EditionRefusal refusal() {
    return refusal;
  }
}
