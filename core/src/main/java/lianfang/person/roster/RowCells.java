package lianfang.person.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lianfang.person.CellReason;
import lianfang.person.PlainText;
import lianfang.person.Read;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import org.jspecify.annotations.Nullable;

/** The cells of one row by column, collecting the reasons for which it comes back. */
final class RowCells {

  private final Map<RosterColumn, Integer> columns;
  private final List<SheetCell> cells;
  private final DateReader dates;
  private final List<CellReason> reasons = new ArrayList<>();

  RowCells(Map<RosterColumn, Integer> columns, List<SheetCell> cells, DateReader dates) {
    this.columns = columns;
    this.cells = cells;
    this.dates = dates;
  }

  List<CellReason> reasons() {
    return List.copyOf(reasons);
  }

  void refuse(RosterColumn column, Refusal refusal, String detail) {
    reasons.add(new CellReason(column, refusal, detail));
  }

  SheetCell cell(RosterColumn column) {
    Integer index = columns.get(column);
    return index == null || index >= cells.size() ? SheetCell.NOTHING : cells.get(index);
  }

  boolean broken(RosterColumn column) {
    SheetCell.Kind kind = cell(column).kind();
    return kind == SheetCell.Kind.ERROR || kind == SheetCell.Kind.UNCOMPUTED;
  }

  /** The cell's text; a formula without a usable value refuses the row, once a column. */
  String text(RosterColumn column) {
    SheetCell cell = cell(column);
    return switch (cell.kind()) {
      case EMPTY -> "";
      case TEXT -> PlainText.trimmed(cell.text());
      case NUMBER -> plainNumber(cell.text());
      case ERROR -> brokenText(column, Refusal.FORMULA_ERROR);
      case UNCOMPUTED -> brokenText(column, Refusal.FORMULA_EMPTY);
    };
  }

  private String brokenText(RosterColumn column, Refusal refusal) {
    if (reasons.stream().noneMatch(reason -> reason.column() == column)) {
      refuse(column, refusal, "");
    }
    return "";
  }

  @Nullable LocalDate day(RosterColumn column) {
    return taken(column, dates.read(cell(column)));
  }

  <T> @Nullable T word(RosterColumn column, Function<String, Read<T>> meaning) {
    return taken(column, meaning.apply(text(column)));
  }

  <T> @Nullable T required(RosterColumn column, Function<String, Read<T>> meaning) {
    Read<T> read = meaning.apply(text(column));
    if (read instanceof Read.Empty<T> && !broken(column)) {
      refuse(column, Refusal.REQUIRED, "");
    }
    return taken(column, read);
  }

  <T> @Nullable T taken(RosterColumn column, Read<T> read) {
    return switch (read) {
      case Read.Empty<T> _ -> null;
      case Read.Value<T>(T value) -> value;
      case Read.Refused<T>(Refusal refusal, String detail) -> {
        refuse(column, refusal, detail);
        yield null;
      }
    };
  }

  @Nullable BigDecimal temperature() {
    return taken(RosterColumn.TEMPERATURE, PersonCells.temperature(text(RosterColumn.TEMPERATURE)));
  }

  private static String plainNumber(String raw) {
    return PersonCells.plainNumber(raw);
  }
}
