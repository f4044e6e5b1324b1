package lianfang.gate.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.upokecenter.cbor.CBORObject;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lianfang.gate.CheckpointKind;
import lianfang.gate.PassReason;

/** 损坏与伪造: texts that are no passes, each by one change to a good one. */
final class DamagedVectors {

  private static final Gate GATE = new Gate(410803103206L, CheckpointKind.VILLAGE);
  private static final CBORObject OURS = CBORObject.FromObject(Claims.OURS);

  private final VectorKey key;
  private final VectorKey stranger;
  private final List<PassVectors.Case> cases = new ArrayList<>();

  DamagedVectors(VectorKeys keys) {
    this.key = keys.first();
    this.stranger = keys.unknown();
  }

  List<PassVectors.Case> cases() throws GeneralSecurityException {
    texts();
    envelopes();
    messages();
    claims();
    return cases;
  }

  private void texts() throws GeneralSecurityException {
    String good = good("text");
    add("nothing", "", PassReason.NOT_A_PASS);
    add("a page", "<script>alert(1)</script>", PassReason.NOT_A_PASS);
    add("a web address", "https://example.org/?LF1:", PassReason.NOT_A_PASS);
    add("a certificate of the EU", "HC1:6BF+70790T9WJWG", PassReason.NOT_A_PASS);
    add("its prefix in small letters", "lf1:" + good.substring(4), PassReason.NOT_A_PASS);
    add("a blank before it", " " + good, PassReason.NOT_A_PASS);
    add("over-long", good + "0".repeat(PassToken.TEXT_MAX), PassReason.TOO_LONG);
    add("a page behind the prefix", "LF1:<b onclick=x>hi</b>", PassReason.NOT_BASE45);
    add("a letter outside the alphabet", good.replace(good.charAt(9), '_'), PassReason.NOT_BASE45);
    add(
        "a Chinese character",
        good.substring(0, 30) + "豫" + good.substring(31),
        PassReason.NOT_BASE45);
    add("a group over 65535", "LF1:GGW", PassReason.NOT_BASE45);
    add("a last group over 255", "LF1:000:U", PassReason.NOT_BASE45);
    add("one character left over", "LF1:0000", PassReason.NOT_BASE45);
  }

  private void envelopes() throws GeneralSecurityException {
    String good = good("envelope");
    add("the prefix alone", "LF1:", PassReason.NOT_ZLIB);
    add("cut in the middle", good.substring(0, 4 + 3 * 40), PassReason.NOT_ZLIB);
    add(
        "cut by one group",
        good.substring(0, 4 + (good.length() - 4) / 3 * 3 - 3),
        PassReason.NOT_ZLIB);
    byte[] packed = Zlib.deflate(message("trailing"));
    byte[] longer = Arrays.copyOf(packed, packed.length + 2);
    add("followed by two bytes", "LF1:" + Base45.encode(longer), PassReason.NOT_ZLIB);
    byte[] altered = packed.clone();
    altered[altered.length - 1] ^= 1;
    add("with another checksum", "LF1:" + Base45.encode(altered), PassReason.NOT_ZLIB);
    add("a megabyte of zeros", PassToken.text(new byte[300_000]), PassReason.INFLATES_TOO_FAR);
    add(
        "one byte too many",
        PassToken.text(new byte[PassToken.BYTES_MAX + 1]),
        PassReason.INFLATES_TOO_FAR);
    add("nothing, packed", PassToken.text(new byte[0]), PassReason.NOT_COSE);
    add(
        "a sentence, packed",
        PassToken.text("<html>pass</html>".getBytes(UTF_8)),
        PassReason.NOT_COSE);
  }

