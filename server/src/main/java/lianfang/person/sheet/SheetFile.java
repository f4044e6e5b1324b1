package lianfang.person.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lianfang.person.CellReason;
import lianfang.person.Refusal;
import lianfang.person.RosterRefused;

/** 表格文件: an open roster file with its sheets. */
public sealed interface SheetFile extends AutoCloseable permits XlsxFile, CsvFile {

  /** Larger files are refused before they are opened, in bytes. */
  long LARGEST = 512L << 20;

  /** The names of the sheets that people see, in their order; one without a name for .csv. */
  List<String> sheets();

  /** The rows of one sheet; the stream must be closed. */
  Stream<SheetRow> rows(int sheet);

  /** About how many rows the sheet has, for the time left; empty where the file does not say. */
  OptionalLong rowsExpected(int sheet);

  /** Whether days are counted from 1904 instead of 1900. */
  boolean since1904();

  @Override
  void close();

  /**
   * Opens a roster by what it is, not by what its name says.
   *
   * @param file the file
   * @param name the name that the user gave it
   * @throws RosterRefused where it is neither .xlsx nor .csv
   */
  static SheetFile open(Path file, String name) {
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw refused(Refusal.FILE_EMPTY);
      }
      if (size > LARGEST) {
        throw new RosterRefused(
            new CellReason(
                null, Refusal.FILE_TOO_LARGE, (size >> 20) + " MB > " + (LARGEST >> 20) + " MB"));
      }
      byte[] head;
      try (InputStream in = Files.newInputStream(file)) {
        head = in.readNBytes(8192);
      }
      if (startsWith(head, 'P', 'K', 3, 4)) {
        return XlsxFile.open(file);
      }
      if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
        throw refused(ofCompoundFile(file, name));
      }
      return CsvFile.open(file, head);
    } catch (IOException e) {
      throw new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
    }
  }

  private static RosterRefused refused(Refusal refusal) {
    return new RosterRefused(CellReason.of(null, refusal));
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Old Excel, WPS and encrypted .xlsx share one container; the name of a stream tells. */
  private static Refusal ofCompoundFile(Path file, String name) throws IOException {
    String small = name.toLowerCase(Locale.ROOT);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(4 << 20);
    }
    if (contains(bytes, "EncryptedPackage")) {
      return Refusal.FILE_PASSWORD;
    }
    return small.endsWith(".et") || small.endsWith(".ett")
        ? Refusal.FILE_WPS
        : Refusal.FILE_OLD_EXCEL;
  }

  private static boolean contains(byte[] bytes, String name) {
    byte[] wanted = name.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      int j = 0;
      while (j < wanted.length && bytes[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
