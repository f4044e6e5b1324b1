package lianfang.rulebook.draft;

import java.util.List;
import java.util.Map;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;

/** 改动: one change of a draft's files. Cells are written in code words. */
public sealed interface DraftEdit {

  /** What is changed, in few words, for the audit. */
  default String what() {
    return switch (this) {
      case Head _ -> "head";
      case Texts one -> "texts of " + one.file();
      case AddClause one -> "add clause " + one.clause().id();
      case RemoveClause one -> "remove clause " + one.clause();
      case AddReading one -> "add reading " + one.key();
      case RemoveReading one -> "remove reading " + one.key();
      case DeclareQuestion one -> "declare question " + one.column();
      case RemoveQuestion one -> "remove question " + one.column();
      case AddTable one -> "add table " + one.table();
      case CopyTable one -> "add table " + one.table() + " like " + one.from();
      case RemoveTable one -> "remove table " + one.table();
      case AddColumn one -> "add column " + one.column() + " to " + one.table();
      case RemoveColumn one -> "remove column " + one.column() + " of " + one.table();
      case AddRow one -> "add row " + one.row() + " to " + one.table();
      case RemoveRow one -> "remove row " + one.row() + " of " + one.table();
      case SetCell one -> "cell " + one.row() + " " + one.column() + " of " + one.table();
      case SetRows one -> "save " + one.table();
      case Replace one -> "upload " + one.table();
    };
  }

  /** Title, days, areas, layer and what the notice replaces. */
  record Head(NoticeTexts.Head head) implements DraftEdit {}

  /**
   * Other texts of notice.yaml or readings.yaml by their path, such as {@code /clauses/2/text};
   * what is not there is not added.
   */
  record Texts(String file, Map<String, String> texts) implements DraftEdit {

    /** Copies the texts. */
    public Texts {
      texts = Map.copyOf(texts);
    }
  }

  /** One more clause. */
  record AddClause(NoticeTexts.NewClause clause) implements DraftEdit {}

  /** Takes a clause away; its rows are marked until they name another one. */
  record RemoveClause(String clause) implements DraftEdit {}

  /**
   * One more reading, which takes effect with the approval.
   *
   * @param document whether a document says it; otherwise it is assumed
   * @param zh what it rests on
   * @param en what it rests on
   */
  record AddReading(String key, String value, boolean document, String zh, String en)
      implements DraftEdit {}

  /** Takes a reading away: what it says is asked then. */
  record RemoveReading(String key) implements DraftEdit {}

  /**
   * 自定的问: a question that the notice declares itself, or one of the glossary with words of its own.
   *
   * @param column the name by which tables ask it
   * @param of the attribute of a fact that answers it, such as {@code arrival.transport}; empty for
   *     a question of the glossary
   * @param values its words; empty for all that can be answered
   * @param zh what readers see above the column
   * @param en what readers see above the column
   * @param words what readers see for its values
   */
  record DeclareQuestion(
      String column,
      String of,
      List<String> values,
      String zh,
      String en,
      Map<String, Phrase> words)
      implements DraftEdit {

    /** Copies the words. */
    public DeclareQuestion {
      values = List.copyOf(values);
      words = Map.copyOf(words);
    }
  }

  /** Takes a declaration away that no table asks. */
  record RemoveQuestion(String column) implements DraftEdit {}

  /**
   * A table with one question and one answer, and a row to begin with.
   *
   * @param policy "C" or "U"
   */
  record AddTable(String table, String policy, String input, String output) implements DraftEdit {}

  /** A table of an edition that is kept, with its columns and rows; its clauses stay there. */
  record CopyTable(String table, String edition, String from) implements DraftEdit {}

  /** Takes a table away. */
  record RemoveTable(String table) implements DraftEdit {}

  /**
   * One more column.
   *
   * @param side "input" or "output"
   */
  record AddColumn(String table, String side, String column) implements DraftEdit {}

  /** Takes a column away with all its cells. */
  record RemoveColumn(String table, String side, String column) implements DraftEdit {}

  /** One more row before the one that fires when no other does; what is not said asks nothing. */
  record AddRow(String table, String row, Map<String, String> cells) implements DraftEdit {

    /** Copies the cells. */
    public AddRow {
      cells = Map.copyOf(cells);
    }
  }

  /** Takes a row away. */
  record RemoveRow(String table, String row) implements DraftEdit {}

  /** Another cell; inputs come before outputs of the same name. */
  record SetCell(String table, String row, String column, String value) implements DraftEdit {}

  /** All rows as a form has them. */
  record SetRows(String table, List<List<String>> rows) implements DraftEdit {

    /** Copies the rows. */
    public SetRows {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A table that was sent as a file.
   *
   * @param sheet whether its cells have addresses such as E2
   */
  record Replace(String table, TableText sent, boolean sheet) implements DraftEdit {}
}
