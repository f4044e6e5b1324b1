package lianfang.casework.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * 图片分段: reads a JPEG segment by segment up to its end. What phones append there (a film, a second
 * picture with the place in it) is no part of what is seen, and neither are segments of makers.
 */
final class JpegSegments {

  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final int APPLICATION_FIRST = 0xe0;
  private static final int APPLICATION_LAST = 0xef;
  private static final int PROFILE = 0xe2;
  private static final int ADOBE = 0xee;

  private final byte[] from;
  private final boolean telling;
  private final ByteArrayOutputStream to;

  private JpegSegments(byte[] from, boolean telling) {
    this.from = from;
    this.telling = telling;
    this.to = new ByteArrayOutputStream(from.length);
  }

  /** The picture up to its end, with everything that it tells. */
  static byte[] cut(byte[] from) {
    return new JpegSegments(from, true).read();
  }

  /** What is needed to show it and nothing else. */
  static byte[] shown(byte[] from) {
    return new JpegSegments(from, false).read();
  }

  private byte[] read() {
    to.write(from, 0, 2);
    int at = 2;
    while (at < from.length) {
      if (unsigned(at) != 0xff) {
        throw new IllegalArgumentException("no segment begins where one should");
      }
      int marker = unsigned(at + 1);
      if (marker == 0xff) {
        at++;
      } else if (marker == END) {
        to.write(from, at, 2);
        return to.toByteArray();
      } else if (isAlone(marker)) {
        to.write(from, at, 2);
        at += 2;
      } else {
        int next = at + 2 + (unsigned(at + 2) << 8 | unsigned(at + 3));
        int end = marker == SCAN ? scanned(next) : next;
        if (telling || isShown(marker, at + 4)) {
          to.write(from, at, Math.min(end, from.length) - at);
        }
        at = end;
      }
    }
    return to.toByteArray();
  }

  /** Where the next segment begins after the coded picture. */
  private int scanned(int begin) {
    int at = begin;
    while (at + 1 < from.length) {
      if (unsigned(at) == 0xff && !isCoded(unsigned(at + 1))) {
        return at;
      }
      at++;
    }
    return from.length;
  }

  private static boolean isCoded(int after) {
    return after == 0 || after == 0xff || after >= 0xd0 && after <= 0xd7;
  }

  private static boolean isAlone(int marker) {
    return marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
  }

  private boolean isShown(int marker, int content) {
    if (marker == COMMENT) {
      return false;
    }
    if (marker < APPLICATION_FIRST || marker > APPLICATION_LAST) {
      return true;
    }
    return switch (marker) {
      case APPLICATION_FIRST -> begins(content, "JFIF");
      case PROFILE -> begins(content, "ICC_PROFILE");
      case ADOBE -> begins(content, "Adobe");
      default -> false;
    };
  }

  private boolean begins(int at, String word) {
    byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
    return at + wanted.length <= from.length
        && java.util.Arrays.equals(from, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int unsigned(int at) {
    return from[at] & 0xff;
  }
}
