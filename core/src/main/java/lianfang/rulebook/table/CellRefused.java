package lianfang.rulebook.table;

import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;

/** A cell that cannot be understood; whoever reads the table adds the place. */
public final class CellRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final transient Phrase detail;

  CellRefused(Refusal refusal, String zh, String en) {
    super(en);
    this.refusal = refusal;
    this.detail = new Phrase(zh, en);
  }

  /** Which kind of refusal. */
  public Refusal refusal() {
    return refusal;
  }

  /** The value and the remedy. */
  public Phrase detail() {
    return detail;
  }
}
