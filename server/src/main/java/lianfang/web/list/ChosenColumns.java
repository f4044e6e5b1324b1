package lianfang.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianfang.web.part.Filter;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/**
 * 所选栏目: which columns of a list are shown, from the address. The first one always is, because it
 * says what the row is about.
 */
public final class ChosenColumns {

  /** The parameter of the address: indices joined by dots; all columns where it is absent. */
  static final String KEY = "cols";

  private final List<Listing.Column> all;
  private final List<Integer> shown;

  private ChosenColumns(List<Listing.Column> all, List<Integer> shown) {
    this.all = all;
    this.shown = shown;
  }

  /** The choice of a page; what is no column is left out. */
  public static ChosenColumns of(Shell shell, List<Listing.Column> all) {
    String asked = shell.query().getOrDefault(KEY, "");
    TreeSet<Integer> shown = new TreeSet<>();
    for (String index : asked.split("\\.", -1)) {
      if (index.matches("[0-9]{1,2}") && Integer.parseInt(index) < all.size()) {
        shown.add(Integer.valueOf(index));
      }
    }
    if (shown.isEmpty()) {
      return new ChosenColumns(all, IntStream.range(0, all.size()).boxed().toList());
    }
    shown.add(0);
    return new ChosenColumns(all, List.copyOf(shown));
  }

  /** The columns that are shown. */
  public List<Listing.Column> columns() {
    return shown.stream().map(all::get).toList();
  }

  /** The rows with these columns alone. */
  public List<Row> rows(List<Row> rows) {
    return rows.stream()
        .map(row -> new Row(row.href(), shown.stream().map(row.cells()::get).toList()))
        .toList();
  }

  /** One option a column that can be hidden, with the address that shows or hides it. */
  List<Filter.Option> options(Shell shell) {
    List<Filter.Option> options = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      int index = i;
      boolean on = shown.contains(index);
      String without =
          IntStream.range(0, all.size())
              .filter(c -> c == index ? !on : shown.contains(c))
              .mapToObj(String::valueOf)
              .collect(Collectors.joining("."));
      boolean whole = without.split("\\.", -1).length == all.size();
      options.add(
          new Filter.Option(all.get(i).label(), shell.here(KEY, whole ? "" : without), null, on));
    }
    return options;
  }
}
