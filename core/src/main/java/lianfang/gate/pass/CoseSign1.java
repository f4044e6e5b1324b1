package lianfang.gate.pass;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import lianfang.gate.PassReason;

/**
 * COSE_Sign1 (RFC 9052): bytes with one signature.
 *
 * @param protectedBytes the protected header as it was signed
 * @param protectedHeader the same, read
 * @param unprotectedHeader what nobody signed
 */
record CoseSign1(
    byte[] protectedBytes,
    CBORObject protectedHeader,
    CBORObject unprotectedHeader,
    byte[] payload,
    byte[] signature) {

  static final int TAG = 18;
  private static final CBORObject ALGORITHM = CBORObject.FromObject(1);
  private static final CBOREncodeOptions STRICT =
      new CBOREncodeOptions("allowduplicatekeys=false;resolvereferences=false");

  /** Reads a message with its tag, or without one. */
  static CoseSign1 read(byte[] bytes) throws Unreadable {
    CBORObject message = decode(bytes, PassReason.NOT_COSE);
    boolean ours = !message.isTagged() || message.HasOneTag(TAG);
    CBORObject parts = message.Untag();
    if (!ours || parts.getType() != CBORType.Array || parts.size() != 4) {
      throw new Unreadable(PassReason.NOT_COSE, "no array of four parts under tag 18");
    }
    byte[] header = bytes(parts.get(0), PassReason.NOT_COSE);
    CBORObject read =
        header.length == 0 ? CBORObject.NewMap() : decode(header, PassReason.NOT_COSE);
    CBORObject open = parts.get(1);
    if (!isMap(read) || !isMap(open) || parts.get(1).isTagged()) {
      throw new Unreadable(PassReason.NOT_COSE, "a header is no map");
    }
    return new CoseSign1(
        header,
        read,
        open,
        bytes(parts.get(2), PassReason.NOT_COSE),
        bytes(parts.get(3), PassReason.NOT_COSE));
  }

  /** A message that is to be signed. */
  static CoseSign1 unsigned(CBORObject protectedHeader, byte[] payload) {
    return new CoseSign1(
        protectedHeader.EncodeToBytes(),
        protectedHeader,
        CBORObject.NewOrderedMap(),
        payload,
        new byte[0]);
  }

  CoseSign1 signed(byte[] by) {
    return new CoseSign1(protectedBytes, protectedHeader, unprotectedHeader, payload, by);
  }

  /** The message under its tag. */
  byte[] write() {
    return CBORObject.NewArray()
        .Add(protectedBytes)
        .Add(unprotectedHeader)
        .Add(payload)
        .Add(signature)
        .WithTag(TAG)
        .EncodeToBytes();
  }

  /** What the signature is over (RFC 9052, section 4.4). */
  byte[] toBeSigned(byte[] external) {
    return CBORObject.NewArray()
        .Add("Signature1")
        // An empty header is signed as no bytes at all.
        .Add(protectedHeader.size() == 0 ? new byte[0] : protectedBytes)
        .Add(external)
        .Add(payload)
        .EncodeToBytes();
  }

  /** The algorithm of the protected header, or else of the other one. */
  Optional<SignatureAlgorithm> algorithm() {
    CBORObject number =
        protectedHeader.ContainsKey(ALGORITHM)
            ? protectedHeader.get(ALGORITHM)
            : unprotectedHeader.get(ALGORITHM);
    return number != null && isInteger(number) && number.CanValueFitInInt32()
        ? SignatureAlgorithm.find(number.AsInt32Value())
        : Optional.empty();
  }

  boolean verify(Signatures signatures, SignatureAlgorithm by, PublicKey key, byte[] external)
      throws GeneralSecurityException {
    return signatures.verify(by, key, toBeSigned(external), signature);
  }

  static CBORObject decode(byte[] bytes, PassReason otherwise) throws Unreadable {
    try {
      return CBORObject.DecodeFromBytes(bytes, STRICT);
    } catch (CBORException damaged) {
      throw new Unreadable(otherwise, "no CBOR");
    }
  }

  static byte[] bytes(CBORObject item, PassReason otherwise) throws Unreadable {
    if (item == null || item.isTagged() || item.getType() != CBORType.ByteString) {
      throw new Unreadable(otherwise, "bytes are missing");
    }
    return item.GetByteString();
  }

  static boolean isMap(CBORObject item) {
    return !item.isTagged() && item.getType() == CBORType.Map;
  }

  static boolean isInteger(CBORObject item) {
    return !item.isTagged() && item.getType() == CBORType.Integer;
  }
}
