package lianfang.gate.pass;

import java.security.GeneralSecurityException;
import java.time.Instant;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/**
 * 核验: what a gate says to a text, from two lists and the hour alone. It asks nobody and may be
 * shared by threads. What it remembers spares it work and changes no answer.
 */
public final class PassVerifier {

  /** Remembers nothing. */
  private static final Memory NOTHING =
      new Memory() {
        @Override
        public @Nullable Shown find(String text) {
          return null;
        }

        @Override
        public void keep(String text, Shown shown) {
          // Nothing is remembered.
        }
      };

  private final Signatures signatures;
  private final Memory shown;

  /**
   * 已核签名: texts whose signature was found to hold. The same pass is shown in the morning and in the
   * evening, at the alley and at the workshop; that its text is signed need not be worked out
   * again. Whether its key still counts, whether it was taken back, has ended or is for here is
   * asked each time. Implementations may be shared by threads and may forget at any time.
   */
  public interface Memory {

    /** What this very text says, or null where nobody remembers it. */
    @Nullable Shown find(String text);

    /** Remembers a text. */
    void keep(String text, Shown shown);
  }

  /**
   * What a text says.
   *
   * @param key with which its signature holds
   */
  public record Shown(Pass pass, PassKey key) {}

  /** A verifier with these providers, which remembers nothing. */
  public PassVerifier(Signatures signatures) {
    this(signatures, NOTHING);
  }

  /** A verifier that works out no signature twice. */
  public PassVerifier(Signatures signatures, Memory shown) {
    this.signatures = signatures;
    this.shown = shown;
  }

  /** The first reason in the order of {@link PassReason} that is true. */
  public PassAnswer verify(
      String text, KeyList keys, Revocations revocations, Gate gate, Instant at) {
    try {
      Shown signed = remembered(text, keys);
      if (signed == null) {
        PassToken token = PassToken.read(text);
        PassKey key = keyOf(token.kid(), token.algorithm(), keys);
        if (!token.isSignedBy(key, signatures)) {
          return new PassAnswer(PassReason.FORGED, null, null);
        }
        signed = new Shown(token.pass(), key);
        shown.keep(text, signed);
      }
      Pass pass = signed.pass();
      PassReason against = against(pass, signed.key(), revocations, at);
      return against == PassReason.VALID
          ? here(pass, gate, at)
          : new PassAnswer(against, pass, null);
    } catch (Unreadable unreadable) {
      return new PassAnswer(unreadable.reason(), null, null);
    } catch (GeneralSecurityException unusable) {
      return new PassAnswer(PassReason.ALGORITHM_UNKNOWN, null, null);
    }
  }

  /** Only where the list still has the key with which the text was found to be signed. */
  private @Nullable Shown remembered(String text, KeyList keys) throws Unreadable {
    Shown before = shown.find(text);
    if (before == null) {
      return null;
    }
    PassKey key = keyOf(before.key().kid(), before.key().algorithm(), keys);
    return key.key().equals(before.key().key()) ? new Shown(before.pass(), key) : null;
  }

  private static PassKey keyOf(byte[] kid, SignatureAlgorithm algorithm, KeyList keys)
      throws Unreadable {
    PassKey key =
        keys.find(kid)
            .filter(each -> each.algorithm() == algorithm)
            .orElseThrow(() -> new Unreadable(PassReason.KEY_UNKNOWN, "not on the list"));
    if (key.revoked() != null) {
      throw new Unreadable(PassReason.KEY_REVOKED, "taken back");
    }
    return key;
  }

  private static PassReason against(Pass pass, PassKey key, Revocations revocations, Instant at) {
    if (!pass.issuer().equals(key.issuer())) {
      return PassReason.ISSUER_OTHER;
    }
    if (!key.wasInUse(pass.issued())) {
      return PassReason.KEY_OUT_OF_TIME;
    }
    if (!at.isBefore(pass.expires())) {
      return PassReason.EXPIRED;
    }
    if (revocations.contains(pass.idBytes())) {
      return PassReason.REVOKED;
    }
    return at.isBefore(pass.notBefore()) ? PassReason.NOT_YET : PassReason.VALID;
  }

  private static PassAnswer here(Pass pass, Gate gate, Instant at) {
    if (!gate.isAsked()) {
      return new PassAnswer(PassReason.VALID, pass, null);
    }
    PassReason furthest = PassReason.ELSEWHERE;
    for (Allowance allowance : pass.allowances()) {
      PassReason fit = Fit.of(allowance, gate, at);
      if (fit == PassReason.VALID) {
        return new PassAnswer(PassReason.VALID, pass, allowance);
      }
      if (fit.compareTo(furthest) > 0) {
        furthest = fit;
      }
    }
    return new PassAnswer(furthest, pass, null);
  }
}
