package lianfang.web.list;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 导出: the rows of a list as a file, with a first line that says what, when and who. */
public final class SheetFile {

  /** So many rows are held at once for one file. */
  public static final int ROWS_MAX = 200_000;

  /** A sheet ends at 1,048,576 rows; what comes then begins the next one. */
  private static final int SHEET_ROWS = 1_000_000;

  private static final Pattern BELOW_ZERO = Pattern.compile("-[0-9]{1,15}([.,][0-9]{1,15})*%?");

  private SheetFile() {}

  /** Writes {@code rows} as "csv" or "xlsx"; the stream stays open. */
  public static void write(
      String format, String told, List<Listing.Column> columns, List<Row> rows, OutputStream out)
      throws IOException {
    Iterator<List<Row>> once = List.of(rows).iterator();
    stream(format, told, columns, () -> once.hasNext() ? once.next() : List.of(), out);
  }

  /**
   * Writes rows as "csv" or "xlsx" while they come, so that a list may be longer than memory holds;
   * the stream stays open.
   *
   * @param pages gives the next rows, and none at the end
   */
  public static void stream(
      String format,
      String told,
      List<Listing.Column> columns,
      Supplier<List<Row>> pages,
      OutputStream out)
      throws IOException {
    if (format.equals("csv")) {
      csv(told, columns, pages, out);
    } else {
      xlsx(told, columns, pages, out);
    }
  }

  /** The type of a file of this format. */
  public static String type(String format) {
    return format.equals("csv")
        ? "text/csv;charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  private static void csv(
      String told, List<Listing.Column> columns, Supplier<List<Row>> pages, OutputStream out)
      throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    // Spreadsheet programs read UTF-8 only after this mark.
    writer.write('\uFEFF');
    var csv = CsvWriter.builder().build(writer);
    csv.writeRecord(harmless(told));
    csv.writeRecord(columns.stream().map(Listing.Column::label).toList());
    for (List<Row> page = pages.get(); !page.isEmpty(); page = pages.get()) {
      page.forEach(row -> csv.writeRecord(texts(row)));
      csv.flush();
    }
    csv.flush();
  }

  private static void xlsx(
      String told, List<Listing.Column> columns, Supplier<List<Row>> pages, OutputStream out)
      throws IOException {
    var book = new Workbook(out, "Lianfang", "1.0");
    Worksheet sheet = begin(book, 1, told, columns);
    int sheets = 1;
    int written = 0;
    for (List<Row> page = pages.get(); !page.isEmpty(); page = pages.get()) {
      if (written + page.size() > SHEET_ROWS) {
        sheet.finish();
        sheets++;
        sheet = begin(book, sheets, told, columns);
        written = 0;
      }
      for (Row row : page) {
        List<String> texts = texts(row);
        for (int c = 0; c < texts.size(); c++) {
          sheet.value(written + 2, c, texts.get(c));
        }
        written++;
      }
      sheet.flush();
    }
    book.finish();
  }

  private static Worksheet begin(
      Workbook book, int number, String told, List<Listing.Column> columns) {
    Worksheet sheet = book.newWorksheet(String.valueOf(number));
    sheet.freezePane(0, 2);
    sheet.value(0, 0, harmless(told));
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(1, c, columns.get(c).label());
      sheet.style(1, c).bold().set();
    }
    return sheet;
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row.cells()) {
      boolean both = cell.isSubject() && cell.note() != null;
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