  private void messages() throws GeneralSecurityException {
    byte[] good = message("message");
    CBORObject parts = CBORObject.DecodeFromBytes(good).Untag();
    add("without its tag", PassToken.text(parts.EncodeToBytes()), PassReason.NOT_COSE);
    add(
        "under another tag",
        PassToken.text(parts.WithTag(17).EncodeToBytes()),
        PassReason.NOT_COSE);
    byte[] more = Arrays.copyOf(good, good.length + 1);
    add("followed by a byte of CBOR", PassToken.text(more), PassReason.NOT_COSE);
    CBORObject five = CBORObject.DecodeFromBytes(parts.EncodeToBytes()).Add(0).WithTag(18);
    add("with a fifth part", PassToken.text(five.EncodeToBytes()), PassReason.NOT_COSE);
    CBORObject open = copy(parts);
    open.set(1, CBORObject.NewMap().Add(4, key.kid()));
    add("with something unsigned", PassToken.text(tagged(open)), PassReason.NOT_COSE);
    byte[] endless = new byte[good.length + 1];
    System.arraycopy(good, 0, endless, 0, good.length);
    endless[1] = (byte) 0x9f;
    endless[good.length] = (byte) 0xff;
    add("an array without a length", PassToken.text(endless), PassReason.NOT_COSE);
    CBORObject shorter = copy(parts);
    shorter.set(3, CBORObject.FromObject(Arrays.copyOf(parts.get(3).GetByteString(), 63)));
    add("a signature of 63 bytes", PassToken.text(tagged(shorter)), PassReason.NOT_COSE);
    headers();
    CBORObject other = copy(parts);
    byte[] claims = parts.get(2).GetByteString();
    claims[claims.length - 1] ^= 1;
    other.set(2, CBORObject.FromObject(claims));
    add("one bit of its claims altered", PassToken.text(tagged(other)), PassReason.FORGED);
    CBORObject turned = copy(parts);
    byte[] signature = parts.get(3).GetByteString();
    signature[40] ^= 1;
    turned.set(3, CBORObject.FromObject(signature));
    add("one bit of its signature altered", PassToken.text(tagged(turned)), PassReason.FORGED);
    turned.set(3, CBORObject.FromObject(new byte[64]));
    add("a signature of zeros", PassToken.text(tagged(turned)), PassReason.FORGED);
    add(
        "signed by a stranger under our key's id",
        PassVectors.token(PassVectors.free("stranger"), key.with(stranger.signer())),
        PassReason.FORGED);
  }

  private void headers() throws GeneralSecurityException {
    CBORObject extra = PassToken.header(SignatureAlgorithm.ES256, key.kid()).Add(5, 1);
    add("with a third header", signed(extra.EncodeToBytes()), PassReason.NOT_COSE);
    CBORObject brief = CBORObject.NewOrderedMap().Add(1, -7).Add(4, Arrays.copyOf(key.kid(), 4));
    add("a key's id of four bytes", signed(brief.EncodeToBytes()), PassReason.NOT_COSE);
    CBORObject swapped = CBORObject.NewOrderedMap().Add(4, key.kid()).Add(1, -7);
    add("its headers in another order", signed(swapped.EncodeToBytes()), PassReason.NOT_COSE);
    CBORObject missing = CBORObject.NewOrderedMap().Add(4, key.kid());
    add("no algorithm", signed(missing.EncodeToBytes()), PassReason.ALGORITHM_UNKNOWN);
    CBORObject odd = CBORObject.NewOrderedMap().Add(1, -999).Add(4, key.kid());
    add("algorithm -999", signed(odd.EncodeToBytes()), PassReason.ALGORITHM_UNKNOWN);
    CBORObject es384 = PassToken.header(SignatureAlgorithm.ES384, key.kid());
    add("an algorithm not for passes", signed(es384.EncodeToBytes()), PassReason.ALGORITHM_UNKNOWN);
    CBORObject confused = PassToken.header(SignatureAlgorithm.EDDSA, key.kid());
    add("our key as one of Ed25519", signed(confused.EncodeToBytes()), PassReason.KEY_UNKNOWN);
  }

