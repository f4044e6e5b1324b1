package lianfang.web.list;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 导出: the rows of a list as a file, with a first line that says what, when and who. */
public final class SheetFile {

  /** So many rows one file may hold; a spreadsheet ends at 1,048,576. */
  public static final int ROWS_MAX = 200_000;

  private static final Pattern BELOW_ZERO = Pattern.compile("-[0-9]{1,15}([.,][0-9]{1,15})*%?");

  private SheetFile() {}

  /** Writes {@code rows} as "csv" or "xlsx"; the stream stays open. */
  public static void write(
      String format, String told, List<Listing.Column> columns, List<Row> rows, OutputStream out)
      throws IOException {
    if (format.equals("csv")) {
      csv(told, columns, rows, out);
    } else {
      xlsx(told, columns, rows, out);
    }
  }

  /** The type of a file of this format. */
  public static String type(String format) {
    return format.equals("csv")
        ? "text/csv;charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  private static void csv(
      String told, List<Listing.Column> columns, List<Row> rows, OutputStream out)
      throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    // Spreadsheet programs read UTF-8 only after this mark.
    writer.write('\uFEFF');
    var csv = CsvWriter.builder().build(writer);
    csv.writeRecord(harmless(told));
    csv.writeRecord(columns.stream().map(Listing.Column::label).toList());
    rows.forEach(row -> csv.writeRecord(texts(row)));
    csv.flush();
  }

  private static void xlsx(
      String told, List<Listing.Column> columns, List<Row> rows, OutputStream out)
      throws IOException {
    var book = new Workbook(out, "Lianfang", "1.0");
    Worksheet sheet = book.newWorksheet("1");
    sheet.value(0, 0, harmless(told));
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(1, c, columns.get(c).label());
      sheet.style(1, c).bold().set();
    }
    for (int r = 0; r < rows.size(); r++) {
      List<String> texts = texts(rows.get(r));
      for (int c = 0; c < texts.size(); c++) {
        sheet.value(r + 2, c, texts.get(c));
      }
    }
    sheet.freezePane(0, 2);
    book.finish();
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row.cells()) {
      boolean both = cell.kind().equals("subject") && cell.note() != null;
      texts.add(harmless(both ? cell.text() + " " + cell.note() : cell.text()));
    }
    return texts;
  }

  /**
   * A text that a spreadsheet program would run as a formula is made plain text; a number below
   * zero is none.
   */
  public static String harmless(String text) {
    return BELOW_ZERO.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
