package lianfang.rulebook.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a decision table as the CSV that {@link TableCsv} reads as the same table. */
public final class TableCsvWriter {

  private static final String DIVIDER = "|";

  private TableCsvWriter() {}

  /** The text of the file; lines end with line feeds. */
  public static String write(DecisionTable table) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("hit", table.policy().sign());
      csv.writeRecord(header(table));
      for (Row row : table.rows()) {
        csv.writeRecord(cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is always written", e);
    }
    return text.toString();
  }

  private static List<String> header(DecisionTable table) {
    List<String> header = new ArrayList<>(List.of("row", "clause"));
    table.inputs().forEach(input -> header.add(input.name()));
    header.add(DIVIDER);
    table.outputs().forEach(output -> header.add(output.name()));
    header.add("annotation");
    return header;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.id(), row.clause()));
    row.tests().forEach(test -> cells.add(cell(test)));
    cells.add(DIVIDER);
    row.outputs().forEach(value -> cells.add(value.isKnown() ? literal(value) : ""));
    cells.add(row.annotation());
    return cells;
  }

  /** A cell as people write it: bare words, ISO days, lengths such as 14d. */
  public static String cell(UnaryTest test) {
    return switch (test) {
      case UnaryTest.Any _ -> "-";
      case UnaryTest.Parts(List<UnaryTest.Part> parts, boolean negated) -> {
        String list = parts.stream().map(TableCsvWriter::part).collect(Collectors.joining(","));
        yield negated ? "not(" + list + ")" : list;
      }
    };
  }

  private static String part(UnaryTest.Part part) {
    return switch (part) {
      case UnaryTest.Is(Value value) -> literal(value);
      case UnaryTest.Within within when within.to() == null ->
          (within.fromIncluded() ? ">=" : ">") + literal(Objects.requireNonNull(within.from()));
      case UnaryTest.Within within when within.from() == null ->
          (within.toIncluded() ? "<=" : "<") + literal(Objects.requireNonNull(within.to()));
      case UnaryTest.Within within ->
          (within.fromIncluded() ? "[" : "(")
              + literal(Objects.requireNonNull(within.from()))
              + ".."
              + literal(Objects.requireNonNull(within.to()))
              + (within.toIncluded() ? "]" : ")");
    };
  }

  private static String literal(Value value) {
    return value instanceof Value.Word(String word) && !UnaryTestParser.isBare(word)
        ? '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : value.toString();
  }
}
