package lianfang.web.situation;

import java.util.List;
import lianfang.fact.playbook.Wording;
import lianfang.situation.Indicator;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;

/** 指标表: figures with their definitions, what their whole is, and by which convention. */
public final class IndicatorTable {

  private IndicatorTable() {}

  /** A table of rows that {@link #row} made. */
  public static Block block(Shell shell, String title, String footer, List<Row> rows) {
    Block block =
        new Block(
            title,
            footer,
            null,
            List.of(
                Listing.Column.of(shell.t("firms.indicator")),
                Listing.Column.number(shell.t("firms.printed.value")),
                Listing.Column.number(shell.t("firms.parts")),
                Listing.Column.minor(shell.t("firms.denominator")),
                Listing.Column.minor(shell.t("firms.convention"))),
            rows,
            "");
    // A phone has room for a definition and no number beside it.
    return block.stacked();
  }

  /**
   * One figure.
   *
   * @param value with its unit
   * @param parts of which part and whole it is
   * @param href the list behind it
   */
  public static Row row(Shell shell, Indicator what, String value, String parts, String href) {
    Wording denominator = what.denominator();
    return new Row(
        href,
        List.of(
            Cell.subject(Said.of(shell, what.name()), Said.of(shell, what.definition()), href),
            Cell.number(value, null),
            Cell.number(parts, null),
            Cell.minor(denominator == null ? "—" : Said.of(shell, denominator)),
            Cell.minor(Said.of(shell, what.convention()) + " · " + Said.of(shell, what.source()))));
  }
}
