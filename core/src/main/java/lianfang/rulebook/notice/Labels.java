package lianfang.rulebook.notice;

import java.util.HashMap;
import java.util.Map;
import lianfang.rulebook.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * 称谓: what readers see instead of code words: above the columns of questions, and for values that a
 * notice names itself. What it does not name is called as everywhere else.
 *
 * @param titles by question
 * @param values by question and word
 */
public record Labels(Map<String, Phrase> titles, Map<String, Map<String, Phrase>> values) {

  /** Nothing is named. */
  public static final Labels NONE = new Labels(Map.of(), Map.of());

  /** Copies the names. */
  public Labels {
    titles = Map.copyOf(titles);
    values = Map.copyOf(values);
  }

  /** What stands above the column of a question; null where the notice does not declare it. */
  public @Nullable Phrase title(String input) {
    return titles.get(input);
  }

  /** What a value is called; null where the notice has no name of its own for it. */
  public @Nullable Phrase value(String input, String word) {
    return values(input).get(word);
  }

  /** The values of a question that have names of the notice's own. */
  public Map<String, Phrase> values(String input) {
    return values.getOrDefault(input, Map.of());
  }

  /** These names, and of another edition those of what is not named here. */
  public Labels beside(Labels other) {
    Map<String, Phrase> allTitles = new HashMap<>(other.titles);
    allTitles.putAll(titles);
    Map<String, Map<String, Phrase>> allValues = new HashMap<>(other.values);
    values.forEach((input, own) -> {
      Map<String, Phrase> both = new HashMap<>(other.values(input));
      both.putAll(own);
      allValues.put(input, both);
    });
    return new Labels(allTitles, allValues);
  }
}
