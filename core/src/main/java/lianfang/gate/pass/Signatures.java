package lianfang.gate.pass;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.EnumMap;
import java.util.Map;

/**
 * 签名与验签: through the providers of the JDK's architecture, so that a faster one, or one for SM2, is
 * exchanged without a change here. Signatures of two numbers are r and s side by side (IEEE P1363).
 */
public final class Signatures {

  private static final int SM2_BYTES = 32;

  private final Map<SignatureAlgorithm, Provider> providers;

  private Signatures(Map<SignatureAlgorithm, Provider> providers) {
    this.providers = providers;
  }

  /** With the providers in the JDK's own order; SM2 is unknown to them. */
  public static Signatures ofTheJdk() {
    return new Signatures(new EnumMap<>(SignatureAlgorithm.class));
  }

  /** The same, with one algorithm by another provider. */
  public Signatures with(SignatureAlgorithm algorithm, Provider provider) {
    Map<SignatureAlgorithm, Provider> more = new EnumMap<>(SignatureAlgorithm.class);
    more.putAll(providers);
    more.put(algorithm, provider);
    return new Signatures(more);
  }

  /** Whether the signature belongs to the bytes; a malformed one does not. */
  public boolean verify(
      SignatureAlgorithm algorithm, PublicKey key, byte[] signed, byte[] signature)
      throws GeneralSecurityException {
    Signature engine = engine(algorithm);
    engine.initVerify(key);
    engine.update(signed);
    try {
      return engine.verify(algorithm == SignatureAlgorithm.SM2 ? toDer(signature) : signature);
    } catch (SignatureException malformed) {
      return false;
    }
  }

  /** The signature over the bytes. */
  public byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] bytes)
      throws GeneralSecurityException {
    Signature engine = engine(algorithm);
    engine.initSign(key);
    engine.update(bytes);
    byte[] signature = engine.sign();
    return algorithm == SignatureAlgorithm.SM2 ? fromDer(signature) : signature;
  }

  /** A public key from its SubjectPublicKeyInfo. */
  public PublicKey publicKey(SignatureAlgorithm algorithm, byte[] spki)
      throws GeneralSecurityException {
    return factory(algorithm).generatePublic(new X509EncodedKeySpec(spki));
  }

  /** A private key from its PKCS #8. */
  public PrivateKey privateKey(SignatureAlgorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    return factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private KeyFactory factory(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    String name = algorithm == SignatureAlgorithm.EDDSA ? "EdDSA" : "EC";
    Provider provider = providers.get(algorithm);
    return provider == null ? KeyFactory.getInstance(name) : KeyFactory.getInstance(name, provider);
  }

  private Signature engine(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    String name =
        switch (algorithm) {
          case ES256 -> "SHA256withECDSAinP1363Format";
          case ES384 -> "SHA384withECDSAinP1363Format";
          case ES512 -> "SHA512withECDSAinP1363Format";
          case EDDSA -> "EdDSA";
          case SM2 -> "SM3WITHSM2";
        };
    Provider provider = providers.get(algorithm);
    return provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
  }

  /** Providers speak DER for SM2 alone: a sequence of two integers. */
  private static byte[] toDer(byte[] plain) {
    if (plain.length != 2 * SM2_BYTES) {
      return plain;
    }
    byte[] r = new BigInteger(1, java.util.Arrays.copyOf(plain, SM2_BYTES)).toByteArray();
    byte[] s =
        new BigInteger(1, java.util.Arrays.copyOfRange(plain, SM2_BYTES, plain.length))
            .toByteArray();
    byte[] der = new byte[6 + r.length + s.length];
    der[0] = 0x30;
    der[1] = (byte) (der.length - 2);
    der[2] = 2;
    der[3] = (byte) r.length;
    System.arraycopy(r, 0, der, 4, r.length);
    der[4 + r.length] = 2;
    der[5 + r.length] = (byte) s.length;
    System.arraycopy(s, 0, der, 6 + r.length, s.length);
    return der;
  }

  private static byte[] fromDer(byte[] der) throws SignatureException {
    int first = der.length > 3 ? der[3] : der.length;
    if (der.length < 8 + first) {
      throw new SignatureException("an SM2 signature of " + der.length + " bytes");
    }
    byte[] plain = new byte[2 * SM2_BYTES];
    place(der, 4, first, plain, SM2_BYTES);
    place(der, 6 + first, der[5 + first], plain, 2 * SM2_BYTES);
    return plain;
  }

  /** Places an integer so that it ends before {@code end}, without its sign's zero byte. */
  private static void place(byte[] from, int at, int length, byte[] to, int end) {
    int taken = Math.min(length, SM2_BYTES);
    System.arraycopy(from, at + length - taken, to, end - taken, taken);
  }
}
