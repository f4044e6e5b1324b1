package lianfang.web.editions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lianfang.rulebook.Editions;
import lianfang.rulebook.LayerComparison;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.difference.RowStand;
import lianfang.rulebook.draft.Columns;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.InputWords;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.LogicBlocks;
import lianfang.web.hits.RowNumbers;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 草案网格: the cells of one table of a draft, and beside each row how many people of today it holds
 * and how it stands to the layers above.
 */
@Component
class DraftGrid {

  private final Editions editions;
  private final EditionRegister register;
  private final RowNumbers numbers;

  DraftGrid(Editions editions, EditionRegister register, RowNumbers numbers) {
    this.editions = editions;
    this.register = register;
    this.numbers = numbers;
  }

  /** How many people the rows of a table hold, as far as that is known. */
  RowNumbers.Told numbers(Shell shell, Drafts.Draft draft, String table) {
    return numbers.of(shell, draft, table, shell.query().containsKey("count"));
  }

  private static TableText text(Drafts.Draft draft, DecisionTable table) {
    return TableText.read(draft.files().getOrDefault(table.file(), ""));
  }

  /**
   * The columns, each with what it is and whether the base has it.
   *
   * @param before files with which the draft is compared
   */
  static List<DraftPage.Column> columns(
      Shell shell,
      Notice outline,
      DecisionTable table,
      Drafts.Draft draft,
      SortedMap<String, String> before) {
    List<DraftPage.Column> columns = new ArrayList<>();
    TableText now = text(draft, table);
    String was = before.getOrDefault(table.file(), "");
    TableText old = was.isEmpty() ? now : TableText.read(was);
    boolean answers = false;
    for (String name : now.columns()) {
      String side = answers ? Columns.OUTPUT : Columns.INPUT;
      boolean own = List.of("row", "clause", Columns.ANNOTATION).contains(name);
      String kind = own ? name : name.equals(Columns.DIVIDER) ? "divider" : side;
      boolean added =
          !own && !name.equals(Columns.DIVIDER) && !Columns.of(old, side).contains(name);
      columns.add(new DraftPage.Column(name, label(shell, outline, kind, name), kind, added));
      answers = answers || name.equals(Columns.DIVIDER);
    }
    return columns;
  }

  /** What readers see above a column. */
  static String label(Shell shell, Notice outline, String kind, String name) {
    Phrase title = outline.labels().title(name);
    return kind.equals(Columns.INPUT)
        ? Reasons.say(
            shell,
            title != null
                ? title
                : InputWords.find(name)
                    .map(InputWords.Declared::title)
                    .orElse(new Phrase(name, name)))
        : kind.equals(Columns.OUTPUT)
            ? shell.texts().word("output", name)
            : shell.texts().word("draft.column", name);
  }

  /** The columns of the base that the table has no more. */
  static List<String> gone(
      Shell shell,
      Notice outline,
      DecisionTable table,
      Drafts.Draft draft,
      SortedMap<String, String> before) {
    String was = before.getOrDefault(table.file(), "");
    List<String> gone = new ArrayList<>();
    if (!was.isEmpty()) {
      for (String side : List.of(Columns.INPUT, Columns.OUTPUT)) {
        List<String> now = Columns.of(text(draft, table), side);
        Columns.of(TableText.read(was), side).stream()
            .filter(name -> !now.contains(name))
            .forEach(name -> gone.add(label(shell, outline, side, name)));
      }
    }
    return gone;
  }

  /** The rows with their cells, what is wrong with them and what somebody else wrote there. */
  List<DraftPage.Row> rows(
      Shell shell,
      Drafts.Draft draft,
      DecisionTable table,
      SortedMap<String, String> before,
      DraftPages.Shown shown) {
    Map<String, List<DraftPage.Stand>> stands = stands(shell, draft, table.id());
    TableText now = text(draft, table);
    String base = before.getOrDefault(table.file(), "");
    TableText was = base.isEmpty() ? now.with(List.of()) : TableText.read(base);
    List<DraftPage.Row> rows = new ArrayList<>();
    for (int r = 0; r < now.rows().size(); r++) {
      String name = now.rows().get(r).getFirst();
      List<String> old = was.row(name);
      List<DraftPage.Cell> cells = cells(shell, table, now, r, aligned(was, now, old), shown);
      rows.add(
          new DraftPage.Row(
              r,
              cells,
              shown.number(name),
              stands.getOrDefault(name, List.of()),
              shown.proof().rows().getOrDefault(r, List.of())));
    }
    return rows;
  }

