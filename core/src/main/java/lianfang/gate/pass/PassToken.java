package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;

/**
 * 凭证文本: what stands in the code of print: {@code LF1:}, then Base45 of zlib of COSE_Sign1.
 *
 * @param message the signed message, whose form was checked and whose signature was not
 * @param algorithm how it says that it is signed
 * @param kid which key it says
 */
public record PassToken(CoseSign1 message, SignatureAlgorithm algorithm, byte[] kid) {

  /** What every pass begins with; the digit is the version. */
  public static final String PREFIX = "LF1:";

  /** The most characters of a text: twice what the largest readable code of print holds. */
  public static final int TEXT_MAX = 1200;

  /** The most bytes that a text may unpack to. */
  public static final int BYTES_MAX = 1024;

  private static final int SIGNATURE_BYTES = 64;
  private static final byte[] NOTHING = {};

  /**
   * Reads a text, without asking who signed it.
   *
   * @throws Unreadable with the first reason against it
   */
  public static PassToken read(String text) throws Unreadable {
    if (!text.startsWith(PREFIX)) {
      throw new Unreadable(PassReason.NOT_A_PASS, "it does not begin with " + PREFIX);
    }
    if (text.length() > TEXT_MAX) {
      throw new Unreadable(PassReason.TOO_LONG, text.length() + " characters");
    }
    byte[] bytes = Zlib.inflate(Base45.decode(text, PREFIX.length()), BYTES_MAX);
    CoseSign1 message = CoseSign1.read(bytes);
    SignatureAlgorithm algorithm =
        message
            .algorithm()
            .filter(SignatureAlgorithm::isForPasses)
            .orElseThrow(() -> new Unreadable(PassReason.ALGORITHM_UNKNOWN, "header 1"));
    CborItems items = new CborItems(PassReason.NOT_COSE);
    byte[] kid = items.bytes(message.protectedHeader().get(CBORObject.FromObject(4)));
    boolean oneForm =
        kid.length == KeyId.BYTES
            && message.signature().length == SIGNATURE_BYTES
            && Arrays.equals(header(algorithm, kid).EncodeToBytes(), message.protectedBytes())
            && message.unprotectedHeader().size() == 0
            && Arrays.equals(message.write(), bytes);
    if (!oneForm) {
      throw new Unreadable(PassReason.NOT_COSE, "not in the one form that a message has");
    }
    return new PassToken(message, algorithm, kid);
  }

  /** Writes and signs a pass. */
  public static String write(Pass pass, SignatureAlgorithm algorithm, byte[] kid, Signer signer)
      throws GeneralSecurityException {
    String text = write(Claims.write(pass), algorithm, kid, signer);
    if (text.length() > TEXT_MAX) {
      throw new IllegalArgumentException("a pass of " + text.length() + " characters: fewer areas");
    }
    return text;
  }

  static String write(byte[] claims, SignatureAlgorithm algorithm, byte[] kid, Signer signer)
      throws GeneralSecurityException {
    CoseSign1 message = CoseSign1.unsigned(header(algorithm, kid), claims);
    return text(message.signed(signer.sign(message.toBeSigned(NOTHING))).write());
  }

  static String text(byte[] message) {
    return PREFIX + Base45.encode(Zlib.deflate(message));
  }

  static CBORObject header(SignatureAlgorithm algorithm, byte[] kid) {
    return CBORObject.NewOrderedMap().Add(1, algorithm.number()).Add(4, kid);
  }

  /** What is said, to be believed only after {@link #isSignedBy}. */
  public Pass pass() throws Unreadable {
    return Claims.read(message.payload());
  }

  boolean isSignedBy(PassKey key, Signatures signatures) throws GeneralSecurityException {
    return message.verify(signatures, algorithm, key.key(), NOTHING);
  }
}
