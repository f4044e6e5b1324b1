package lianfang.person.sheet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lianfang.person.CellReason;
import lianfang.person.Refusal;
import lianfang.person.RosterRefused;

/**
 * 文字编码: in which encoding a .csv is written. UTF-8 is recognised by its strict form; what is not
 * UTF-8 is GB18030; lines of both in one file are refused, because half of the names would be lost.
 *
 * @param charset the encoding
 * @param markBytes length of the byte order mark
 * @param lines number of lines
 */
record CsvEncoding(Charset charset, int markBytes, long lines) {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int LONGEST_LINE = 1 << 22;

  static CsvEncoding of(Path file, byte[] head) throws IOException {
    if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return new CsvEncoding(StandardCharsets.UTF_16LE, 2, Files.size(file) / 100);
    }
    if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return new CsvEncoding(StandardCharsets.UTF_16BE, 2, Files.size(file) / 100);
    }
    for (byte b : head) {
      if (b == 0) {
        throw new RosterRefused(CellReason.of(null, Refusal.FILE_UNKNOWN));
      }
    }
    boolean mark =
        head.length >= 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF;
    return new Survey(mark).read(file);
  }

  /** Looks at every line, because a mixed file often begins well. */
  private static final class Survey {

    private final boolean mark;
    private long lines;
    private long utf8Line;
    private long otherLine;
    private long brokenLine;

    Survey(boolean mark) {
      this.mark = mark;
    }

    CsvEncoding read(Path file) throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = in.read(); b >= 0; b = in.read()) {
          if (b == '\n') {
            look(line.toByteArray());
            line.reset();
          } else if (line.size() < LONGEST_LINE) {
            line.write(b);
          } else {
            String where = "line " + (lines + 1) + " > " + (LONGEST_LINE >> 20) + " MB";
            throw new RosterRefused(new CellReason(null, Refusal.FILE_TOO_LARGE, where));
          }
        }
        if (line.size() > 0) {
          look(line.toByteArray());
        }
      }
      if (otherLine > 0 && (utf8Line > 0 || mark)) {
        String where = "UTF-8: " + Math.max(1, utf8Line) + ", GB18030: " + otherLine;
        throw new RosterRefused(new CellReason(null, Refusal.FILE_MIXED_ENCODING, where));
      }
      if (brokenLine > 0 && otherLine > 0) {
        throw new RosterRefused(
            new CellReason(null, Refusal.FILE_MIXED_ENCODING, "? : " + brokenLine));
      }
      return new CsvEncoding(otherLine > 0 ? GB18030 : StandardCharsets.UTF_8, mark ? 3 : 0, lines);
    }

    private void look(byte[] line) {
      lines++;
      if (ascii(line)) {
        return;
      }
      if (decodes(line, StandardCharsets.UTF_8)) {
        // Chance makes a GB18030 line valid UTF-8 only when it is very short.
        if (threeByteForms(line) >= 2 && utf8Line == 0) {
          utf8Line = lines;
        }
      } else {
        otherLine = otherLine == 0 ? lines : otherLine;
        if (brokenLine == 0 && !decodes(line, GB18030)) {
          brokenLine = lines;
        }
      }
    }

    private static boolean ascii(byte[] line) {
      for (byte b : line) {
        if (b < 0) {
          return false;
        }
      }
      return true;
    }

    private static int threeByteForms(byte[] line) {
      int count = 0;
      for (byte b : line) {
        count += (b & 0xF0) == 0xE0 ? 1 : 0;
      }
      return count;
    }

    private static boolean decodes(byte[] line, Charset charset) {
      try {
        charset.newDecoder().decode(ByteBuffer.wrap(line));
        return true;
      } catch (CharacterCodingException other) {
        return false;
      }
    }
  }
}
