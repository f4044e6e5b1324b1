package lianfang.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** 动态口令: six digits every thirty seconds (RFC 6238), as every authenticator app makes them. */
final class Codes {

  static final int SECRET_BYTES = 20;
  private static final long STEP_SECONDS = 30;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Codes() {}

  /**
   * The time step that the code belongs to: now, or one step to either side for a clock that is
   * off. Empty where the code is wrong or its step is not later than the last one used.
   */
  static OptionalLong step(byte[] secret, String code, Instant now, long lastUsed) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    for (long step = current - 1; step <= current + 1; step++) {
      if (step > lastUsed && same(at(secret, step), code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a time step. */
  static String at(byte[] secret, long step) {
    var generator = new TimeBasedOneTimePasswordGenerator();
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, "RAW"),
          Instant.ofEpochSecond(step * STEP_SECONDS),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("any bytes are a key of HMAC", e);
    }
  }

  /** The address that authenticator apps read from a QR code. */
  static String address(byte[] secret, String login) {
    return "otpauth://totp/Lianfang:"
        + URLEncoder.encode(login, StandardCharsets.UTF_8)
        + "?secret="
        + base32(secret)
        + "&issuer=Lianfang";
  }

  /** RFC 4648 base 32 without padding, for typing. */
  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int count = 0;
    for (byte one : bytes) {
      bits = bits << 8 | one & 0xff;
      count += 8;
      while (count >= 5) {
        text.append(ALPHABET.charAt(bits >> count - 5 & 31));
        count -= 5;
      }
      bits &= (1 << count) - 1;
    }
    if (count > 0) {
      text.append(ALPHABET.charAt(bits << 5 - count & 31));
    }
    return text.toString();
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
