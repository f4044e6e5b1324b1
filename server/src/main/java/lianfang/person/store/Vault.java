package lianfang.person.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lianfang.fact.RandomBytes;

/**
 * 密封: AES-256-GCM with one random key a person, which is itself sealed by the master key. The
 * owner's id is bound to both, so that nobody's particulars can be put under another's id. One
 * instance serves one thread.
 */
public final class Vault {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey master;
  private final RandomBytes random;
  private final Cipher cipher;

  Vault(SecretKey master, RandomBytes random) {
    this.master = master;
    this.random = random;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/GCM belongs to every JDK", e);
    }
  }

  /** A new key, wrapped for {@code owner}. */
  public byte[] newKey(UUID owner) {
    byte[] key = random.next(KEY_BYTES);
    byte[] wrapped = encrypt(master, owner, key);
    Arrays.fill(key, (byte) 0);
    return wrapped;
  }

  /**
   * What is sealed under a key of its own.
   *
   * @param wrapped the key, sealed by the master key
   * @param sealed the content, sealed by the key
   */
  public record Sealed(byte[] wrapped, byte[] sealed) {}

  /** Seals {@code plain} with a new key for {@code owner}. */
  public Sealed sealAnew(UUID owner, byte[] plain) {
    byte[] key = random.next(KEY_BYTES);
    byte[] wrapped = encrypt(master, owner, key);
    byte[] sealed = encrypt(new SecretKeySpec(key, "AES"), owner, plain);
    Arrays.fill(key, (byte) 0);
    return new Sealed(wrapped, sealed);
  }

  /** Seals {@code plain} with the owner's key. */
  public byte[] seal(UUID owner, byte[] wrappedKey, byte[] plain) {
    return encrypt(unwrapped(owner, wrappedKey), owner, plain);
  }

  /**
   * Opens what was sealed.
   *
   * @throws IllegalStateException where the master key is another, or the content was changed
   */
  public byte[] open(UUID owner, byte[] wrappedKey, byte[] sealed) {
    return decrypt(unwrapped(owner, wrappedKey), owner, sealed);
  }

  private SecretKey unwrapped(UUID owner, byte[] wrappedKey) {
    return new SecretKeySpec(decrypt(master, owner, wrappedKey), "AES");
  }

  private byte[] encrypt(SecretKey key, UUID owner, byte[] plain) {
    byte[] nonce = random.next(NONCE_BYTES);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bytes(owner));
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  private byte[] decrypt(SecretKey key, UUID owner, byte[] sealed) {
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(bytes(owner));
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "particulars cannot be opened: the folder of keys belongs to another instance, or the"
              + " content was changed; put back the keys of this instance",
          e);
    }
  }

  private static byte[] bytes(UUID owner) {
    return ByteBuffer.allocate(16)
        .putLong(owner.getMostSignificantBits())
        .putLong(owner.getLeastSignificantBits())
        .array();
  }
}
