package lianfang.web.basis;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Question;
import lianfang.rulebook.notice.Labels;
import lianfang.web.shell.Shell;

/** 条件: a cell of a table in words. */
public final class Cells {

  /** What may stand under these names is called differently than elsewhere. */
  private static final Map<String, String> OWN =
      Map.of(
          "grade", "grade",
          "origin_grade", "grade",
          "scene", "scene",
          "holds", "holds",
          "cluster", "cluster",
          "isolation", "isolation");

  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)");

  private Cells() {}

  /** The words of a list in the page's language; other tests as they are written. */
  public static String words(Shell shell, Labels labels, String input, String test) {
    Matcher not = NOT.matcher(test);
    if (not.matches()) {
      return shell.t("cell.not", words(shell, labels, input, not.group(1)));
    }
    return Arrays.stream(test.split(",", -1))
        .map(word -> word.strip().replace("\"", ""))
        .map(word -> word(shell, labels, input, word))
        .collect(Collectors.joining(shell.t("list.or")));
  }

  /**
   * Values that the notice names itself go first; grades, scenes and what holds in them have names
   * of their own, as have questions.
   */
  private static String word(Shell shell, Labels labels, String input, String word) {
    Phrase named = labels.value(input, word);
    if (named != null) {
      return Reasons.say(shell, named);
    }
    if (input.equals("ask")) {
      return Question.find(word).map(one -> Reasons.say(shell, one.title())).orElse(word);
    }
    String known = shell.texts().word("value", word);
    String own = OWN.get(input);
    return own == null ? known : shell.texts().word(own, known);
  }
}
