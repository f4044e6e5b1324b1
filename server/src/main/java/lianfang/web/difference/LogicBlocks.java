package lianfang.web.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.difference.Line;
import lianfang.rulebook.difference.NoticeDifference;
import lianfang.rulebook.difference.Region;
import lianfang.rulebook.difference.TableDifference;
import lianfang.rulebook.difference.Term;
import lianfang.rulebook.notice.InputWords;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Cells;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/** 逻辑差异块: which cases two editions answer differently, in the words of the page. */
public final class LogicBlocks {

  private LogicBlocks() {}

  /** One block a table that changes, one for what else differs; or one that says that none does. */
  public static List<Block> of(Shell shell, Notice before, Notice after) {
    NoticeDifference difference = NoticeDifference.of(before, after);
    Labels labels = after.labels().beside(before.labels());
    List<Block> blocks = new ArrayList<>();
    for (TableDifference table : difference.tables()) {
      blocks.add(table(shell, labels, table));
    }
    if (!difference.terms().isEmpty()) {
      blocks.add(terms(shell, before, after, difference.terms()));
    }
    if (blocks.isEmpty()) {
      boolean same = difference.isSameText();
      blocks.add(
          new Block(
              shell.t("logic.title.same"),
              null,
              null,
              columns(shell),
              List.of(),
              shell.t(same ? "logic.same.text" : "logic.same.logic")));
    }
    return blocks;
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("logic.where")),
        Listing.Column.of(shell.t("draft.before")),
        Listing.Column.of(shell.t("draft.after")));
  }

  private static Block table(Shell shell, Labels labels, TableDifference table) {
    List<Row> rows = new ArrayList<>();
    for (Region region : table.regions()) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(where(shell, labels, region)),
                  Cell.of(lines(shell, region.before())),
                  Cell.tag(region.onlyBasis() ? "tag" : "good", lines(shell, region.after())))));
    }
    String retyped = String.join(", ", table.retyped());
    String footer =
        table.left() > 0
            ? shell.t("logic.left", shell.language().number(table.left()))
            : shell.t("logic.footer");
    return new Block(
        shell.t(
            "logic.title." + table.presence(), PathWords.table(shell, table.table()), rows.size()),
        footer,
        null,
        columns(shell),
        rows,
        shell.t("logic.retyped", retyped));
  }

  private static String where(Shell shell, Labels labels, Region region) {
    if (region.where().isEmpty()) {
      return shell.t("logic.every");
    }
    String where =
        region.where().stream()
            .map(one -> condition(shell, labels, one))
            .collect(Collectors.joining(shell.t("logic.and")));
    return region.onlyBasis() ? where + shell.t("logic.basis") : where;
  }

  /** A condition in words. */
  public static String condition(Shell shell, Labels labels, Condition one) {
    Phrase title = labels.title(one.input());
    if (title == null) {
      title = InputWords.find(one.input()).map(InputWords.Declared::title).orElse(null);
    }
    // A question of a notice's own is known by the attribute that answers it.
    String input = one.input().substring(one.input().indexOf('.') + 1);
    String name =
        title == null ? shell.texts().word("attribute", input) : Reasons.say(shell, title);
    String words =
        one.tests().stream()
            .map(test ->
                test.equals("any known value")
                    ? shell.t("logic.known")
                    : Cells.words(shell, labels, one.input(), test))
            .collect(Collectors.joining(shell.t("list.or")));
    return shell.t(one.except() ? "logic.except" : "logic.is", name, words);
  }

  private static String lines(Shell shell, List<Line> lines) {
    return lines.isEmpty()
        ? shell.t("logic.nothing")
        : lines.stream()
            .map(line -> line(shell, line))
            .collect(Collectors.joining(shell.t("logic.and")));
  }

  private static String line(Shell shell, Line line) {
    String said =
        line.outputs().entrySet().stream()
            .map(output ->
                shell.texts().word("output", output.getKey())
                    + " "
                    + Cells.words(shell, Labels.NONE, output.getKey(), output.getValue()))
            .collect(Collectors.joining(shell.t("logic.comma")));
    return shell.t("logic.line", line.row(), said.isEmpty() ? shell.t("logic.nothing") : said);
  }

  private static Block terms(Shell shell, Notice before, Notice after, List<Term> terms) {
    List<Row> rows = new ArrayList<>();
    for (Term term : terms) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(TermWords.name(shell, term)),
                  Cell.of(TermWords.value(shell, before, term, term.before())),
                  Cell.tag("good", TermWords.value(shell, after, term, term.after())))));
    }
    return new Block(shell.t("logic.terms", rows.size()), null, null, columns(shell), rows, "");
  }
}
