package lianfang.person;

import java.text.Normalizer;

/** 文字规整: the forms in which cells are compared. Nothing here refuses a character. */
public final class PlainText {

  private PlainText() {}

  /**
   * A cell as it is kept: trimmed of blanks and invisible marks at both ends; an apostrophe that
   * only protects a leading sign from being a formula is taken off.
   */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    if (to - from > 1 && text.charAt(from) == '\'' && "=+-@".indexOf(text.charAt(from + 1)) >= 0) {
      from++;
    }
    return text.substring(from, to);
  }

  /** Full-width digits, letters and signs become the ordinary ones; trimmed. */
  public static String halfWidth(String text) {
    String trimmed = trimmed(text);
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      // Unified ideographs have no other form, and most cells hold nothing else.
      if (c > 0x7f && (c < '\u4e00' || c > '\u9fff')) {
        return trimmed(Normalizer.normalize(trimmed, Normalizer.Form.NFKC));
      }
    }
    return trimmed;
  }

  /** Half-width without any blank inside. */
  public static String compact(String text) {
    String half = halfWidth(text);
    for (int i = 0; i < half.length(); i++) {
      if (blank(half.charAt(i))) {
        StringBuilder kept = new StringBuilder(half.length());
        half.chars().filter(c -> !blank((char) c)).forEach(c -> kept.append((char) c));
        return kept.toString();
      }
    }
    return half;
  }

  /**
   * The form in which names are compared: no blanks, one middle dot for its many look-alikes, Latin
   * letters in capitals. Rare characters, also outside the basic plane, stay as they are.
   */
  public static String nameKey(String name) {
    String compact = compact(name);
    StringBuilder key = new StringBuilder(compact.length());
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      key.append("•・‧∙⋅･.".indexOf(c) >= 0 ? '·' : Character.toUpperCase(c));
    }
    return key.toString();
  }

  private static boolean blank(char c) {
    return c <= ' '
        || c == '\u00a0'
        || c == '\u3000'
        || c == '\ufeff'
        || c >= '\u2000' && c <= '\u200f'
        || c == '\u202a'
        || c == '\u202c'
        || c == '\u2060';
  }
}
