package lianfang.fact;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * 内容哈希: the canonical SHA-256 of a fact. What stays is hashed as it is; what leads back to a person
 * (detail attributes, the exact time) enters as a commitment with a random salt. When value and
 * salt are destroyed at the end of the emergency, the hash still holds and nobody can try values on
 * it.
 */
public final class ContentHash {

  private static final byte FORM = 1;
  private static final int MICROS = 1_000_000;

  private ContentHash() {}

  /**
   * The hash of what stays of a fact.
   *
   * @param fact only the open attributes are taken, and only the day on which it happened
   * @param commitment to its details, or null where it has none
   */
  public static byte[] of(Fact fact, byte @Nullable [] commitment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      write(out, fact.id());
      write(out, fact.subject().kind().word());
      write(out, fact.subject().id());
      write(out, fact.kind());
      write(out, fact.area());
      out.writeLong(fact.happenedOn().toEpochDay());
      out.writeLong(micros(fact.recordedAt()));
      write(out, fact.recorder());
      write(out, fact.source());
      out.writeBoolean(fact.corrects() != null);
      if (fact.corrects() != null) {
        write(out, fact.corrects());
      }
      write(out, fact.attributes());
      write(out, commitment == null ? new byte[0] : commitment);
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails to be written", e);
    }
    return sha256(bytes.toByteArray());
  }

  /** The commitment to the details of a fact under its salt. */
  public static byte[] commitment(
      byte[] salt, Instant happenedAt, SortedMap<String, String> details) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeLong(micros(happenedAt));
      write(out, details);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return mac.doFinal(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails to be written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 belongs to every JDK", e);
    }
  }

  /** Whether the exact time says more than the day, so that it belongs to the details. */
  public static boolean exact(Instant happenedAt) {
    return !Days.start(Days.of(happenedAt)).equals(happenedAt);
  }

  /** Times are kept to the microsecond, as the database does. */
  public static Instant precise(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** SHA-256 of these bytes. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  // A length before each part keeps two different facts from having one form.
  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, SortedMap<String, String> map)
      throws IOException {
    out.writeInt(map.size());
    for (var entry : map.entrySet()) {
      write(out, entry.getKey());
      write(out, entry.getValue());
    }
  }
}
