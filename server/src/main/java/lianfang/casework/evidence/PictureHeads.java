package lianfang.casework.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * 图片附加信息: takes away what a camera writes beside the picture: where, when and by whose phone. What
 * is needed to show the picture stays.
 */
final class PictureHeads {

  private static final int START = 0xd8;
  private static final int SCAN = 0xda;
  private static final Set<String> PNG_TOLD =
      Set.of("eXIf", "tEXt", "iTXt", "zTXt", "tIME", "caBX");
  private static final Set<String> WEBP_TOLD = Set.of("EXIF", "XMP ");
  private static final int PNG_HEAD = 8;
  private static final int RIFF_HEAD = 12;
  private static final int WEBP_FLAGS = 0b1100;

  private PictureHeads() {}

  /** The picture alone; other files as they are. */
  static byte[] without(String type, byte[] content) {
    try {
      return switch (type) {
        case "image/jpeg" -> jpeg(content);
        case "image/png" -> png(content);
        case "image/webp" -> webp(content);
        default -> content;
      };
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException cut) {
      throw new IllegalArgumentException("a picture that is cut off", cut);
    }
  }

  /** Segments of applications but for those of colour, and comments, are left out. */
  private static byte[] jpeg(byte[] from) {
    var to = new ByteArrayOutputStream(from.length);
    to.write(from, 0, 2);
    int at = 2;
    while (unsigned(from, at) == 0xff && unsigned(from, at + 1) != SCAN) {
      int marker = unsigned(from, at + 1);
      if (marker == 0xff || marker == START || marker >= 0xd0 && marker <= 0xd7) {
        at += marker == 0xff ? 1 : 2;
        continue;
      }
      int length = 2 + (unsigned(from, at + 2) << 8 | unsigned(from, at + 3));
      boolean colour = marker == 0xe0 || marker == 0xe2 || marker == 0xee;
      if (marker < 0xe0 || colour || marker > 0xef && marker != 0xfe) {
        to.write(from, at, length);
      }
      at += length;
    }
    to.write(from, at, from.length - at);
    return to.toByteArray();
  }

  private static byte[] png(byte[] from) {
    var to = new ByteArrayOutputStream(from.length);
    to.write(from, 0, PNG_HEAD);
    ByteBuffer chunks = ByteBuffer.wrap(from);
    int at = PNG_HEAD;
    while (at < from.length) {
      int length = Math.addExact(chunks.getInt(at), 12);
      if (length < 12) {
        throw new IndexOutOfBoundsException(length);
      }
      if (!PNG_TOLD.contains(word(from, at + 4))) {
        to.write(from, at, length);
      }
      at += length;
    }
    return to.toByteArray();
  }

  private static byte[] webp(byte[] from) {
    var to = new ByteArrayOutputStream(from.length);
    to.write(from, 0, RIFF_HEAD);
    ByteBuffer chunks = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
    int at = RIFF_HEAD;
    while (at < from.length) {
      int inner = chunks.getInt(at + 4);
      int length = Math.min(Math.addExact(inner + (inner & 1), 8), from.length - at);
      if (length < 8) {
        throw new IndexOutOfBoundsException(length);
      }
      if (!WEBP_TOLD.contains(word(from, at))) {
        byte[] chunk = java.util.Arrays.copyOfRange(from, at, at + length);
        if (word(from, at).equals("VP8X")) {
          chunk[8] &= ~WEBP_FLAGS;
        }
        to.writeBytes(chunk);
      }
      at += length;
    }
    byte[] whole = to.toByteArray();
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
    return whole;
  }

  private static String word(byte[] from, int at) {
    return new String(from, at, 4, StandardCharsets.US_ASCII);
  }

  private static int unsigned(byte[] from, int at) {
    return from[at] & 0xff;
  }
}
