package lianfang.rulebook.draft;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lianfang.rulebook.dmn.DmnReader;
import lianfang.rulebook.dmn.DmnRefused;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.TableCsvWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * 表格文件: a table that somebody sends as .csv, .xlsx or .dmn, in the layout of the notice's folder,
 * and the same table as a spreadsheet.
 */
public final class TableSheet {

  private static final int ROWS_MAX = 2_000;
  private static final int BEFORE_ROWS = 2;
  private static final int SEEN = 40;

  private TableSheet() {}

  /**
   * Reads a file.
   *
   * @param name of the file; its ending says what it is
   * @param table the table's name, which a DMN file with several decisions has to hold
   * @throws EditionRefused where it is no table
   */
  public static DraftEdit.Replace read(String name, byte[] content, String table) {
    String ending = name.toLowerCase(Locale.ROOT);
    boolean dmn = ending.endsWith(".dmn");
    TableText sent =
        ending.endsWith(".xlsx")
            ? xlsx(content)
            : dmn ? dmn(text(content), table) : TableText.read(text(content));
    if (sent.policy().isEmpty() || !sent.policy().getFirst().equals("hit")) {
      throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE, seen(sent));
    }
    if (sent.rows().size() > ROWS_MAX) {
      throw new EditionRefused(EditionRefusal.TABLE_LONG);
    }
    return new DraftEdit.Replace(table, sent, !dmn);
  }

  /** The first line as far as anybody can read it; a picture under a wrong name is no text. */
  private static String seen(TableText sent) {
    String line = String.join(",", sent.policy()).replaceAll("\\p{C}", "").strip();
    return line.length() > SEEN ? line.substring(0, SEEN) + "…" : line;
  }

  /**
   * Spreadsheet programs of offices write Chinese in the code of the country as often as in UTF-8.
   */
  private static String text(byte[] content) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        return charset
            .newDecoder()
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(content))
            .toString()
            .replace("\uFEFF", "")
            .replace("\r\n", "\n");
      } catch (CharacterCodingException other) {
        // It is written in the other code, or in none.
        continue;
      }
    }
    throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE, "UTF-8, GB18030");
  }

  private static TableText dmn(String xml, String table) {
    try {
      List<DecisionTable> tables = DmnReader.read(xml);
      DecisionTable found =
          tables.stream()
              .filter(one -> one.id().equals(table) || tables.size() == 1)
              .findFirst()
              .orElseThrow(() ->
                  new EditionRefused(
                      EditionRefusal.TABLE_NOT_THERE,
                      String.join(", ", tables.stream().map(DecisionTable::id).toList())));
      return TableText.read(TableCsvWriter.write(found));
    } catch (DmnRefused refused) {
      throw new EditionRefused(EditionRefusal.DMN_UNREADABLE, refused.phrase());
    }
  }

  private static TableText xlsx(byte[] content) {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      List<List<String>> lines = new ArrayList<>();
      rows.limit(ROWS_MAX + BEFORE_ROWS + 1)
          .forEach(row -> {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
              line.add(cell(row, i));
            }
            if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
              lines.add(line);
            }
          });
      if (lines.size() < 2) {
        throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE);
      }
      List<String> policy = lines.getFirst().stream().filter(cell -> !cell.isEmpty()).toList();
      List<String> columns = new ArrayList<>(lines.get(1));
      while (!columns.isEmpty() && columns.getLast().isEmpty()) {
        columns.removeLast();
      }
      return TableText.read(
          new TableText(List.of(), policy, columns, lines.subList(2, lines.size())).write());
    } catch (ExcelReaderException | IOException unreadable) {
      // The file lies in memory, so what cannot be read is the file and never the disk.
      throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE);
    }
  }

  /** What a formula gave is not what an official signs, so a formula is refused with its cell. */
  private static String cell(Row row, int column) {
    Cell cell = row.getOptionalCell(column).orElse(null);
    if (cell != null && cell.getFormula() != null) {
      throw new EditionRefused(
          EditionRefusal.FORMULA, cell.getAddress() + " =" + cell.getFormula());
    }
    return row.getCellText(column).strip();
  }

  /** The table as a spreadsheet; every cell is text, so that no program reads dates into it. */
  public static byte[] write(TableText table, String name) throws IOException {
    var out = new ByteArrayOutputStream();
    var book = new Workbook(out, "Lianfang", "1.0");
    Worksheet sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.policy());
    lines.add(table.columns());
    lines.addAll(table.rows());
    for (int r = 0; r < lines.size(); r++) {
      for (int c = 0; c < lines.get(r).size(); c++) {
        sheet.value(r, c, lines.get(r).get(c));
      }
    }
    for (int c = 0; c < table.columns().size(); c++) {
      sheet.style(1, c).bold().set();
    }
    sheet.freezePane(1, 2);
    book.finish();
    return out.toByteArray();
  }
}
