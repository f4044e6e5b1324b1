package lianfang.gate.pass;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** 密钥标识: the first eight bytes of SHA-256 over the SubjectPublicKeyInfo. */
public final class KeyId {

  static final int BYTES = 8;

  private KeyId() {}

  /** The id of a public key. */
  public static byte[] of(byte[] spki) {
    return Arrays.copyOf(sha256(spki), BYTES);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
