package lianfang.person.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lianfang.person.CellReason;
import lianfang.person.ReturnedRow;
import lianfang.person.RosterColumn;
import lianfang.person.roster.SheetCell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows that came back as .xlsx: wrong cells are coloured and carry their reason as a comment. */
final class ReturnedXlsx implements ReturnedSheet {

  /** Comments are held in memory until the end; the columns with the reasons never end. */
  private static final int ROWS_WITH_COMMENTS = 5_000;

  private static final int ROWS_A_FLUSH = 500;
  private static final int DIGITS_KEPT = 15;
  private static final String WRONG = "FFD9D9";

  private static final Set<RosterColumn> DATES =
      EnumSet.of(
          RosterColumn.LEFT_ON,
          RosterColumn.RETURNED_ON,
          RosterColumn.CERTIFICATE_ISSUED,
          RosterColumn.SYMPTOMS_ON,
          RosterColumn.LAST_EXPOSURE,
          RosterColumn.ADMITTED_ON,
          RosterColumn.DIAGNOSED_ON,
          RosterColumn.DISCHARGED_ON,
          RosterColumn.CENTRAL_FROM,
          RosterColumn.REPORTED_UNIT,
          RosterColumn.REPORTED_COMMUNITY);

  private final OutputStream out;
  private final Workbook workbook;
  private final Worksheet sheet;
  private final Map<RosterColumn, Integer> columns;
  private final Set<Integer> dates = new HashSet<>();
  private final int width;
  private int next;

  ReturnedXlsx(OutputStream out, Map<RosterColumn, Integer> columns, int width) {
    this.out = out;
    this.workbook = new Workbook(out, "Lianfang", "1.0");
    this.sheet = workbook.newWorksheet(REASONS_ZH);
    this.columns = columns;
    this.width = width;
    columns.forEach((column, index) -> {
      if (DATES.contains(column)) {
        dates.add(index);
      }
    });
  }

  @Override
  public void add(ReturnedRow row) throws IOException {
    int r = next++;
    for (int c = 0; c < Math.min(width, row.cells().size()); c++) {
      cell(r, c, row.cells().get(c));
    }
    sheet.value(r, width, row.header() ? REASONS_ZH : ReturnedSheet.zh(row.reasons()));
    sheet.value(r, width + 1, row.header() ? REASONS_EN : ReturnedSheet.en(row.reasons()));
    for (CellReason reason : row.reasons()) {
      Integer column = reason.column() == null ? null : columns.get(reason.column());
      if (column != null) {
        sheet.style(r, column).fillColor(WRONG).set();
        if (r < ROWS_WITH_COMMENTS) {
          sheet.comment(r, column, reason.zh() + "\n" + reason.en());
        }
      }
    }
    if (next % ROWS_A_FLUSH == 0) {
      sheet.flush();
    }
  }

  private void cell(int r, int c, SheetCell cell) {
    switch (cell.kind()) {
      case EMPTY, UNCOMPUTED -> {}
      case TEXT, ERROR -> sheet.value(r, c, ReturnedSheet.harmless(cell.text()));
      case NUMBER -> number(r, c, cell.text());
    }
  }

  private void number(int r, int c, String raw) {
    BigDecimal number = new BigDecimal(raw);
    if (number.precision() - number.scale() > DIGITS_KEPT) {
      sheet.value(r, c, number.toPlainString());
      return;
    }
    sheet.value(r, c, number);
    if (dates.contains(c) && number.intValue() > 30_000 && number.intValue() < 60_000) {
      sheet.style(r, c).format("yyyy-mm-dd").set();
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
    out.close();
  }
}
