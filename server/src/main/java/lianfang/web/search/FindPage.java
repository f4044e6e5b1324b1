package lianfang.web.search;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * Where a phone types what it looks for, since its bar has no room for a field.
 *
 * @param asked as it was typed
 * @param list what is above and below the rows
 * @param rows what was found
 */
public record FindPage(Shell shell, Head head, String asked, Listing list, List<Row> rows)
    implements Page {

  /** Copies the rows. */
  public FindPage {
    rows = List.copyOf(rows);
  }
}
