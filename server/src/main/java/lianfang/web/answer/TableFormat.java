package lianfang.web.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a table is printed: CSV in UTF-8 without a byte order mark, or one JSON array. */
public enum TableFormat {
  CSV,
  JSON;

  /** Prints the rows; an empty value is null in JSON. */
  public void print(List<String> columns, List<List<String>> rows, PrintWriter out) {
    if (this == CSV) {
      printCsv(columns, rows, out);
    } else {
      printJson(columns, rows, out);
    }
    out.flush();
  }

  private static void printCsv(List<String> columns, List<List<String>> rows, PrintWriter out) {
    try {
      CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      writer.writeRecord(columns);
      for (List<String> row : rows) {
        writer.writeRecord(row);
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the answer could not be written", e);
    }
  }

  private static void printJson(List<String> columns, List<List<String>> rows, PrintWriter out) {
    List<Map<String, @Nullable String>> objects = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      Map<String, @Nullable String> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i).isEmpty() ? null : row.get(i));
      }
      objects.add(object);
    }
    out.println(JsonMapper.shared().writeValueAsString(objects));
  }
}
