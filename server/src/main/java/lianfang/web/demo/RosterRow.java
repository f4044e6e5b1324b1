package lianfang.web.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import lianfang.person.RosterColumn;
import org.jspecify.annotations.Nullable;

/** One row of an invented roster; a cell that nobody filled is empty. */
final class RosterRow {

  private final String[] cells = new String[RosterColumn.values().length];

  RosterRow() {
    Arrays.fill(cells, "");
  }

  RosterRow with(RosterColumn column, String text) {
    cells[column.ordinal()] = text;
    return this;
  }

  RosterRow with(RosterColumn column, @Nullable LocalDate day) {
    return with(column, day == null ? "" : day.toString());
  }

  String cell(RosterColumn column) {
    return cells[column.ordinal()];
  }

  List<String> cells() {
    return List.of(cells);
  }
}
