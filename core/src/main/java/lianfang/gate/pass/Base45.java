package lianfang.gate.pass;

import lianfang.gate.PassReason;

/**
 * Base45 of RFC 9285: the form that a code of print holds best and every text-only scanner gives
 * back. It has exactly one text for each value; everything else is refused.
 */
public final class Base45 {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = 45;
  private static final byte[] VALUES = new byte[128];

  static {
    java.util.Arrays.fill(VALUES, (byte) -1);
    for (int at = 0; at < BASE; at++) {
      VALUES[ALPHABET.charAt(at)] = (byte) at;
    }
  }

  private Base45() {}

  /** Two bytes become three characters, a last single byte two. */
  public static String encode(byte[] bytes) {
    var text = new StringBuilder(bytes.length / 2 * 3 + 2);
    int at = 0;
    for (; at + 1 < bytes.length; at += 2) {
      int value = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
      text.append(ALPHABET.charAt(value % BASE));
      text.append(ALPHABET.charAt(value / BASE % BASE));
      text.append(ALPHABET.charAt(value / (BASE * BASE)));
    }
    if (at < bytes.length) {
      int value = bytes[at] & 0xff;
      text.append(ALPHABET.charAt(value % BASE)).append(ALPHABET.charAt(value / BASE));
    }
    return text.toString();
  }

  /**
   * The bytes of a text.
   *
   * @throws Unreadable where a character is not of the alphabet, a group is too large, or one
   *     character is left over
   */
  public static byte[] decode(String text) throws Unreadable {
    return decode(text, 0);
  }

  static byte[] decode(String text, int from) throws Unreadable {
    int length = text.length() - from;
    if (length % 3 == 1) {
      throw new Unreadable(PassReason.NOT_BASE45, "one character is left over");
    }
    byte[] bytes = new byte[length / 3 * 2 + length % 3 / 2];
    int to = 0;
    int at = from;
    for (; at + 2 < text.length(); at += 3) {
      int value = value(text, at) + value(text, at + 1) * BASE + value(text, at + 2) * BASE * BASE;
      if (value > 0xffff) {
        throw new Unreadable(PassReason.NOT_BASE45, "a group over 65535");
      }
      bytes[to++] = (byte) (value >> 8);
      bytes[to++] = (byte) value;
    }
    if (at < text.length()) {
      int value = value(text, at) + value(text, at + 1) * BASE;
      if (value > 0xff) {
        throw new Unreadable(PassReason.NOT_BASE45, "a last group over 255");
      }
      bytes[to] = (byte) value;
    }
    return bytes;
  }

  private static int value(String text, int at) throws Unreadable {
    char character = text.charAt(at);
    int value = character < VALUES.length ? VALUES[character] : -1;
    if (value < 0) {
      throw new Unreadable(PassReason.NOT_BASE45, "a character outside the alphabet");
    }
    return value;
  }
}
