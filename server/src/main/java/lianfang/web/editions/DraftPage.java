package lianfang.web.editions;

import java.util.List;
import java.util.Map;
import lianfang.web.difference.DifferencePart;
import lianfang.web.difference.PathWords;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A draft on which somebody works.
 *
 * @param address of the draft, to which all forms go
 * @param version that the reader sees, so that a change meanwhile is noticed
 * @param tabs the tables and the texts; the one that is shown first has no address
 * @param table name of the table that is shown; empty for the texts
 * @param columns of the grid
 * @param rows of the grid
 * @param texts fields of the texts; empty where a table is shown
 * @param parts what may be done with columns, tables and clauses
 * @param templates rows of other notices that may be taken over
 * @param refusal why nothing was kept; null where nothing was tried
 * @param faults what the check found when somebody asked to keep it, with every place
 * @param proof what a check would find in it as it stands
 * @param newer what to do because another edition is in force by now; null where none is
 * @param discard what throwing it away asks for
 * @param counts how many people of today rows hold, as far as that is known
 * @param blocks what it answers differently than the base, and what two wrote differently
 * @param difference what is written differently than in the base
 */
public record DraftPage(
    Shell shell,
    Head head,
    String address,
    int version,
    List<Link> tabs,
    String table,
    List<Column> columns,
    List<Row> rows,
    List<Group> texts,
    List<Part> parts,
    List<Field.Option> templates,
    List<Link> downloads,
    @Nullable String refusal,
    List<EditionPage.Fault> faults,
    DraftProof.Told proof,
    @Nullable String newer,
    Discard discard,
    Counts counts,
    List<Block> blocks,
    DifferencePart difference)
    implements Page {

  /** The title of the table that is shown. */
  public String title() {
    return PathWords.table(shell, table);
  }

  /**
   * Texts that belong together, such as those of a clause.
   *
   * @param pairs whether Chinese and English stand side by side; short fields in columns otherwise
   */
  public record Group(String title, boolean pairs, List<Field> fields) {}

  /**
   * A column.
   *
   * @param name in the file
   * @param label for readers
   * @param kind "row", "clause", "input", "output", "divider" or "annotation"
   * @param added whether the base has it not
   */
  public record Column(String name, String label, String kind, boolean added) {}

  /**
   * Something to do with a column, a table or a clause, with what it needs to know.
   *
   * @param act word of the step
   */
  public record Part(String act, List<Field> fields, String button) {

    /** The same with what somebody typed. */
    Part typed(Map<String, String> form) {
      return new Part(act, Field.typed(fields, form), button);
    }
  }

  /**
   * A row with how many people of today it holds, how it stands to the layers above, and what is
   * wrong with it as a whole.
   */
  public record Row(
      int number, List<Cell> cells, String people, List<Stand> stands, List<String> faults) {}

  /**
   * How far the numbers beside the rows are.
   *
   * @param gone which columns of the base are gone; empty where none is
   * @param footer of which area and day they are, and which rows hold nobody
   * @param told the address that tells them when they are there; empty where nothing is counted
   * @param count by which they are counted; null where they need not be asked for
   */
  public record Counts(String gone, String footer, String told, @Nullable Link count) {}

  /** What throwing a draft away asks for: a sentence, and a tick where somebody else began it. */
  public record Discard(String says, boolean tick) {}

  /**
   * How a row stands to a notice of a layer above.
   *
   * @param tone "act" where it is looser, "good" where it is stricter, "tag" where it is the same
   * @param words what is the case
   * @param notice title of the notice above
   * @param where a case in which it is so; empty where that is every case
   */
  public record Stand(String tone, String words, String notice, String where) {}

  /**
   * A cell.
   *
   * @param name of the field
   * @param value as it is written
   * @param told in words, or what is wrong
   * @param wrong whether it cannot be read
   * @param changed whether it differs from the base
   * @param other what somebody else wrote there; null where nobody did
   */
  public record Cell(
      String name,
      String value,
      String told,
      boolean wrong,
      boolean changed,
      @Nullable String other) {}
}
