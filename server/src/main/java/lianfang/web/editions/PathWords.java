package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import lianfang.web.shell.Shell;

/** 位置用词: where a text of a notice's folder stands, in the page's language. */
final class PathWords {

  private PathWords() {}

  /** A path such as {@code /clauses/2/summary/zh} or {@code /key-areas/value} in words. */
  static String of(Shell shell, String path) {
    String[] parts = path.substring(Math.min(1, path.length())).split("/");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean clause = i == 1 && parts[0].equals("clauses");
      if (i == 0 && parts[0].equals("clauses") && parts.length > 1) {
        continue;
      }
      String word = shell.texts().word("notice.path", parts[i]);
      words.add(
          clause
              ? clause(shell, parts[i])
              : shell.texts().word("readingkey", word));
    }
    return String.join(shell.t("path.part"), words);
  }

  private static String clause(Shell shell, String id) {
    return id.matches("[0-9]+") ? shell.t("notice.path.clause", id) : id;
  }
}
