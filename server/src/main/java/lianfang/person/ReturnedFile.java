package lianfang.person;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import lianfang.person.sheet.ReturnedSheet;

/** 退回表文件: takes the rows that come back from an import and writes them as the same sheet. */
public final class ReturnedFile implements Consumer<ReturnedRow>, AutoCloseable {

  private final ReturnedSheet sheet;

  private ReturnedFile(ReturnedSheet sheet) {
    this.sheet = sheet;
  }

  /**
   * A file for the rows that come back.
   *
   * @param out where it goes; closed with this file
   * @param format xlsx or csv
   * @param preview what was recognised in the roster
   */
  public static ReturnedFile create(OutputStream out, String format, RosterPreview preview) {
    try {
      return new ReturnedFile(
          ReturnedSheet.create(out, format, preview.columns(), preview.headers().size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void accept(ReturnedRow row) {
    try {
      sheet.add(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      sheet.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
