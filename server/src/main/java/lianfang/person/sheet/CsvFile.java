package lianfang.person.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lianfang.person.CellReason;
import lianfang.person.Refusal;
import lianfang.person.RosterRefused;
import lianfang.person.roster.SheetCell;

/** A .csv file in UTF-8, UTF-16 or GB18030, separated by comma, tab or semicolon. */
final class CsvFile implements SheetFile {

  private static final int LONGEST_FIELD = 1 << 16;
  private static final int LINES_FOR_SEPARATOR = 30;

  private final Path file;
  private final CsvEncoding encoding;
  private final char separator;

  private CsvFile(Path file, CsvEncoding encoding, char separator) {
    this.file = file;
    this.encoding = encoding;
    this.separator = separator;
  }

  static CsvFile open(Path file, byte[] head) throws IOException {
    CsvEncoding encoding = CsvEncoding.of(file, head);
    return new CsvFile(file, encoding, separator(file, encoding));
  }

  private static char separator(Path file, CsvEncoding encoding) throws IOException {
    int[] counts = new int[3];
    try (BufferedReader text = reader(file, encoding)) {
      // By characters, because a file without line ends is one line of any length.
      int lines = 0;
      for (int i = 0; i < LONGEST_FIELD && lines < LINES_FOR_SEPARATOR; i++) {
        int c = text.read();
        if (c < 0) {
          break;
        }
        int which = ",\t;".indexOf(c);
        if (which >= 0) {
          counts[which]++;
        }
        lines += c == '\n' ? 1 : 0;
      }
    }
    return counts[1] > counts[0] ? '\t' : counts[2] > counts[0] ? ';' : ',';
  }

  private static BufferedReader reader(Path file, CsvEncoding encoding) throws IOException {
    var in = Files.newInputStream(file);
    in.skipNBytes(encoding.markBytes());
    return new BufferedReader(new InputStreamReader(in, encoding.charset()), 1 << 16);
  }

  @Override
  public List<String> sheets() {
    return List.of("");
  }

  @Override
  public Stream<SheetRow> rows(int sheet) {
    try {
      CsvReader<CsvRecord> csv =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .allowMissingFields(true)
              .allowExtraFields(true)
              .maxBufferSize(LONGEST_FIELD * 64)
              .ofCsvRecord(reader(file, encoding));
      int[] number = {0};
      return csv.stream().map(record -> row(++number[0], record)).onClose(() -> close(csv));
    } catch (IOException e) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  static RosterRefused broken(RuntimeException e) {
    return new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
  }

  private static void close(CsvReader<CsvRecord> csv) {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SheetRow row(int number, CsvRecord record) {
    int width = record.getFieldCount();
    List<SheetCell> cells = new ArrayList<>(width);
    int filled = 0;
    for (int i = 0; i < width; i++) {
      SheetCell cell = SheetCell.text(unquoted(record.getField(i)));
      cells.add(cell);
      filled = cell.kind() == SheetCell.Kind.EMPTY ? filled : i + 1;
    }
    return new SheetRow(number, cells.subList(0, filled));
  }

  /** People write ="410..." so that Excel keeps every digit of a number. */
  private static String unquoted(String field) {
    return field.length() >= 3 && field.startsWith("=\"") && field.endsWith("\"")
        ? field.substring(2, field.length() - 1)
        : field;
  }

  @Override
  public OptionalLong rowsExpected(int sheet) {
    return OptionalLong.of(encoding.lines());
  }

  @Override
  public boolean since1904() {
    return false;
  }

  @Override
  public void close() {
    // Each stream of rows closes its own file.
  }

  Charset charset() {
    return encoding.charset();
  }
}
