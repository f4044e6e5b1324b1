package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.draft.Columns;
import lianfang.rulebook.draft.DraftEdit;
import lianfang.rulebook.draft.DraftEdits;
import lianfang.rulebook.draft.TableRows;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 草案表单: what a form of a draft's page asks to change, as the edits that programs send as well. */
@Component
class DraftForms {

  private final DraftEdits edits;
  private final RowTemplates templates;

  DraftForms(DraftEdits edits, RowTemplates templates) {
    this.edits = edits;
    this.templates = templates;
  }

  /**
   * What a form makes of a draft.
   *
   * @param files with everything that could be written
   * @param table the table to show next; empty for the texts
   * @param what was changed, for the audit
   * @param refused why the rest could not; null where all could
   */
  record Typed(
      SortedMap<String, String> files,
      String table,
      String what,
      @Nullable EditionRefused refused) {}

  /** Applies a form of one table, or of the texts where no table is named. */
  Typed typed(Shell shell, Drafts.Draft seen, String table, Map<String, String> form) {
    String act = form.getOrDefault("act", "save");
    SortedMap<String, String> files = new TreeMap<>(seen.files());
    List<DraftEdit> changes = new ArrayList<>();
    String next = table;
    if (table.isEmpty()) {
      changes.addAll(DraftTexts.edits(seen, form));
      next = form.getOrDefault("table-id", "").strip();
    } else {
      changes.addAll(rows(shell, seen, table, form, act));
      if (act.equals("table-remove")) {
        next = "";
      }
    }
    String what = table.isEmpty() ? "save" : "save " + table;
    EditionRefused refused = null;
    for (DraftEdit change : changes) {
      try {
        files = edits.apply(seen.notice(), files, change);
        what = isPart(change) ? change.what() : what;
      } catch (EditionRefused one) {
        refused = refused == null ? one : refused;
      }
    }
    return new Typed(files, refused == null ? next : table, what, refused);
  }

  private static boolean isPart(DraftEdit change) {
    return !(change instanceof DraftEdit.SetRows
        || change instanceof DraftEdit.Head
        || change instanceof DraftEdit.Texts);
  }

  /** The rows as they were typed and what was done with them, then with the table as a whole. */
  private List<DraftEdit> rows(
      Shell shell, Drafts.Draft seen, String table, Map<String, String> form, String act) {
    Notice outline = DraftProof.outline(seen);
    DecisionTable declared =
        DraftProof.declared(outline, table)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    TableText before = TableText.read(seen.files().getOrDefault(declared.file(), ""));
    List<List<String>> rows =
        typed(new Vocabulary(shell, outline.labels(), declared), before, form);
    String like = form.getOrDefault("like", "");
    String done = act.equals("add") && !like.isEmpty() ? like : act;
    TableText changed = before.with(TableRows.act(rows, done, before.columns()));
    List<DraftEdit> changes = new ArrayList<>();
    changes.add(new DraftEdit.SetRows(table, templates.added(changed, done).rows()));
    String gone = form.getOrDefault("column-gone", "");
    switch (act) {
      case "column-input" -> changes.add(column(table, Columns.INPUT, form));
      case "column-output" -> changes.add(column(table, Columns.OUTPUT, form));
      case "column-remove" -> {
        String side = gone.startsWith(Columns.INPUT) ? Columns.INPUT : Columns.OUTPUT;
        String column = gone.substring(gone.indexOf(':') + 1);
        changes.add(new DraftEdit.RemoveColumn(table, side, column));
      }
      case "table-remove" -> changes.add(new DraftEdit.RemoveTable(table));
      default -> {
        // The rows are all.
      }
    }
    return changes;
  }

  private static DraftEdit column(String table, String side, Map<String, String> form) {
    return new DraftEdit.AddColumn(table, side, form.getOrDefault("column-" + side, ""));
  }

  /** What was typed, in code words; what nobody touched stays as it is written. */
  private static List<List<String>> typed(
      Vocabulary vocabulary, TableText before, Map<String, String> form) {
    List<List<String>> rows = new ArrayList<>();
    int count = before.rows().size();
    if (form.containsKey("c-0-0")) {
      count = 0;
      while (form.containsKey("c-" + count + "-0")) {
        count++;
      }
    }
    for (int r = 0; r < count; r++) {
      List<String> was = r < before.rows().size() ? before.rows().get(r) : List.of();
      List<String> row = new ArrayList<>();
      for (int c = 0; c < before.columns().size(); c++) {
        String old = was.isEmpty() ? "" : was.get(c);
        String typed = form.getOrDefault("c-" + r + "-" + c, old);
        row.add(typed(vocabulary, before.columns().get(c), old, typed));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String typed(Vocabulary vocabulary, String column, String was, String typed) {
    if (column.equals(Columns.DIVIDER)) {
      return column;
    }
    return typed.equals(was) ? was : vocabulary.read(column, typed).value().replaceAll("\\R", " ");
  }
}
