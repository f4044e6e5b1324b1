package lianfang.web.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lianfang.person.RosterColumn;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes an invented roster the way offices send them: a workbook, or text in one of two encodings.
 */
final class RosterFiles {

  private static final List<String> HEADER =
      Arrays.stream(RosterColumn.values()).map(RosterColumn::zh).toList();

  private RosterFiles() {}

  static void workbook(Path file, List<RosterRow> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Lianfang", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("排查登记表");
      for (int column = 0; column < HEADER.size(); column++) {
        sheet.value(0, column, HEADER.get(column));
      }
      for (int index = 0; index < rows.size(); index++) {
        List<String> cells = rows.get(index).cells();
        for (int column = 0; column < cells.size(); column++) {
          if (!cells.get(column).isEmpty()) {
            sheet.value(index + 1, column, cells.get(column));
          }
        }
      }
    }
  }

  static void text(Path file, List<RosterRow> rows, Charset encoding) throws IOException {
    try (CsvWriter writer = CsvWriter.builder().build(file, encoding)) {
      writer.writeRecord(HEADER);
      rows.forEach(row -> writer.writeRecord(row.cells()));
    }
  }
}
