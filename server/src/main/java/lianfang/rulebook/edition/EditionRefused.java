package lianfang.rulebook.edition;

/** Thrown where a step of an edition or the signature of a reading is refused. */
public final class EditionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final EditionRefusal refusal;
  private final String at;

  /** Refused for this reason. */
  public EditionRefused(EditionRefusal refusal) {
    this(refusal, "");
  }

  /** Refused for this reason at a place, such as a cell with its value; the place may be empty. */
  public EditionRefused(EditionRefusal refusal, String at) {
    super(at.isEmpty() ? refusal.en() : refusal.en() + " (" + at + ")");
    this.refusal = refusal;
    this.at = at;
  }

  /** The reason, with its sentence in both languages. */
  public EditionRefusal refusal() {
    return refusal;
  }

  /** Where, and which value; empty where the reason says all. */
  public String at() {
    return at;
  }
}
