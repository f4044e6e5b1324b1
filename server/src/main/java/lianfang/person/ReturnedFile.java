package lianfang.person;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lianfang.person.sheet.ReturnedSheet;
import org.jspecify.annotations.Nullable;

/**
 * 退回表文件: takes the rows that come back from an import and writes them as the same sheet; where none
 * comes back, there is no file.
 */
public final class ReturnedFile implements Consumer<ReturnedRow>, AutoCloseable {

  /** Opens the file when the first row comes back. */
  @FunctionalInterface
  public interface Target {
    /** The stream to write to; closed with the file. */
    OutputStream open() throws IOException;
  }

  private final Target target;
  private final String format;
  private final RosterPreview preview;
  private final List<ReturnedRow> header = new ArrayList<>();
  private @Nullable ReturnedSheet sheet;

  /**
   * A file for the rows that come back.
   *
   * @param target where it goes
   * @param format xlsx or csv
   * @param preview what was recognised in the roster
   */
  public ReturnedFile(Target target, String format, RosterPreview preview) {
    this.target = target;
    this.format = format;
    this.preview = preview;
  }

  /** A file at {@code path}, in the format that its name says, else in that of the roster. */
  public static ReturnedFile at(Path path, RosterPreview preview) {
    String name = path.toString().toLowerCase(java.util.Locale.ROOT);
    String format =
        name.endsWith(".xlsx") ? "xlsx" : name.endsWith(".csv") ? "csv" : preview.format();
    return new ReturnedFile(() -> Files.newOutputStream(path), format, preview);
  }

  @Override
  public void accept(ReturnedRow row) {
    if (row.header()) {
      header.add(row);
      return;
    }
    try {
      opened().add(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReturnedSheet opened() throws IOException {
    ReturnedSheet open = sheet;
    if (open == null) {
      open =
          ReturnedSheet.create(target.open(), format, preview.columns(), preview.headers().size());
      sheet = open;
      for (ReturnedRow row : header) {
        open.add(row);
      }
    }
    return open;
  }

  @Override
  public void close() {
    try {
      if (sheet != null) {
        sheet.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
