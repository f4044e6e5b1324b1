package lianfang.casework.round;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lianfang.instance.Keys;
import org.springframework.stereotype.Component;

/**
 * 封存: seals what visits find under a key of their round. The key follows from the instance's master
 * key and is stored nowhere, so that a copy of the database tells nobody what was found.
 */
@Component
class RoundSeal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey master;
  private final SecureRandom random = new SecureRandom();

  RoundSeal(Keys keys) {
    this.master = keys.master();
  }

  byte[] seal(UUID round, UUID visit, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = work(Cipher.ENCRYPT_MODE, round, visit, nonce, plain);
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return both;
  }

  byte[] open(UUID round, UUID visit, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] content = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return work(Cipher.DECRYPT_MODE, round, visit, nonce, content);
  }

  private byte[] work(int mode, UUID round, UUID visit, byte[] nonce, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master.getEncoded(), "HmacSHA256"));
      byte[] key = mac.doFinal(text("inspection round " + round));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(text(visit.toString()));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "what a round found cannot be opened: the folder of keys belongs to another instance,"
              + " or the content was changed; put back the keys of this instance",
          e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
