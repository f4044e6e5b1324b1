package lianfang.person;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lianfang.person.roster.HeaderReader;
import lianfang.person.roster.RosterHeader;
import lianfang.person.roster.SheetCell;
import lianfang.person.sheet.SheetRow;

/**
 * 表头对应: what was recognised in a file, for the page on which a user corrects it.
 *
 * @param format xlsx or csv
 * @param sheet name of the sheet, empty for .csv
 * @param columns the sheet's column index for each recognised column
 * @param unknown headers that mean nothing here, by column index
 * @param problems why the file cannot be imported as it is
 * @param headers the header of each of the sheet's columns, by index
 * @param sample the texts of the first rows
 * @param otherSheets further sheets with a roster
 */
public record RosterPreview(
    String format,
    String sheet,
    Map<RosterColumn, Integer> columns,
    SortedMap<Integer, String> unknown,
    List<CellReason> problems,
    List<String> headers,
    List<List<String>> sample,
    List<String> otherSheets) {

  private static final int SAMPLE_ROWS = 5;

  static RosterPreview of(OpenRoster roster) {
    RosterHeader header = roster.header();
    List<SheetRow> headerRows =
        roster.headerRows().subList(header.firstRow(), header.firstDataRow());
    int width = headerRows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    List<String> headers = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int column = c;
      headers.add(
          headerRows.stream()
              .filter(row -> column < row.cells().size())
              .map(row -> row.cells().get(column).text().strip())
              .filter(text -> !text.isEmpty())
              .distinct()
              .collect(Collectors.joining(" / ")));
    }
    return new RosterPreview(
        format(roster),
        roster.sheetName(),
        header.columns(),
        header.unknown(),
        header.problems(),
        headers,
        roster.sample().stream()
            .limit(SAMPLE_ROWS)
            .map(row -> row.cells().stream().map(SheetCell::text).toList())
            .toList(),
        roster.otherSheets());
  }

  static RosterPreview ofColumns(Map<RosterColumn, Integer> columns, int width) {
    List<String> headers = java.util.Collections.nCopies(width, "");
    return new RosterPreview(
        "", "", columns, new java.util.TreeMap<>(), List.of(), headers, List.of(), List.of());
  }

  /** The letters by which a spreadsheet names a column. */
  public static String letter(int index) {
    return HeaderReader.letter(index);
  }

  static String format(OpenRoster roster) {
    return roster.file().getClass().getSimpleName().toLowerCase(Locale.ROOT).startsWith("xlsx")
        ? "xlsx"
        : "csv";
  }

  static String columns(RosterHeader header) {
    return header.columns().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  static Map<RosterColumn, Integer> columns(String text) {
    Map<RosterColumn, Integer> columns = new EnumMap<>(RosterColumn.class);
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      columns.put(
          RosterColumn.valueOf(pair.substring(0, equals)),
          Integer.valueOf(pair.substring(equals + 1)));
    }
    return columns;
  }
}
