package lianfang.web.editions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** 表格文件: a table that somebody sends as .csv or .xlsx, in the layout of the notice's folder. */
final class TableSheet {

  private static final int ROWS_MAX = 2_000;

  private TableSheet() {}

  /**
   * Reads a file.
   *
   * @throws EditionRefused where it is no table
   */
  static TableText read(String name, byte[] content) throws IOException {
    if (!name.endsWith(".xlsx")) {
      return TableText.read(
          new String(content, StandardCharsets.UTF_8).replace("\uFEFF", "").replace("\r\n", "\n"));
    }
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      List<List<String>> lines = new ArrayList<>();
      rows.limit(ROWS_MAX)
          .forEach(row -> {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
              line.add(row.getCellText(i).strip());
            }
            if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
              lines.add(line);
            }
          });
      if (lines.size() < 2) {
        throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE);
      }
      List<String> policy = lines.getFirst().subList(0, Math.min(2, lines.getFirst().size()));
      return TableText.read(
          new TableText(List.of(), policy, lines.get(1), lines.subList(2, lines.size())).write());
    } catch (ExcelReaderException unreadable) {
      throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE);
    }
  }
}
