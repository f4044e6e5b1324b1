package lianfang.rulebook.edition;

import lianfang.rulebook.Phrase;

/** Thrown where a step of an edition or the signature of a reading is refused. */
public final class EditionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final EditionRefusal refusal;
  private final transient Phrase at;

  /** Refused for this reason. */
  public EditionRefused(EditionRefusal refusal) {
    this(refusal, "");
  }

  /** Refused for this reason at a place, such as a cell with its value; the place may be empty. */
  public EditionRefused(EditionRefusal refusal, String at) {
    this(refusal, new Phrase(at, at));
  }

  /** Refused for this reason with what more there is to say. */
  public EditionRefused(EditionRefusal refusal, Phrase at) {
    super(at.en().isEmpty() ? refusal.en() : refusal.en() + " (" + at.en() + ")");
    this.refusal = refusal;
    this.at = at;
  }

  /** The reason, with its sentence in both languages. */
  public EditionRefusal refusal() {
    return refusal;
  }

  /** Where, and which value; empty where the reason says all. */
  public String at() {
    return at.en();
  }

  /** The same in Chinese. */
  public String atZh() {
    return at.zh();
  }
}
