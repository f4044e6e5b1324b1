package lianfang.web.basis;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.rulebook.Question;
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

  private Cells() {}

  /** The words of a list in the page's language; other tests as they are written. */
  public static String words(Shell shell, String input, String test) {
    return Arrays.stream(test.split(",", -1))
        .map(word -> word.strip().replace("\"", ""))
        .map(word -> word(shell, input, word))
        .collect(Collectors.joining(shell.t("list.or")));
  }

  /** Grades, scenes and what holds in them have names of their own, as have questions. */
  private static String word(Shell shell, String input, String word) {
    if (input.equals("ask")) {
      return Question.find(word).map(one -> Reasons.say(shell, one.title())).orElse(word);
    }
    String known = shell.texts().word("value", word);
    String own = OWN.get(input);
    return own == null ? known : shell.texts().word(own, known);
  }
}
