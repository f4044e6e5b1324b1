package lianfang.web.staff;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.person.StaffSheet;
import lianfang.web.list.SheetFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 名单文件: the blank list, and the rows that came back as they stood with place and remedy. */
final class StaffFile {

  private static final String WRONG = "FFD9D9";

  private StaffFile() {}

  /** Heads alone; numbers are texts, so that no spreadsheet rounds them. */
  static void blank(OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Lianfang", "1.0")) {
      Worksheet sheet = book.newWorksheet("职工");
      for (StaffColumn column : StaffColumn.values()) {
        sheet.value(0, column.ordinal(), column.zh() + (column.isNeeded() ? "*" : ""));
        sheet.range(1, column.ordinal(), 500, column.ordinal()).style().format("@").set();
      }
    }
  }

  /** The wrong cells are marked and bear their reason, which stands behind the row as well. */
  static void returned(
      StaffSheet reader, List<List<String>> cells, List<StaffRow> rows, OutputStream out)
      throws IOException {
    try (Workbook book = new Workbook(out, "Lianfang", "1.0")) {
      Worksheet sheet = book.newWorksheet("退回");
      int width = cells.stream().mapToInt(List::size).max().orElse(0);
      for (StaffColumn column : StaffColumn.values()) {
        reader.place(column).ifPresent(at -> sheet.value(0, at, column.zh()));
      }
      sheet.value(0, width, "退回原因");
      sheet.value(0, width + 1, "Why it came back");
      int line = 1;
      for (StaffRow row : rows) {
        row(reader, sheet, line++, cells.get(row.number() - 1), row, width);
      }
    }
  }

  private static void row(
      StaffSheet reader, Worksheet sheet, int line, List<String> cells, StaffRow row, int width) {
    for (int c = 0; c < cells.size(); c++) {
      sheet.value(line, c, SheetFile.harmless(cells.get(c)));
    }
    for (StaffRow.Problem one : row.problems()) {
      reader
          .place(one.column())
          .ifPresent(at -> {
            sheet.style(line, at).fillColor(WRONG).set();
            sheet.comment(line, at, one.zh() + "\n" + one.en());
          });
    }
    sheet.value(
        line, width, String.join(" ", row.problems().stream().map(StaffRow.Problem::zh).toList()));
    sheet.value(
        line,
        width + 1,
        String.join(" ", row.problems().stream().map(StaffRow.Problem::en).toList()));
  }
}
