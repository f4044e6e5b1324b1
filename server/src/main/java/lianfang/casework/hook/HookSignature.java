package lianfang.casework.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianfang.instance.Keys;
import org.springframework.stereotype.Component;

/**
 * 推送签名: HMAC-SHA-256 over the time and the body. Each receiver's secret follows from a key of the
 * instance and the receiver's id, so that none is stored and a copy of the database signs nothing.
 */
@Component
public class HookSignature {

  /** The header that bears it. */
  public static final String HEADER = "Lianfang-Signature";

  private static final String HMAC = "HmacSHA256";

  private final Keys keys;

  HookSignature(Keys keys) {
    this.keys = keys;
  }

  /** The secret that the receiver verifies with, hexadecimal. */
  public String secret(UUID hook) {
    byte[] secret = mac(keys.secret("hooks.key"), hook.toString());
    return HexFormat.of().formatHex(secret);
  }

  /** The value of the header: {@code t=SECONDS,v1=HEX}. */
  String sign(UUID hook, Instant at, String body) {
    String time = String.valueOf(at.getEpochSecond());
    byte[] secret = secret(hook).getBytes(StandardCharsets.US_ASCII);
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(secret, time + "." + body));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 belongs to every JDK", e);
    }
  }
}