  /** All of these are truly signed, as a careless or a newer issuer would. */
  private void claims() throws GeneralSecurityException {
    changed("no map", CBORObject.NewArray().Add(1));
    changed("without claims", CBORObject.NewMap());
    changed("a claim that we do not know", read().Add(7, new byte[] {1}));
    CBORObject version = read();
    version.get(OURS).set(CBORObject.FromObject(0), CBORObject.FromObject(2));
    changed("version 2", version);
    CBORObject page = read();
    page.get(OURS).set(CBORObject.FromObject(3), CBORObject.FromObject("<img src=x>"));
    changed("a page as the holder's hint", page);
    CBORObject none = read();
    none.get(OURS).set(CBORObject.FromObject(4), CBORObject.NewArray());
    changed("no allowance", none);
    CBORObject strange = read();
    strange
        .get(OURS)
        .set(CBORObject.FromObject(4), CBORObject.NewArray().Add(CBORObject.NewArray().Add(7)));
    changed("an allowance that we do not know", strange);
    CBORObject huge = read();
    huge.set(CBORObject.FromObject(4), CBORObject.FromObject(Long.MAX_VALUE));
    changed("a year beyond all years", huge);
    CBORObject text = read();
    text.set(CBORObject.FromObject(4), CBORObject.FromObject("2099-01-01"));
    changed("a date as text", text);
    byte[] claims = Claims.write(PassVectors.free("claims"));
    byte[] wide = new byte[claims.length + 1];
    wide[0] = claims[0];
    // The key 1 as two bytes.
    wide[1] = 0x18;
    System.arraycopy(claims, 1, wide, 2, claims.length - 1);
    add("a number longer than it need be", token(wide), PassReason.CLAIMS_UNREADABLE);
    byte[] twice = new byte[claims.length + 2];
    System.arraycopy(claims, 0, twice, 0, claims.length);
    twice[0]++;
    twice[claims.length] = 0x01;
    twice[claims.length + 1] = 0x60;
    add("a key twice", token(twice), PassReason.CLAIMS_UNREADABLE);
    byte[] after = Arrays.copyOf(claims, claims.length + 1);
    add("a byte after its claims", token(after), PassReason.CLAIMS_UNREADABLE);
  }

  private static CBORObject read() {
    return CBORObject.DecodeFromBytes(Claims.write(PassVectors.free("claims")));
  }

  private void changed(String name, CBORObject claims) throws GeneralSecurityException {
    add(name, token(claims.EncodeToBytes()), PassReason.CLAIMS_UNREADABLE);
  }

  private String token(byte[] claims) throws GeneralSecurityException {
    return PassToken.write(claims, key.algorithm(), key.kid(), key.signer());
  }

  private String good(String seed) throws GeneralSecurityException {
    return PassVectors.token(PassVectors.free(seed), key);
  }

  private byte[] message(String seed) throws GeneralSecurityException {
    CoseSign1 message =
        CoseSign1.unsigned(
            PassToken.header(key.algorithm(), key.kid()), Claims.write(PassVectors.free(seed)));
    return message.signed(key.signer().sign(message.toBeSigned(new byte[0]))).write();
  }

  /** A message with another protected header, truly signed. */
  private String signed(byte[] header) throws GeneralSecurityException {
    CBORObject read = CBORObject.DecodeFromBytes(header);
    var message =
        new CoseSign1(
            header,
            read,
            CBORObject.NewMap(),
            Claims.write(PassVectors.free("header")),
            new byte[0]);
    return PassToken.text(
        message.signed(key.signer().sign(message.toBeSigned(new byte[0]))).write());
  }

  private static CBORObject copy(CBORObject item) {
    return CBORObject.DecodeFromBytes(item.EncodeToBytes());
  }

  private static byte[] tagged(CBORObject parts) {
    return parts.WithTag(CoseSign1.TAG).EncodeToBytes();
  }

  private void add(String name, String token, PassReason reason) {
    cases.add(new PassVectors.Case(name, token, GATE, PassVectors.NOW, reason));
  }
}
