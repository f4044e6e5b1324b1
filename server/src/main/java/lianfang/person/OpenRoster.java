package lianfang.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianfang.person.roster.HeaderReader;
import lianfang.person.roster.RosterHeader;
import lianfang.person.sheet.SheetFile;
import lianfang.person.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/** A roster's file with the sheet and the header that were found in it. */
final class OpenRoster implements AutoCloseable {

  private static final int HEAD_ROWS = HeaderReader.ROWS_SEARCHED + 3;

  private final SheetFile file;
  private final int sheet;
  private final RosterHeader header;
  private final List<SheetRow> head;
  private final List<String> otherSheets;

  private OpenRoster(
      SheetFile file,
      int sheet,
      RosterHeader header,
      List<SheetRow> head,
      List<String> otherSheets) {
    this.file = file;
    this.sheet = sheet;
    this.header = header;
    this.head = head;
    this.otherSheets = otherSheets;
  }

  /**
   * Opens a file and finds its roster.
   *
   * @param path where it lies
   * @param name the name that the user gave it
   * @param sheetName the sheet, empty for the first with a roster
   * @param mapping columns corrected by hand, empty for none
   * @throws RosterRefused where the file is no roster
   */
  static OpenRoster open(
      Path path, String name, String sheetName, Map<RosterColumn, Integer> mapping) {
    SheetFile file = SheetFile.open(path, name);
    try {
      return find(file, sheetName, mapping);
    } catch (RuntimeException e) {
      file.close();
      throw e instanceof RosterRefused ? e : broken(e);
    }
  }

  private static RosterRefused broken(RuntimeException e) {
    return new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
  }

  private static OpenRoster find(
      SheetFile file, String sheetName, Map<RosterColumn, Integer> mapping) {
    List<String> names = file.sheets();
    if (!sheetName.isEmpty() && !names.contains(sheetName)) {
      String listed = String.join(", ", names);
      throw new RosterRefused(new CellReason(null, Refusal.SHEET_MISSING, listed));
    }
    boolean anything = false;
    @Nullable OpenRoster found = null;
    List<String> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!sheetName.isEmpty() && !names.get(i).equals(sheetName)) {
        continue;
      }
      List<SheetRow> head = head(file, i);
      anything |= !head.isEmpty();
      RosterHeader header = HeaderReader.find(head.stream().map(SheetRow::cells).toList());
      if (header != null && found == null) {
        RosterHeader used = mapping.isEmpty() ? header : HeaderReader.mapped(header, mapping);
        found = new OpenRoster(file, i, used, head, others);
      } else if (header != null && header.problems().isEmpty()) {
        others.add(names.get(i));
      }
    }
    if (found == null) {
      Refusal refusal = anything ? Refusal.HEADER_MISSING : Refusal.FILE_EMPTY;
      throw new RosterRefused(CellReason.of(null, refusal));
    }
    return found;
  }

  private static List<SheetRow> head(SheetFile file, int sheet) {
    try (Stream<SheetRow> rows = file.rows(sheet)) {
      return rows.limit(HEAD_ROWS).toList();
    }
  }

  RosterHeader header() {
    return header;
  }

  /**
   * @throws RosterRefused where the header lacks what an import needs
   */
  OpenRoster usable() {
    if (!header.problems().isEmpty()) {
      throw new RosterRefused(header.problems());
    }
    return this;
  }

  /** The titles and the header, which a returned sheet repeats. */
  List<SheetRow> headerRows() {
    return head.subList(0, header.firstDataRow());
  }

  /** The first rows below the header, for the mapping page. */
  List<SheetRow> sample() {
    return head.subList(header.firstDataRow(), head.size());
  }

  /** The rows below the header; the stream must be closed. */
  Stream<SheetRow> rows() {
    int last = head.get(header.firstDataRow() - 1).number();
    return file.rows(sheet).filter(row -> row.number() > last);
  }

  SheetFile file() {
    return file;
  }

  java.util.OptionalLong rowsExpected() {
    return file.rowsExpected(sheet);
  }

  String sheetName() {
    return file.sheets().get(sheet);
  }

  List<String> otherSheets() {
    return List.copyOf(otherSheets);
  }

  @Override
  public void close() {
    file.close();
  }
}
