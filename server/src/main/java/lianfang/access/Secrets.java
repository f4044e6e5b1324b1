package lianfang.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lianfang.instance.Keys;
import org.springframework.stereotype.Component;

/**
 * Random tokens, and what is kept of them: hashes, and AES-256-GCM under a key outside the data.
 */
@Component
final class Secrets {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  Secrets(Keys keys) {
    key = new SecretKeySpec(keys.secret("access.key"), "AES");
  }

  /** 256 random bits for an address or a cookie. */
  String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What the database keeps of a token: enough to know it again, useless to a thief. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  byte[] seal(byte[] plain) {
    byte[] nonce = bytes(NONCE_BYTES);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce, plain);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return all;
  }

  byte[] open(byte[] sealed) {
    return gcm(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  /** Bytes that only this instance can make from these words, the same each time. */
  byte[] derive(String words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC belongs to every JDK", e);
    }
  }

  private byte[] gcm(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the key of access does not fit: put back the folder of keys that belongs to this data",
          e);
    }
  }
}
