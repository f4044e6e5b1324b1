package lianfang.web.list;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A head and a list; details open beside it where there is room.
 *
 * @param head with the sentence
 * @param acts what can be done here, the first one first
 * @param list what stands around the rows
 * @param rows one page of rows
 * @param names whether names stand on the page, which then bears a watermark
 * @param tools order, columns and saved views; null where the list has none
 */
public record ListPage(
    Shell shell,
    Head head,
    List<Link> acts,
    Listing list,
    List<Row> rows,
    boolean names,
    @Nullable ListTools tools)
    implements Page {

  /** A list without tools. */
  public ListPage(
      Shell shell, Head head, List<Link> acts, Listing list, List<Row> rows, boolean names) {
    this(shell, head, acts, list, rows, names, null);
  }
}
