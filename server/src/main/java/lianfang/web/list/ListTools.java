package lianfang.web.list;

import java.util.List;
import lianfang.web.part.Filter;
import org.jspecify.annotations.Nullable;

/**
 * 列表工具: what an account can do with a list besides filtering: order, columns, views of its own.
 *
 * @param path of the list
 * @param query filters, columns and order as they are, kept when the view is saved
 * @param sort the order; null where the list has one order only
 * @param columns each an address that shows or hides it
 * @param views the account's views of this list
 * @param told what became of the last view; empty where nothing did
 */
public record ListTools(
    String path,
    String query,
    @Nullable Filter sort,
    List<Filter.Option> columns,
    List<View> views,
    String told) {

  /** A saved view: its name, where it leads, its id, and whether the page shows it. */
  public record View(String name, String href, String id, boolean on) {}
}
