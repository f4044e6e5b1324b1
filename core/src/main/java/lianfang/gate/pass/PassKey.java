package lianfang.gate.pass;

import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 签发密钥: a public key of the list, and when its passes count.
 *
 * @param issuer whose passes it signs
 * @param from the first moment at which a pass may be issued with it
 * @param until the first moment that is too late
 * @param revoked when it was taken back; all of its passes are void since
 */
public record PassKey(
    byte[] kid,
    SignatureAlgorithm algorithm,
    PublicKey key,
    String issuer,
    Instant from,
    Instant until,
    @Nullable Instant revoked) {

  boolean wasInUse(Instant issued) {
    return !issued.isBefore(from) && issued.isBefore(until);
  }
}
