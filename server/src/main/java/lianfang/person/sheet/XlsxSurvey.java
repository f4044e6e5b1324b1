package lianfang.person.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lianfang.person.CellReason;
import lianfang.person.Refusal;
import lianfang.person.RosterRefused;

/**
 * 展开检查: what an .xlsx unpacks to, before it is read. A few megabytes can unpack to gigabytes, and
 * the sizes that its directory states may lie, so the bytes are counted. What streams may be long;
 * what is held in memory may not.
 */
final class XlsxSurvey {

  private static final long MEBIBYTE = 1L << 20;
  private static final int MOST_ENTRIES = 10_000;

  /** Sheets stream, so this bounds the time alone. */
  private static final long LARGEST_SHEETS = 8L << 30;

  /** Styles, names of sheets and the like. */
  private static final long LARGEST_PART = 64 * MEBIBYTE;

  private static final long MOST_STRINGS = 512 * MEBIBYTE;

  /** A text in memory takes up to three times its bytes, and others need memory too. */
  private static final int SHARE_OF_MEMORY = 5;

  /** Between two tags: a cell holds at most 32,767 characters, each of six bytes or fewer. */
  private static final long LONGEST_TEXT = MEBIBYTE;

  private XlsxSurvey() {}

  /**
   * Looks at every part that is read later.
   *
   * @throws RosterRefused where one is larger than can be read, with its size and the limit
   */
  static void check(ZipFile zip) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw tooLarge(zip.size() + " > " + MOST_ENTRIES);
    }
    long sheets = LARGEST_SHEETS;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.startsWith("xl/worksheets/")) {
        sheets -= count(zip, entry, sheets);
      } else if (name.endsWith(".xml") || name.endsWith(".rels")) {
        count(zip, entry, name.equals("xl/sharedStrings.xml") ? strings() : LARGEST_PART);
      }
    }
  }

  /** The shared strings are held in memory while the sheets are read, in bytes. */
  private static long strings() {
    return Math.min(MOST_STRINGS, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }

  private static long count(ZipFile zip, ZipEntry entry, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long count = 0;
    long text = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        count += n;
        for (int i = 0; i < n; i++) {
          text = buffer[i] == '<' ? 0 : text + 1;
          if (text > LONGEST_TEXT) {
            throw tooLarge(entry.getName() + ", 1 cell > " + LONGEST_TEXT / MEBIBYTE + " MB");
          }
        }
        if (count > limit) {
          throw tooLarge(entry.getName() + " > " + limit / MEBIBYTE + " MB");
        }
      }
    }
    return count;
  }

  private static RosterRefused tooLarge(String detail) {
    return new RosterRefused(new CellReason(null, Refusal.FILE_TOO_LARGE, detail));
  }
}
