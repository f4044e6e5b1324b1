package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.edition.NoticeTexts;

/**
 * 取值: the values of a question as a form writes them: one a line with what readers see, such as
 * {@code train = 火车 / by train}, or several words with commas between them.
 *
 * @param values the words in their order
 * @param words what readers see, by word; a language that is missing is empty, which the proof
 *     tells
 */
public record QuestionValues(List<String> values, Map<String, Phrase> words) {

  /** Copies the words. */
  public QuestionValues {
    values = List.copyOf(values);
    words = Map.copyOf(words);
  }

  /** Reads what was typed. */
  public static QuestionValues read(String text) {
    List<String> values = new ArrayList<>();
    Map<String, Phrase> words = new TreeMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      String[] named = line.split("[=＝]", 2);
      if (named.length == 1) {
        values.addAll(NoticeTexts.list(line));
        continue;
      }
      String word = named[0].strip();
      String[] both = named[1].split("[/／]", 2);
      values.add(word);
      words.put(word, new Phrase(both[0].strip(), both.length > 1 ? both[1].strip() : ""));
    }
    return new QuestionValues(values, words);
  }
}
