package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lianfang.rulebook.simulation.Asked;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 提问不同: what two simulations were asked otherwise than by their drafts, so that nobody takes for a
 * difference of drafts what comes from another day, area or newer facts.
 */
@Component
class AskedOtherwise {

  /** A row for each condition that differs; empty where the drafts alone do. */
  Optional<Block> block(Shell shell, Kept one, Kept other) {
    List<Row> rows = new ArrayList<>();
    Asked first = one.asked();
    Asked second = other.asked();
    add(shell, rows, "area", shell.area(first.area()), shell.area(second.area()));
    add(
        shell,
        rows,
        "asof",
        shell.language().full(first.asOf()),
        shell.language().full(second.asOf()));
    add(
        shell,
        rows,
        "horizon",
        shell.language().number(first.horizon()),
        shell.language().number(second.horizon()));
    Kept.Figures a = one.figures();
    Kept.Figures b = other.figures();
    if (a != null && b != null) {
      add(
          shell,
          rows,
          "position",
          shell.language().number(a.position()),
          shell.language().number(b.position()));
      if (!Objects.equals(a.rules(), b.rules())) {
        rows.add(row(shell, "rules", "", ""));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Block(
                shell.t("simulation.asked.otherwise"),
                null,
                null,
                List.of(
                    Listing.Column.of(shell.t("simulation.asked.what")),
                    Listing.Column.of(shell.t("simulation.compare.first")),
                    Listing.Column.of(shell.t("simulation.compare.second")),
                    Listing.Column.of(shell.t("simulation.asked.means"))),
                rows,
                ""));
  }

  private static void add(Shell shell, List<Row> rows, String word, String one, String other) {
    if (!one.equals(other)) {
      rows.add(row(shell, word, one, other));
    }
  }

  private static Row row(Shell shell, String word, String one, String other) {
    return new Row(
        null,
        List.of(
            Cell.of(shell.t("simulation.asked." + word)),
            Cell.of(one),
            Cell.of(other),
            Cell.of(shell.t("simulation.asked." + word + ".means"))));
  }
}
