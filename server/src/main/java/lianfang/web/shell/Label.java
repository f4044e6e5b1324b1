package lianfang.web.shell;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 标签: words where they stand alone: a heading, a button, a choice, a value in a list. English words
 * of the domain begin small, because most of them also stand inside sentences; alone they begin
 * like a sentence. What is no plain word, such as a number, a file or an address, is left as it is,
 * and so is Chinese.
 */
public final class Label {

  /** A plain word at the beginning, also with a hyphen or an apostrophe inside. */
  private static final Pattern SMALL =
      Pattern.compile("\\s*[a-z](?:[a-z'’-]*[a-z])?(?=[\\s,;!?…)]|[:/]\\s|[.:]?$)");

  private Label() {}

  /** The words as they begin where nothing stands before them. */
  public static String of(String words) {
    var begin = SMALL.matcher(words);
    if (!begin.lookingAt()) {
      return words;
    }
    int first = 0;
    while (Character.isWhitespace(words.charAt(first))) {
      first++;
    }
    return words.substring(0, first)
        + words.substring(first, first + 1).toUpperCase(Locale.ROOT)
        + words.substring(first + 1);
  }
}
