package lianfang.fact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * 锚: the head of the chain on one day, signed with a key that lies outside the database. Kept
 * elsewhere (a file, a bulletin), it shows a chain that was rewritten consistently.
 *
 * @param day the day that it closes, Asia/Shanghai
 * @param block number of the last block
 * @param position of the last fact
 * @param head hash of the last block, hexadecimal
 * @param signedAt UTC
 * @param publicKey of the instance, X.509, Base64
 * @param audit the head of the audit's chain at that moment, as position and hash; empty in the
 *     first form of anchors, which knew none
 * @param signature Ed25519, Base64
 */
public record Anchor(
    LocalDate day,
    long block,
    long position,
    String head,
    Instant signedAt,
    String publicKey,
    String audit,
    String signature) {

  private static final String TITLE = "lianfang-anchor-1";
  private static final String TITLE_WITH_AUDIT = "lianfang-anchor-2";

  /** Signs the head of a chain. */
  public static Anchor sign(
      LocalDate day, long block, long position, String head, Instant at, KeyPair key) {
    return sign(day, block, position, head, at, key, "");
  }

  /** Signs the heads of both chains. */
  public static Anchor sign(
      LocalDate day,
      long block,
      long position,
      String head,
      Instant at,
      KeyPair key,
      String audit) {
    String publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    Anchor unsigned = new Anchor(day, block, position, head, at, publicKey, audit, "");
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.getPrivate());
      signer.update(unsigned.signedText().getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(signer.sign());
      return new Anchor(day, block, position, head, at, publicKey, audit, signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the anchor key cannot sign; restore the keys' folder", e);
    }
  }

  /** Whether the signature fits the text and the key that it names. */
  public boolean genuine() {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signedText().getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** As a file: one line a value, the signature last. */
  public String text() {
    return signedText() + "signature " + signature + "\n";
  }

  private String signedText() {
    String told = audit.isEmpty() ? "" : "audit " + audit + "\n";
    return "%s\nday %s\nblock %d\nposition %d\nhead %s\nsigned-at %s\nkey %s\n%s"
        .formatted(
            audit.isEmpty() ? TITLE : TITLE_WITH_AUDIT,
            day,
            block,
            position,
            head,
            signedAt,
            publicKey,
            told);
  }

  /** Reads a file's text; refuses one that is no anchor. */
  public static Anchor read(String text) {
    Map<String, String> lines = new HashMap<>();
    text.strip()
        .lines()
        .map(line -> line.strip().split(" ", 2))
        .forEach(pair -> lines.put(pair[0], pair.length > 1 ? pair[1] : ""));
    try {
      boolean withAudit = lines.containsKey(TITLE_WITH_AUDIT);
      if (!withAudit && !lines.containsKey(TITLE)) {
        throw new IllegalArgumentException(TITLE);
      }
      return new Anchor(
          LocalDate.parse(value(lines, "day")),
          Long.parseLong(value(lines, "block")),
          Long.parseLong(value(lines, "position")),
          value(lines, "head"),
          Instant.parse(value(lines, "signed-at")),
          value(lines, "key"),
          withAudit ? value(lines, "audit") : "",
          value(lines, "signature"));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The file is no anchor of a ledger: it begins with "
              + TITLE_WITH_AUDIT
              + " or "
              + TITLE
              + " and names day, block, position, head, time, key and signature",
          e);
    }
  }

  private static String value(Map<String, String> lines, String name) {
    String value = lines.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }
}
