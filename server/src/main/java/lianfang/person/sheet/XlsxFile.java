package lianfang.person.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lianfang.person.CellReason;
import lianfang.person.Refusal;
import lianfang.person.RosterRefused;
import lianfang.person.roster.SheetCell;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** An .xlsx workbook, read as a stream; only its table of shared strings is held in memory. */
final class XlsxFile implements SheetFile {

  private static final int WIDEST = 16_384;
  private static final Pattern DIMENSION =
      Pattern.compile("<dimension ref=\"[A-Z]+[0-9]+:[A-Z]+([0-9]+)\"");

  private final Path file;
  private final ReadableWorkbook workbook;
  private final List<Sheet> sheets;

  private XlsxFile(Path file, ReadableWorkbook workbook) {
    this.file = file;
    this.workbook = workbook;
    this.sheets =
        workbook.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).toList();
  }

  static XlsxFile open(Path file) throws IOException {
    checkSize(file);
    try {
      return new XlsxFile(file, new ReadableWorkbook(file.toFile()));
    } catch (ExcelReaderException | IllegalArgumentException | UncheckedIOException broken) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), broken);
    }
  }

  private static void checkSize(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw new RosterRefused(CellReason.of(null, Refusal.FILE_UNKNOWN));
      }
      XlsxSurvey.check(zip);
    } catch (java.util.zip.ZipException broken) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), broken);
    }
  }

  @Override
  public List<String> sheets() {
    return sheets.stream().map(Sheet::getName).toList();
  }

  @Override
  public Stream<SheetRow> rows(int sheet) {
    try {
      return sheets.get(sheet).openStream().map(XlsxFile::row);
    } catch (IOException e) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
    }
  }

  @Override
  public OptionalLong rowsExpected(int sheet) {
    String entry = "xl/worksheets/sheet" + (sheets.get(sheet).getIndex() + 1) + ".xml";
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        return OptionalLong.empty();
      }
      try (InputStream in = zip.getInputStream(found)) {
        String head = new String(in.readNBytes(4096), StandardCharsets.UTF_8);
        Matcher matcher = DIMENSION.matcher(head);
        return matcher.find()
            ? OptionalLong.of(Long.parseLong(matcher.group(1)))
            : OptionalLong.empty();
      }
    } catch (IOException e) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
    }
  }

  @Override
  public boolean since1904() {
    return workbook.isDate1904();
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SheetRow row(Row row) {
    int width = Math.min(row.getCellCount(), WIDEST);
    List<SheetCell> cells = new ArrayList<>(width);
    int filled = 0;
    for (int i = 0; i < width; i++) {
      SheetCell cell = row.hasCell(i) ? cell(row.getCell(i)) : SheetCell.NOTHING;
      cells.add(cell);
      filled = cell.kind() == SheetCell.Kind.EMPTY ? filled : i + 1;
    }
    return new SheetRow(row.getRowNum(), cells.subList(0, filled));
  }

  /** A formula counts by the value that was saved with it. */
  private static SheetCell cell(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null) {
      return SheetCell.NOTHING;
    }
    String raw = cell.getRawValue();
    return switch (cell.getType()) {
      case EMPTY -> SheetCell.NOTHING;
      case ERROR -> new SheetCell(SheetCell.Kind.ERROR, raw == null ? "" : raw);
      case NUMBER -> number(raw);
      case STRING -> SheetCell.text(cell.asString() == null ? "" : cell.asString());
      case BOOLEAN -> SheetCell.text(Boolean.TRUE.equals(cell.asBoolean()) ? "是" : "否");
      case FORMULA -> formula(cell.getValue(), raw);
    };
  }

  private static SheetCell number(@org.jspecify.annotations.Nullable String raw) {
    return raw == null || raw.isEmpty() ? SheetCell.NOTHING : SheetCell.number(raw);
  }

  private static SheetCell formula(
      @org.jspecify.annotations.Nullable Object value,
      @org.jspecify.annotations.Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return new SheetCell(SheetCell.Kind.UNCOMPUTED, "");
    }
    if (value instanceof BigDecimal) {
      return SheetCell.number(raw);
    }
    return raw.startsWith("#")
        ? new SheetCell(SheetCell.Kind.ERROR, raw)
        : SheetCell.text(value instanceof Boolean yes ? (yes ? "是" : "否") : raw);
  }
}
