package lianfang.person.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lianfang.person.ReturnedRow;
import lianfang.person.roster.SheetCell;

/** Rows that came back as .csv in UTF-8 with its mark, so that every spreadsheet shows Chinese. */
final class ReturnedCsv implements ReturnedSheet {

  private final CsvWriter csv;
  private final int width;

  ReturnedCsv(OutputStream out, int width) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\ufeff');
    this.csv = CsvWriter.builder().build(writer);
    this.width = width;
  }

  @Override
  public void add(ReturnedRow row) {
    List<String> fields = new ArrayList<>(width + 2);
    for (int i = 0; i < width; i++) {
      SheetCell cell = i < row.cells().size() ? row.cells().get(i) : SheetCell.NOTHING;
      boolean number = cell.kind() == SheetCell.Kind.NUMBER;
      fields.add(number ? cell.text() : ReturnedSheet.harmless(cell.text()));
    }
    fields.add(row.header() ? REASONS_ZH : ReturnedSheet.zh(row.reasons()));
    fields.add(row.header() ? REASONS_EN : ReturnedSheet.en(row.reasons()));
    csv.writeRecord(fields);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
