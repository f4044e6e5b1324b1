package lianfang.web.passes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import lianfang.gate.pass.SignatureAlgorithm;
import lianfang.gate.pass.VectorKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * 公开的测试密钥: follow from a name that stands here, so that everybody has them and nobody may trust
 * them. Their signatures take no random number (RFC 6979), so that the vectors never change.
 */
final class PublishedKeys {

  private static final String SEED = "lianfang published vectors ";
  private static final int NUMBER_BYTES = 32;

  private PublishedKeys() {}

  static VectorKey of(String name, SignatureAlgorithm algorithm) {
    byte[] seed = sha256((SEED + name).getBytes(UTF_8));
    return algorithm == SignatureAlgorithm.EDDSA ? edwards(seed) : curve(seed);
  }

  private static VectorKey edwards(byte[] seed) {
    var key = new Ed25519PrivateKeyParameters(seed);
    return new VectorKey(
        SignatureAlgorithm.EDDSA,
        spki(key.generatePublicKey()),
        bytes -> {
          var signer = new Ed25519Signer();
          signer.init(true, key);
          signer.update(bytes, 0, bytes.length);
          return signer.generateSignature();
        });
  }

  private static VectorKey curve(byte[] seed) {
    X9ECParameters p256 = SECNamedCurves.getByName("secp256r1");
    var domain = new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, p256);
    BigInteger number =
        new BigInteger(1, seed).mod(domain.getN().subtract(BigInteger.ONE)).add(BigInteger.ONE);
    var key = new ECPrivateKeyParameters(number, domain);
    var open = new ECPublicKeyParameters(domain.getG().multiply(number), domain);
    return new VectorKey(
        SignatureAlgorithm.ES256,
        spki(open),
        bytes -> {
          var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
          signer.init(true, key);
          BigInteger[] pair = signer.generateSignature(sha256(bytes));
          byte[] signature = new byte[2 * NUMBER_BYTES];
          place(pair[0], signature, NUMBER_BYTES);
          place(pair[1], signature, 2 * NUMBER_BYTES);
          return signature;
        });
  }

  private static void place(BigInteger number, byte[] to, int end) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, to, end - length, length);
  }

  private static byte[] spki(AsymmetricKeyParameter key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    } catch (IOException impossible) {
      throw new IllegalStateException("a key in memory cannot be written", impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), NUMBER_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
