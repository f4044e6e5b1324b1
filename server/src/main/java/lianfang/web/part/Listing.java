package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 列表: what stands around the rows of a list.
 *
 * @param columns from left to right
 * @param filters the chips above
 * @param count the sentence that says how many rows there are
 * @param first the first page's address; null on the first page
 * @param next the next page's address by key; null on the last page
 * @param exports addresses of the same rows as files
 * @param empty why the list is empty and what to do first; null where it has rows
 * @param stacks whether a phone lays the cells of a row below each other, as {@link Block} does
 */
public record Listing(
    List<Column> columns,
    List<Filter> filters,
    String count,
    @Nullable String first,
    @Nullable String next,
    List<Link> exports,
    @Nullable Empty empty,
    boolean stacks) {

  /** A list whose rows fit beside each other on a phone. */
  public Listing(
      List<Column> columns,
      List<Filter> filters,
      String count,
      @Nullable String first,
      @Nullable String next,
      List<Link> exports,
      @Nullable Empty empty) {
    this(columns, filters, count, first, next, exports, empty, false);
  }

  /** The same, stacked on a phone. */
  public Listing stacked() {
    return new Listing(columns, filters, count, first, next, exports, empty, true);
  }

  /** The columns whose heads a phone writes before their cells; none where it does not stack. */
  public List<Column> heads() {
    return stacks ? columns : List.of();
  }

  /**
   * A column.
   *
   * @param label its head, with the unit
   * @param number whether it holds numbers, aligned to the right
   * @param minor whether a phone leaves it out
   */
  public record Column(String label, boolean number, boolean minor) {

    /** How its head is drawn, as classes of the style sheet; null for plainly. */
    public @Nullable String classes() {
      return Cell.classes(number, minor);
    }

    /** A column of words. */
    public static Column of(String label) {
      return new Column(label, false, false);
    }

    /** A column of words that a phone leaves out. */
    public static Column minor(String label) {
      return new Column(label, false, true);
    }

    /** A column of numbers. */
    public static Column number(String label) {
      return new Column(label, true, false);
    }
  }
}
