package lianfang.gate.pass;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import lianfang.gate.PassReason;

/** zlib (RFC 1950) with an end: it never gives more bytes than its caller allows. */
final class Zlib {

  private Zlib() {}

  static byte[] deflate(byte[] bytes) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      // What cannot be made smaller grows by five bytes a block and six of frame.
      byte[] out = new byte[bytes.length + bytes.length / 1000 + 64];
      int length = deflater.deflate(out);
      if (!deflater.finished()) {
        throw new IllegalStateException("zlib needs more room than its bound");
      }
      return Arrays.copyOf(out, length);
    }
  }

  static byte[] inflate(byte[] bytes, int most) throws Unreadable {
    try (var inflater = new Inflater()) {
      inflater.setInput(bytes);
      byte[] out = new byte[most];
      int length = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(out, length, most - length);
        length += more;
        if (more == 0 && !inflater.finished()) {
          throw length == most
              ? new Unreadable(PassReason.INFLATES_TOO_FAR, "over " + most + " bytes")
              : new Unreadable(PassReason.NOT_ZLIB, "cut off");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw new Unreadable(PassReason.NOT_ZLIB, "followed by something else");
      }
      return Arrays.copyOf(out, length);
    } catch (DataFormatException damaged) {
      throw new Unreadable(PassReason.NOT_ZLIB, "damaged");
    }
  }
}