  /** The cells of the base's row under the columns that the table has now. */
  private static List<String> aligned(TableText was, TableText now, List<String> old) {
    if (old.isEmpty() || was.columns().equals(now.columns())) {
      return old;
    }
    List<String> aligned = new ArrayList<>();
    int divider = now.columns().indexOf(Columns.DIVIDER);
    for (int c = 0; c < now.columns().size(); c++) {
      String name = now.columns().get(c);
      int at = c < divider ? was.columns().indexOf(name) : was.columns().lastIndexOf(name);
      aligned.add(at < 0 ? "" : old.get(at));
    }
    return aligned;
  }

  private static List<DraftPage.Cell> cells(
      Shell shell,
      DecisionTable table,
      TableText now,
      int r,
      List<String> old,
      DraftPages.Shown shown) {
    List<String> row = now.rows().get(r);
    List<DraftPage.Cell> cells = new ArrayList<>();
    for (int c = 0; c < row.size(); c++) {
      String name = "c-" + r + "-" + c;
      Vocabulary.Read read = shown.proof().cells().get(name);
      boolean changed = old.size() <= c || !old.get(c).strip().equals(row.get(c).strip());
      cells.add(
          new DraftPage.Cell(
              name,
              row.get(c),
              read == null ? "" : read.told(),
              read != null && read.wrong(),
              changed,
              shown.other(shell, table.file(), row.getFirst(), now.columns().get(c))));
    }
    return cells;
  }

  private Map<String, List<DraftPage.Stand>> stands(Shell shell, Drafts.Draft draft, String table) {
    Map<String, List<DraftPage.Stand>> stands = new LinkedHashMap<>();
    Notice own = RowNumbers.read(draft);
    if (own == null) {
      return stands;
    }
    for (Notice above : above(own)) {
      for (RowStand one : RowStand.of(own, above)) {
        if (one.table().equals(table)) {
          stands
              .computeIfAbsent(one.row(), row -> new ArrayList<>())
              .add(stand(shell, own, above, one));
        }
      }
    }
    return stands;
  }

  private static DraftPage.Stand stand(Shell shell, Notice own, Notice above, RowStand one) {
    String words =
        one.stands().stream()
            .sorted()
            .map(stand -> shell.texts().of("stand." + stand.word()))
            .collect(Collectors.joining(shell.t("list.or")));
    String where =
        one.example().stream()
            .map(condition -> LogicBlocks.condition(shell, own.labels(), condition))
            .collect(Collectors.joining(shell.t("logic.and")));
    String tone = one.isLooser() ? "act" : one.isStricter() ? "good" : "tag";
    return new DraftPage.Stand(tone, words, Reasons.say(shell, above.title()), where);
  }

  /** Notices in force of layers above whose area the draft's lies in. */
  private List<Notice> above(Notice own) {
    LayerComparison.Level level = LayerComparison.Level.ofWord(own.layer());
    List<Notice> above = new ArrayList<>();
    for (EditionRecord one : register.list()) {
      if (one.state() == EditionState.IN_FORCE && !one.notice().equals(own.id())) {
        editions
            .find(one.edition())
            .filter(notice -> LayerComparison.Level.ofWord(notice.layer()).compareTo(level) < 0)
            .filter(notice -> covers(notice, own))
            .ifPresent(above::add);
      }
    }
    return above;
  }

  private static boolean covers(Notice above, Notice own) {
    return own.scope().stream().allMatch(area -> above.scope().stream().anyMatch(area::startsWith));
  }
}
