package lianfang.person.roster;

/**
 * 单元格: a cell as the file holds it, before anything is understood.
 *
 * @param kind how the file stores it
 * @param text its text, or the number as the file writes it; empty for EMPTY
 */
public record SheetCell(Kind kind, String text) {

  /** How a file stores a cell. */
  public enum Kind {
    EMPTY,
    TEXT,
    NUMBER,
    /** A formula that was saved with an error value. */
    ERROR,
    /** A formula that was saved without a value. */
    UNCOMPUTED
  }

  /** The cell with nothing in it. */
  public static final SheetCell NOTHING = new SheetCell(Kind.EMPTY, "");

  /** A text cell. */
  public static SheetCell text(String text) {
    return text.isEmpty() ? NOTHING : new SheetCell(Kind.TEXT, text);
  }

  /** A numeric cell, as the file writes the number. */
  public static SheetCell number(String raw) {
    return new SheetCell(Kind.NUMBER, raw);
  }
}
