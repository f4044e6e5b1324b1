package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 块: a titled table on a page.
 *
 * @param title what it says, where possible as a finding
 * @param footer definition, scope, as-of time and source; null where the page says them
 * @param more the whole list; null where all is here
 * @param columns from left to right
 * @param rows of the table
 * @param empty said instead of a table without rows
 * @param stacks whether a phone lays the cells of a row below each other, each behind the head of
 *     its column, because they are too wide beside each other
 */
public record Block(
    String title,
    @Nullable String footer,
    @Nullable Link more,
    List<Listing.Column> columns,
    List<Row> rows,
    String empty,
    boolean stacks) {

  /** A table whose rows fit beside each other on a phone. */
  public Block(
      String title,
      @Nullable String footer,
      @Nullable Link more,
      List<Listing.Column> columns,
      List<Row> rows,
      String empty) {
    this(title, footer, more, columns, rows, empty, false);
  }

  /** The columns whose heads a phone writes before their cells; none where it does not stack. */
  public List<Listing.Column> heads() {
    return stacks ? columns : List.of();
  }

  /** The same, stacked on a phone. */
  public Block stacked() {
    return new Block(title, footer, more, columns, rows, empty, true);
  }
}
