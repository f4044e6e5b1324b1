package lianfang.person.roster;

import java.util.ArrayList;
import java.util.List;

/** Draws sheets as text tables: cells between bars, a leading # makes a cell numeric. */
final class RosterText {

  private RosterText() {}

  static List<List<SheetCell>> sheet(String table) {
    List<List<SheetCell>> rows = new ArrayList<>();
    for (String line : table.strip().split("\n")) {
      List<SheetCell> row = new ArrayList<>();
      for (String cell : line.strip().split("\\|", -1)) {
        row.add(cell(cell.strip()));
      }
      rows.add(row);
    }
    return rows;
  }

  private static SheetCell cell(String text) {
    if (text.startsWith("#N/A")) {
      return new SheetCell(SheetCell.Kind.ERROR, text);
    }
    return text.matches("#[0-9.E+-]+") ? SheetCell.number(text.substring(1)) : SheetCell.text(text);
  }
}
