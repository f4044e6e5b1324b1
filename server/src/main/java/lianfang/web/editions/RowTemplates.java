package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.rulebook.Editions;
import lianfang.rulebook.draft.TableRows;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.PathWords;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 样板行: rows of other notices in force that answer in columns of this table, to be taken over with
 * the cells of the columns that both have.
 */
@Component
class RowTemplates {

  private static final String PREFIX = "of:";

  private final Editions editions;
  private final EditionRegister register;

  RowTemplates(Editions editions, EditionRegister register) {
    this.editions = editions;
    this.register = register;
  }

  /** What may be chosen for a table of a notice. */
  List<Field.Option> options(Shell shell, String notice, DecisionTable table) {
    List<Field.Option> options = new ArrayList<>();
    for (Notice other : others(notice)) {
      for (CompiledTable compiled : other.tables()) {
        DecisionTable theirs = compiled.table();
        if (fits(table, theirs)) {
          for (Row row : theirs.rows()) {
            if (!row.isOtherwise()) {
              String value = PREFIX + other.edition() + "/" + theirs.id() + "/" + row.id();
              String label =
                  shell.t(
                      "draft.template.other",
                      Reasons.say(shell, other.title()),
                      PathWords.table(shell, theirs.id()),
                      row.id());
              options.add(new Field.Option(value, label));
            }
          }
        }
      }
    }
    return options;
  }

  /** Whole tables that may be taken over: those of this notice and of all that are in force. */
  List<Field.Option> tables(Shell shell) {
    List<Field.Option> options = new ArrayList<>();
    for (Notice other : others("")) {
      for (CompiledTable compiled : other.tables()) {
        String id = compiled.table().id();
        String label =
            shell.t(
                "draft.template.table",
                Reasons.say(shell, other.title()),
                PathWords.table(shell, id));
        options.add(new Field.Option(other.edition() + "/" + id, label));
      }
    }
    return options;
  }

  private List<Notice> others(String notice) {
    return register.list().stream()
        .filter(one -> one.state() == EditionState.IN_FORCE && !one.notice().equals(notice))
        .flatMap(one -> editions.find(one.edition()).stream())
        .toList();
  }

  /** Both ask something in common and answer something in common. */
  private static boolean fits(DecisionTable own, DecisionTable other) {
    boolean asks =
        other.inputs().stream()
            .anyMatch(
                input -> own.inputs().stream().anyMatch(mine -> mine.name().equals(input.name())));
    return asks && other.outputs().stream().anyMatch(output -> own.answersIn(output.name()));
  }

  /**
   * The table with a copy of the chosen row before the one that fires when no other does; the table
   * as it is where nothing of another notice was chosen.
   */
  TableText added(TableText table, String chosen) {
    String[] parts =
        chosen.startsWith(PREFIX) ? chosen.substring(PREFIX.length()).split("/") : new String[0];
    if (parts.length != 3) {
      return table;
    }
    Optional<TableText> theirs =
        editions
            .find(parts[0])
            .map(notice ->
                editions.folder(notice.edition()).files().get("tables/" + parts[1] + ".csv"))
            .map(TableText::read);
    return theirs
        .filter(text -> !text.row(parts[2]).isEmpty())
        .map(text -> added(table, text, text.row(parts[2])))
        .orElse(table);
  }

  private static TableText added(TableText table, TableText theirs, List<String> row) {
    List<List<String>> rows = TableRows.act(table.rows(), "add", table.columns());
    for (int r = 0; r < rows.size(); r++) {
      String name = rows.get(r).getFirst();
      if (table.row(name).isEmpty()) {
        rows.set(r, taken(table.columns(), rows.get(r), theirs, row));
      }
    }
    return table.with(rows);
  }

  /** Its clause is one of another notice, so that the drafter names one of this. */
  private static List<String> taken(
      List<String> columns, List<String> blank, TableText theirs, List<String> row) {
    List<String> taken = new ArrayList<>(blank);
    for (int c = 2; c < columns.size(); c++) {
      int at = theirs.columns().indexOf(columns.get(c));
      if (at >= 0) {
        taken.set(c, row.get(at));
      }
    }
    return taken;
  }
}
