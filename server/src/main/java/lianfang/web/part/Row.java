package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 行: one row of a list.
 *
 * @param href what the row opens; null where it opens nothing
 * @param cells one a column
 * @param id to which a figure of the same page leads; null where none does
 */
public record Row(@Nullable String href, List<Cell> cells, @Nullable String id) {

  /** A row to which nothing on the page leads. */
  public Row(@Nullable String href, List<Cell> cells) {
    this(href, cells, null);
  }

  /** The chip that a phone shows under the measure, where its own column is left out. */
  public @Nullable Cell chip() {
    return cells.stream()
        .filter(cell -> cell.kind().equals("basis") && cell.minor() && cell.href() != null)
        .findFirst()
        .orElse(null);
  }

  /** The cell under which it stands: where a phone shows two, the second has no room beside it. */
  public Cell under() {
    return cells.get(cells.stream().filter(cell -> !cell.minor()).count() <= 2 ? 0 : 1);
  }
}
