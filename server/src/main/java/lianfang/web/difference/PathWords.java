package lianfang.web.difference;

import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.At;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.InputWords;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.OutputWords;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.shell.Shell;

/** 位置用词: where something stands in a notice's folder, in the page's language. */
public final class PathWords {

  private static final String TABLES = "tables/";
  private static final String CLAUSES = "clauses";

  private PathWords() {}

  /** A path such as {@code /clauses/2/summary/zh} or {@code /key-areas/value} in words. */
  public static String of(Shell shell, String path) {
    String[] parts = path.substring(Math.min(1, path.length())).split("/");
    boolean clauses = parts[0].equals(CLAUSES) && parts.length > 1;
    List<String> words = new ArrayList<>();
    for (int i = clauses ? 1 : 0; i < parts.length; i++) {
      String word = shell.texts().word("notice.path", parts[i]);
      words.add(
          clauses && i == 1
              ? clause(shell, parts[i])
              : i == 0 ? ReadingWords.key(shell.texts(), word) : word);
    }
    return String.join(shell.t("path.part"), words);
  }

  private static String clause(Shell shell, String id) {
    return id.matches("[0-9]+") ? shell.t("notice.path.clause", id) : id;
  }

  /** Table, row and column by their names. */
  public static String place(Shell shell, Notice notice, At at) {
    List<String> parts = new ArrayList<>();
    parts.add(file(shell, at.file()));
    if (at.row().startsWith("/")) {
      parts.add(of(shell, at.row()));
    } else if (!at.row().isEmpty()) {
      boolean table = at.file().startsWith(TABLES);
      parts.add(table ? at.row() : ReadingWords.key(shell.texts(), at.row()));
    }
    if (!at.column().isEmpty()) {
      parts.add(shell.texts().word("notice.path", column(shell, notice, at.column())));
    }
    return String.join(" » ", parts);
  }

  /** A file of the folder: a table by its title. */
  public static String file(Shell shell, String file) {
    return file.startsWith(TABLES)
        ? table(shell, file.substring(TABLES.length()).replace(".csv", ""))
        : shell.texts().word("notice.file", file);
  }

  /** The title of a table; the name of its file where it has none. */
  public static String table(Shell shell, String id) {
    return shell.texts().word("notice.table", id);
  }

  /** The title of a column. */
  public static String column(Shell shell, Notice notice, String column) {
    Phrase title = notice.labels().title(column);
    if (title == null && !OutputWords.isColumn(column)) {
      title = InputWords.find(column).map(InputWords.Declared::title).orElse(null);
    }
    return title != null
        ? Reasons.say(shell, title)
        : shell.texts().word("draft.column", shell.texts().word("output", column));
  }
}
