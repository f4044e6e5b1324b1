package lianfang.person.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import lianfang.person.PlainText;

/**
 * 盲索引: HMAC-SHA-256 under a key outside the database, cut to 64 or 128 bits. Equal values have
 * equal entries, so they are found by exact match; the entry alone says nothing. One instance
 * serves one thread.
 */
public final class BlindIndex {

  private final Mac mac;

  BlindIndex(SecretKey key) {
    try {
      this.mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 belongs to every JDK", e);
    }
  }

  /** The entry of a document's number in its normal form; 128 bits, because it decides alone. */
  public UUID number(String number) {
    return wide("number", number);
  }

  /** The entry of a phone in its normal form. */
  public long phone(String phone) {
    return narrow("phone", phone);
  }

  /** The entry of a full name, whatever dots and blanks it is written with. */
  public long name(String name) {
    return narrow("name", PlainText.nameKey(name));
  }

  /** The entry of a birth date. */
  public long birth(LocalDate birth) {
    return narrow("birth", birth.toString());
  }

  /** The entry of a number's last four characters within a village. */
  public long tail(String number, String village) {
    return narrow("tail", number.substring(Math.max(0, number.length() - 4)), village);
  }

  /** The entry of a head of household within a village. */
  public long head(String head, String village) {
    return narrow("head", PlainText.nameKey(head), village);
  }

  /** The entry of who names no head of household, within a village. */
  public long alone(String who, String village) {
    return narrow("alone", who, village);
  }

  /** The entry of a part of an address; only compared within one head's name and village. */
  public long address(String part) {
    return narrow("address", part);
  }

  /** The entry of everything by which somebody without a number was identified. */
  public UUID identity(String name, String phone, String head, String village) {
    return wide("identity", PlainText.nameKey(name), phone, PlainText.nameKey(head), village);
  }

  /** The entry of a text that is only compared with itself. */
  public long content(String text) {
    return narrow("content", text);
  }

  private long narrow(String kind, String... parts) {
    return ByteBuffer.wrap(digest(kind, parts)).getLong();
  }

  private UUID wide(String kind, String... parts) {
    ByteBuffer digest = ByteBuffer.wrap(digest(kind, parts));
    return new UUID(digest.getLong(), digest.getLong());
  }

  private byte[] digest(String kind, String... parts) {
    mac.update(kind.getBytes(StandardCharsets.US_ASCII));
    for (String part : parts) {
      mac.update((byte) 0);
      mac.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return mac.doFinal();
  }
}
