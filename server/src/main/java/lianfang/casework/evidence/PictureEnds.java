package lianfang.casework.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** 图片之后: cuts off what lies behind the end of a picture, where a viewer shows none of it. */
final class PictureEnds {

  private static final int PNG_HEAD = 8;
  private static final int CHUNK_HEAD = 8;
  private static final int CHUNK_SUM = 4;

  private PictureEnds() {}

  /**
   * The file up to the end of its picture; other files as they are.
   *
   * @throws IllegalArgumentException where it is no whole picture
   */
  static byte[] cut(String type, byte[] content) {
    try {
      return switch (type) {
        case "image/jpeg" -> JpegSegments.cut(content);
        case "image/png" -> Arrays.copyOf(content, png(content));
        case "image/webp" -> Arrays.copyOf(content, webp(content));
        default -> content;
      };
    } catch (IndexOutOfBoundsException | ArithmeticException cut) {
      throw new IllegalArgumentException("a picture that is cut off", cut);
    }
  }

  private static int png(byte[] content) {
    ByteBuffer chunks = ByteBuffer.wrap(content);
    int at = PNG_HEAD;
    while (true) {
      int length = chunks.getInt(at);
      String word = new String(content, at + CHUNK_HEAD - 4, 4, StandardCharsets.US_ASCII);
      if (length < 0) {
        throw new IllegalArgumentException("a chunk without an end");
      }
      at = Math.addExact(at, Math.addExact(length, CHUNK_HEAD + CHUNK_SUM));
      if (at > content.length) {
        throw new IllegalArgumentException("a picture that is cut off");
      }
      if (word.equals("IEND")) {
        return at;
      }
    }
  }

  private static int webp(byte[] content) {
    int inner = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    int whole = Math.addExact(inner + (inner & 1), CHUNK_HEAD);
    if (inner < 0 || whole - 1 > content.length) {
      throw new IllegalArgumentException("a picture that is cut off");
    }
    return Math.min(whole, content.length);
  }
}
