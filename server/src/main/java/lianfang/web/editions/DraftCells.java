package lianfang.web.editions;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.web.shell.Shell;

/** 单元格: what each cell of a draft's table means, or what is wrong with it, in its row. */
final class DraftCells {

  private static final Pattern CLAUSE = Pattern.compile("/clauses/([^/]+)/id");

  private final Shell shell;
  private final Vocabulary vocabulary;
  private final TableText table;
  private final List<String> clauses;

  DraftCells(Shell shell, Notice outline, DecisionTable declared, Drafts.Draft draft) {
    this.shell = shell;
    this.vocabulary = new Vocabulary(shell, outline.labels(), declared);
    this.table = TableText.read(draft.files().getOrDefault(declared.file(), ""));
    this.clauses = clauses(draft);
  }

  /** The clauses that the draft has. */
  static List<String> clauses(Drafts.Draft draft) {
    return EditionDiff.flat(draft.files().getOrDefault("notice.yaml", "")).entrySet().stream()
        .filter(text -> CLAUSE.matcher(text.getKey()).matches())
        .map(java.util.Map.Entry::getValue)
        .toList();
  }

  TableText table() {
    return table;
  }

  /** What one cell means. */
  Vocabulary.Read read(int row, int column) {
    String name = table.columns().get(column);
    String text = table.rows().get(row).get(column).strip();
    return switch (name) {
      case "row" -> name(text);
      case "clause" -> clause(table.rows().get(row).getFirst(), text);
      default -> vocabulary.read(name, text);
    };
  }

  private Vocabulary.Read name(String text) {
    if (text.isEmpty()) {
      return new Vocabulary.Read(text, shell.t("cell.row.missing"), true);
    }
    boolean twice =
        table.rows().stream().filter(row -> row.getFirst().strip().equals(text)).count() > 1;
    return new Vocabulary.Read(text, twice ? shell.t("cell.row.twice", text) : "", twice);
  }

  private Vocabulary.Read clause(String row, String text) {
    List<String> named =
        Arrays.stream(text.split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    if (named.isEmpty()) {
      boolean missing = !row.strip().equals(Row.OTHERWISE);
      String told = missing ? shell.t("cell.clause.missing") : "";
      return new Vocabulary.Read(text, told, missing);
    }
    List<String> strange = named.stream().filter(one -> !clauses.contains(one)).toList();
    String told =
        strange.isEmpty()
            ? ""
            : shell.t(
                "cell.clause.unknown", String.join(", ", strange), String.join(", ", clauses));
    return new Vocabulary.Read(text, told, !strange.isEmpty());
  }
}
