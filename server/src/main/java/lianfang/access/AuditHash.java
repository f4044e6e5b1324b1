package lianfang.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import lianfang.fact.Subject;

/** Hashes of the audit: each field goes in with its length, so that no two entries read alike. */
final class AuditHash {

  private AuditHash() {}

  /** SHA-256 of everything in the entry but its number. */
  static byte[] of(AuditEntry entry) {
    Subject subject = entry.subject();
    return sha256(
        List.of(
            entry.id().toString(),
            entry.at().toString(),
            entry.account(),
            entry.action().word(),
            subject == null ? "" : subject.kind().word(),
            subject == null ? "" : subject.id().toString(),
            entry.area(),
            entry.why(),
            entry.where(),
            entry.detail()));
  }

  /** The next link: SHA-256 of the link before and the entry's own hash. */
  static byte[] link(byte[] before, byte[] hash) {
    MessageDigest digest = digest();
    digest.update(before);
    return digest.digest(hash);
  }

  private static byte[] sha256(List<String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String field : fields) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return digest().digest(bytes.toByteArray());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
