package lianfang.gate.pass;

/**
 * 测试密钥: a key that everybody may know.
 *
 * @param spki its public half
 * @param signer signs the same bytes in the same way each time, so that the vectors do not change
 */
public record VectorKey(SignatureAlgorithm algorithm, byte[] spki, Signer signer) {

  byte[] kid() {
    return KeyId.of(spki);
  }

  /** What pretends to be this key and is signed by another. */
  VectorKey with(Signer other) {
    return new VectorKey(algorithm, spki, other);
  }

  /** Makes the key of a name. */
  @FunctionalInterface
  public interface Maker {

    /** The same key for the same name, always. */
    VectorKey key(String name, SignatureAlgorithm algorithm);
  }
}
