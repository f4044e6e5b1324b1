package lianfang.web.editions;

import java.util.List;
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
 * @param refusal why nothing was kept; null where nothing was tried
 * @param faults what the check found, with every place
 * @param footer of which area and day the numbers are, and under which rows nobody is
 * @param blocks what differs from the base
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
    List<Field> texts,
    List<Link> downloads,
    @Nullable String refusal,
    List<EditionPage.Fault> faults,
    String footer,
    List<Block> blocks)
    implements Page {

  /**
   * A column.
   *
   * @param name in the file
   * @param label for readers
   * @param kind "row", "clause", "input", "output", "divider" or "annotation"
   */
  public record Column(String name, String label, String kind) {}

  /** A row with how many people of today are under it, and how it stands to the layers above. */
  public record Row(int number, List<Cell> cells, String people, List<Stand> stands) {}

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
   */
  public record Cell(String name, String value, String told, boolean wrong, boolean changed) {}
}
