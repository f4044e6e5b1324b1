package lianfang.person.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianfang.person.roster.SheetCell;

/** Reads the texts of a sheet for other registers than that of people, within the same limits. */
public final class ReadSheets {

  private ReadSheets() {}

  /**
   * The rows of the first sheet, an empty list for each row without cells.
   *
   * @param name the name that the user gave the file
   * @param most further rows are left out
   * @throws lianfang.person.RosterRefused where it is neither .xlsx nor .csv
   */
  public static List<List<String>> first(Path file, String name, int most) {
    List<List<String>> all = new ArrayList<>();
    try (SheetFile sheets = SheetFile.open(file, name);
        Stream<SheetRow> rows = sheets.rows(0)) {
      for (SheetRow row : (Iterable<SheetRow>) rows::iterator) {
        if (row.number() > most) {
          break;
        }
        while (all.size() < row.number() - 1) {
          all.add(List.of());
        }
        all.add(row.cells().stream().map(SheetCell::text).toList());
      }
    }
    return all;
  }
}
