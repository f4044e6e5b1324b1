package lianfang.gate.pass;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 测试密钥组: a root, keys that are good, and keys that are not. */
record VectorKeys(
    VectorKey root,
    VectorKey first,
    VectorKey neighbour,
    VectorKey revoked,
    VectorKey later,
    VectorKey older,
    VectorKey unknown) {

  private static final Instant NOW = PassVectors.NOW;

  static VectorKeys of(VectorKey.Maker maker) {
    return new VectorKeys(
        maker.key("root", SignatureAlgorithm.ES256),
        maker.key("first", SignatureAlgorithm.ES256),
        maker.key("neighbour", SignatureAlgorithm.EDDSA),
        maker.key("revoked", SignatureAlgorithm.ES256),
        maker.key("later", SignatureAlgorithm.ES256),
        maker.key("older", SignatureAlgorithm.ES256),
        maker.key("unknown", SignatureAlgorithm.ES256));
  }

  byte[] list() throws GeneralSecurityException {
    Instant from = NOW.minus(Duration.ofDays(30));
    Instant until = NOW.plus(Duration.ofDays(30));
    List<PassKey> rows =
        List.of(
            row(first, PassVectors.ISSUER, from, until, null),
            row(neighbour, "410823", from, until, null),
            row(revoked, PassVectors.ISSUER, from, until, NOW.minus(Duration.ofDays(1))),
            row(later, PassVectors.ISSUER, NOW, until, null),
            row(older, PassVectors.ISSUER, from, NOW.minus(Duration.ofDays(2)), null));
    return KeyList.write(7, NOW.minus(Duration.ofHours(1)), rows, signer());
  }

  byte[] revocations(String... ids) throws GeneralSecurityException {
    long[] prefixes =
        Stream.of(ids).mapToLong(id -> Revocations.prefix(HexFormat.of().parseHex(id))).toArray();
    return Revocations.of(ids.length, 0, NOW.minus(Duration.ofHours(1)), prefixes).write(signer());
  }

  private ListSigner signer() {
    return new ListSigner(root.algorithm(), root.kid(), root.signer());
  }

  private static PassKey row(
      VectorKey key, String issuer, Instant from, Instant until, @Nullable Instant revoked)
      throws GeneralSecurityException {
    return new PassKey(
        key.kid(),
        key.algorithm(),
        Signatures.ofTheJdk().publicKey(key.algorithm(), key.spki()),
        issuer,
        from,
        until,
        revoked);
  }
}
