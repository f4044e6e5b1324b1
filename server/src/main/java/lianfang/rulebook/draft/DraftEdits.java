package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.edition.TextChange;
import org.springframework.stereotype.Component;

/**
 * 办理改动: what a change makes of a draft's files. Only what could not even be written is refused;
 * what is wrong with the result, the proof says.
 */
@Component
public class DraftEdits {

  private static final String NOTICE = "notice.yaml";
  private static final String TABLES = "tables/";

  private final Editions editions;
  private final OwnQuestions questions;

  DraftEdits(Editions editions, FactKinds kinds) {
    this.editions = editions;
    this.questions = new OwnQuestions(kinds);
  }

  /** The name of a table's file in the folder. */
  public static String file(String table) {
    return TABLES + table + ".csv";
  }

  /** The tables of a draft, in the order of their names. */
  public static List<String> tables(SortedMap<String, String> files) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(TABLES))
        .map(file -> file.substring(TABLES.length()).replace(".csv", ""))
        .toList();
  }

  /**
   * Applies a change.
   *
   * @param notice id of the notice
   * @throws EditionRefused with what was found there
   */
  public SortedMap<String, String> apply(
      String notice, SortedMap<String, String> files, DraftEdit edit) {
    return switch (edit) {
      case DraftEdit.Head one -> notice(files, yaml -> head(notice, yaml, one.head()));
      case DraftEdit.Texts one -> texts(files, one);
      case DraftEdit.AddClause one -> notice(files, yaml -> clause(yaml, one.clause()));
      case DraftEdit.RemoveClause one -> notice(files, yaml -> without(yaml, one.clause()));
      case DraftEdit.AddReading one -> ReadingTexts.added(files, one);
      case DraftEdit.RemoveReading one -> ReadingTexts.removed(files, one.key());
      case DraftEdit.DeclareQuestion one -> questions.declared(files, one);
      case DraftEdit.RemoveQuestion one -> OwnQuestions.removed(files, one.column());
      case DraftEdit.AddTable one -> added(files, one);
      case DraftEdit.CopyTable one -> copied(notice, files, one);
      case DraftEdit.RemoveTable one -> removed(files, one.table());
      case DraftEdit.AddColumn one -> column(files, one);
      case DraftEdit.RemoveColumn one -> column(files, one);
      case DraftEdit.AddRow one -> table(files, one.table(), table -> row(table, one));
      case DraftEdit.RemoveRow one -> table(files, one.table(), table -> without(table, one.row()));
      case DraftEdit.SetCell one -> table(files, one.table(), table -> cell(table, one));
      case DraftEdit.SetRows one -> table(files, one.table(), table -> table.with(one.rows()));
      case DraftEdit.Replace one -> replaced(files, one);
    };
  }

  // ---------------------------------------------------------------- head and clauses

  private static SortedMap<String, String> notice(
      SortedMap<String, String> files, UnaryOperator<String> change) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(NOTICE, (file, yaml) -> change.apply(yaml));
    return changed;
  }

  private String head(String notice, String yaml, NoticeTexts.Head head) {
    List<String> before = NoticeTexts.list(NoticeTexts.head(yaml).supersedes());
    for (String older : NoticeTexts.list(head.supersedes())) {
      boolean kept = editions.list().stream().anyMatch(one -> one.id().equals(older));
      refuseIf(
          older.equals(notice) || !kept && !before.contains(older),
          EditionRefusal.SUPERSEDES_UNKNOWN,
          older);
    }
    return NoticeTexts.with(yaml, head);
  }

  private static SortedMap<String, String> texts(
      SortedMap<String, String> files, DraftEdit.Texts edit) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(edit.file(), (file, text) -> TextChange.apply(text, edit.texts()));
    return changed;
  }

  private static String clause(String yaml, NoticeTexts.NewClause clause) {
    boolean named = clause.id().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
    refuseIf(!named, EditionRefusal.CLAUSE_NAME, clause.id());
    boolean taken = NoticeTexts.clauses(yaml).contains(clause.id());
    refuseIf(taken, EditionRefusal.CLAUSE_TAKEN, clause.id());
    return NoticeTexts.withClause(yaml, clause);
  }

  private static String without(String yaml, String clause) {
    boolean known = NoticeTexts.clauses(yaml).contains(clause);
    refuseIf(!known, EditionRefusal.CLAUSE_UNKNOWN, clause);
    return NoticeTexts.withoutClause(yaml, clause);
  }

  // ---------------------------------------------------------------- tables

  private static void requireNew(SortedMap<String, String> files, String table) {
    refuseIf(!table.matches("[a-z][a-z0-9-]{0,39}"), EditionRefusal.TABLE_NAME, table);
    refuseIf(files.containsKey(file(table)), EditionRefusal.TABLE_TAKEN, table);
  }

  private static TableText find(SortedMap<String, String> files, String table) {
    String text = files.get(file(table));
    if (text == null) {
      throw new EditionRefused(EditionRefusal.TABLE_UNKNOWN, table);
    }
    return TableText.read(text);
  }

  private static SortedMap<String, String> table(
      SortedMap<String, String> files, String table, UnaryOperator<TableText> change) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.put(file(table), change.apply(find(files, table)).write());
    return changed;
  }

  private static SortedMap<String, String> added(
      SortedMap<String, String> files, DraftEdit.AddTable edit) {
    requireNew(files, edit.table());
    boolean known = List.of("C", "U", "F").contains(edit.policy());
    refuseIf(!known, EditionRefusal.POLICY_UNKNOWN, edit.policy());
    require(files, Columns.INPUT, edit.input());
    require(files, Columns.OUTPUT, edit.output());
    SortedMap<String, String> changed = new TreeMap<>(files);
    TableText begun = Columns.begun(edit.policy(), edit.input(), edit.output());
    changed.put(file(edit.table()), begun.write());
    return Columns.declared(changed, List.of());
  }

  /** Clauses are those of the other notice, so that the drafter names ones of this. */
  private SortedMap<String, String> copied(
      String notice, SortedMap<String, String> files, DraftEdit.CopyTable edit) {
    requireNew(files, edit.table());
    refuseIf(editions.find(edit.edition()).isEmpty(), EditionRefusal.UNKNOWN, edit.edition());
    var folder = editions.folder(edit.edition());
    TableText theirs = find(folder.files(), edit.from());
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : theirs.rows()) {
      List<String> copy = new ArrayList<>(row);
      if (!folder.name().equals(notice)) {
        copy.set(1, "");
      }
      rows.add(copy);
    }
    SortedMap<String, String> changed = new TreeMap<>(files);
    TableText copy = new TableText(List.of(), theirs.policy(), theirs.columns(), rows);
    changed.put(file(edit.table()), copy.write());
    String other = folder.files().getOrDefault(NOTICE, "{}");
    changed.computeIfPresent(
        NOTICE, (file, yaml) -> NoticeTexts.withDeclarations(yaml, other, theirs.columns()));
    return Columns.declared(changed, List.of());
  }

  private static SortedMap<String, String> removed(SortedMap<String, String> files, String table) {
    List<String> gone = Columns.of(find(files, table), Columns.INPUT);
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.remove(file(table));
    return Columns.declared(changed, gone);
  }

  private static SortedMap<String, String> replaced(
      SortedMap<String, String> files, DraftEdit.Replace edit) {
    TableText before = find(files, edit.table());
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.put(file(edit.table()), new SentTable(edit, before, files).aligned().write());
    return Columns.declared(changed, Columns.of(before, Columns.INPUT));
  }

  // ---------------------------------------------------------------- columns

  private static void require(SortedMap<String, String> files, String side, String column) {
    List<String> known =
        side.equals(Columns.INPUT) ? Columns.inputs(files) : Columns.outputs(files);
    refuseIf(!known.contains(column), EditionRefusal.COLUMN_UNKNOWN, column);
  }

  private static SortedMap<String, String> column(
      SortedMap<String, String> files, DraftEdit.AddColumn edit) {
    require(files, edit.side(), edit.column());
    boolean twice = Columns.of(find(files, edit.table()), edit.side()).contains(edit.column());
    refuseIf(twice, EditionRefusal.COLUMN_TWICE, edit.column());
    return Columns.declared(
        table(files, edit.table(), table -> Columns.added(table, edit.side(), edit.column())),
        List.of());
  }

  private static SortedMap<String, String> column(
      SortedMap<String, String> files, DraftEdit.RemoveColumn edit) {
    return Columns.declared(
        table(files, edit.table(), table -> Columns.removed(table, edit.side(), edit.column())),
        edit.side().equals(Columns.INPUT) ? List.of(edit.column()) : List.of());
  }

  // ---------------------------------------------------------------- rows and cells

  private static TableText row(TableText table, DraftEdit.AddRow edit) {
    refuseIf(edit.row().isBlank(), EditionRefusal.ROW_UNKNOWN, "");
    refuseIf(!table.row(edit.row()).isEmpty(), EditionRefusal.ROW_TAKEN, edit.row());
    List<List<String>> rows = TableRows.act(table.rows(), "add", table.columns());
    for (int r = 0; r < rows.size(); r++) {
      if (table.row(rows.get(r).getFirst()).isEmpty()) {
        List<String> named = new ArrayList<>(rows.get(r));
        named.set(0, edit.row());
        rows.set(r, named);
      }
    }
    TableText longer = table.with(rows);
    for (Map.Entry<String, String> cell : edit.cells().entrySet()) {
      longer = cell(longer, new DraftEdit.SetCell("", edit.row(), cell.getKey(), cell.getValue()));
    }
    return longer;
  }

  private static TableText without(TableText table, String row) {
    refuseIf(table.row(row).isEmpty(), EditionRefusal.ROW_UNKNOWN, row);
    return table.with(table.rows().stream().filter(one -> !one.getFirst().equals(row)).toList());
  }

  private static TableText cell(TableText table, DraftEdit.SetCell edit) {
    refuseIf(table.row(edit.row()).isEmpty(), EditionRefusal.ROW_UNKNOWN, edit.row());
    int at = table.columns().indexOf(edit.column());
    boolean known = at >= 0 && !edit.column().equals(Columns.DIVIDER);
    refuseIf(!known, EditionRefusal.COLUMN_UNKNOWN, edit.column());
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> copy = new ArrayList<>(row);
      if (row.getFirst().equals(edit.row())) {
        copy.set(at, edit.value().strip().replaceAll("\\R", " "));
      }
      rows.add(copy);
    }
    return table.with(rows);
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal, String found) {
    if (wrong) {
      throw new EditionRefused(refusal, found);
    }
  }
}
