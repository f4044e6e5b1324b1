package lianfang.web.part;

import org.jspecify.annotations.Nullable;

/**
 * 格: one cell of a list.
 *
 * @param kind how it is drawn: "text", "subject", "named", "quiet", "number", "code", "said",
 *     "place", "state", "basis", "tag", "act", "good"
 * @param text what is written, the same in the sheet
 * @param note written quietly behind it; also the paint of a place or the word of a state
 * @param href where it leads; null where it is no link
 * @param minor whether a phone leaves it out
 */
public record Cell(
    String kind, String text, @Nullable String note, @Nullable String href, boolean minor) {

  /** As wide as a day with its month and the time; a Chinese sign is as wide as two letters. */
  private static final int WHOLE_MAX = 20;

  /** Chinese breaks anywhere, also inside a word such as 尚无决定. */
  private static final int WORD_MAX = 6;

  /** Plain words. */
  public static Cell of(String text) {
    return new Cell("text", text, null, null, false);
  }

  /** Words as somebody typed them, in lists that quote them. */
  public static Cell said(String text) {
    return new Cell("said", text, null, null, false);
  }

  /** How it is drawn, as classes of the style sheet; null for plainly. */
  public @Nullable String classes() {
    return classes(kind.equals("number"), minor);
  }

  /** Whether its words stand as they are: codes, and what somebody typed. */
  public boolean verbatim() {
    return kind.equals("code") || kind.equals("said") || kind.equals("named");
  }

  /** Whether it is what the row is about. */
  public boolean isSubject() {
    return kind.equals("subject") || kind.equals("named");
  }

  /** How its words are drawn; a day, a time or a word is not torn apart in a narrow column. */
  public @Nullable String look() {
    boolean dated = width() <= WHOLE_MAX && text.chars().anyMatch(Character::isDigit);
    boolean whole = dated || text.length() <= WORD_MAX;
    return switch (kind) {
      case "code" -> "mono nowrap";
      case "quiet" -> whole ? "quiet small nowrap" : "quiet small";
      default -> whole ? "nowrap" : null;
    };
  }

  private long width() {
    return text.length() + text.chars().filter(Character::isIdeographic).count();
  }

  static @Nullable String classes(boolean number, boolean minor) {
    if (number) {
      return minor ? "num minor" : "num";
    }
    return minor ? "minor" : null;
  }

  /** Words that a phone leaves out. */
  public static Cell minor(String text) {
    return new Cell("text", text, null, null, true);
  }

  /** A number, aligned to the right. */
  public static Cell number(String text, @Nullable String href) {
    return new Cell("number", text, null, href, false);
  }

  /** Whether the note is a number or a key, which is compared letter by letter, and no words. */
  public boolean noteIsReference() {
    return note != null && note.matches("[!-~]+") && !note.matches("[A-Za-z]+");
  }

  /** What the row is about, with its reference or a few words behind it. */
  public static Cell subject(String text, @Nullable String note, String href) {
    return new Cell("subject", text, note, href, false);
  }

  /** What the row is about, by a name or a title that somebody gave it, as it was typed. */
  public static Cell named(String text, @Nullable String note, String href) {
    return new Cell("named", text, note, href, false);
  }

  /** The place of a measure by colour, pattern and word. */
  public static Cell place(Place place) {
    return new Cell("place", place.word(), place.paint(), null, false);
  }

  /** One of the five states. */
  public static Cell state(String word, String name) {
    return new Cell("state", name, word, null, false);
  }

  /** The basis as a quiet chip. */
  public static Cell basis(String chip, @Nullable String href) {
    return new Cell("basis", chip, null, href, true);
  }

  /** A word in a small frame; {@code kind} is "tag", "act" or "good". */
  public static Cell tag(String kind, String text) {
    return new Cell(kind, text, null, null, false);
  }

  /** The same cell, shown on a phone too. */
  public Cell asMajor() {
    return new Cell(kind, text, note, href, false);
  }

  /** The same cell, left out on a phone. */
  public Cell asMinor() {
    return new Cell(kind, text, note, href, true);
  }
}
