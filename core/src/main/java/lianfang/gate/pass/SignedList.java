package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/**
 * 签名清单: what a root signs for gates. Its header 3 says which list it is, so that one cannot stand
 * in for the other.
 */
final class SignedList {

  static final String KEYS = "lianfang-keys";
  static final String REVOCATIONS = "lianfang-revocations";
  private static final CBORObject TYPE = CBORObject.FromObject(3);

  private SignedList() {}

  static byte[] write(String type, CBORObject body, ListSigner root)
      throws GeneralSecurityException {
    CBORObject header =
        CBORObject.NewOrderedMap()
            .Add(1, root.algorithm().number())
            .Add(3, type)
            .Add(4, root.kid());
    CoseSign1 message = CoseSign1.unsigned(header, body.EncodeToBytes());
    return message.signed(root.signer().sign(message.toBeSigned(new byte[0]))).write();
  }

  /**
   * The body of a list.
   *
   * @param root whom to ask for the signature; null where whoever brings the file is believed
   */
  static CBORObject read(String type, byte[] bytes, @Nullable PublicKey root, Signatures signatures)
      throws Unreadable {
    CoseSign1 message = CoseSign1.read(bytes);
    CBORObject said = message.protectedHeader().get(TYPE);
    if (said == null || !said.equals(CBORObject.FromObject(type))) {
      throw new Unreadable(PassReason.NOT_COSE, "this is no list of the type " + type);
    }
    if (root != null) {
      SignatureAlgorithm algorithm =
          message
              .algorithm()
              .orElseThrow(() -> new Unreadable(PassReason.ALGORITHM_UNKNOWN, "header 1"));
      try {
        if (!message.verify(signatures, algorithm, root, new byte[0])) {
          throw new Unreadable(PassReason.FORGED, "the root did not sign this list");
        }
      } catch (GeneralSecurityException otherKey) {
        throw new Unreadable(PassReason.FORGED, "the root is a key of another kind");
      }
    }
    return new CborItems(PassReason.NOT_COSE)
        .map(CoseSign1.decode(message.payload(), PassReason.NOT_COSE));
  }
}
