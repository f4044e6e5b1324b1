package lianfang.rulebook.dmn;

import lianfang.rulebook.Phrase;

/** A DMN file that cannot be taken in, with the construct's name. */
public final class DmnRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String construct;
  private final transient Phrase phrase;

  DmnRefused(String construct, String where, String zh, String en) {
    super(construct + " in " + where + ": " + en);
    this.construct = construct;
    this.phrase =
        new Phrase(where + " 的 " + construct + "：" + zh, construct + " in " + where + ": " + en);
  }

  /** The construct as the standard names it, such as {@code literal expression}. */
  public String construct() {
    return construct;
  }

  /** What users read. */
  public Phrase phrase() {
    return phrase;
  }
}
