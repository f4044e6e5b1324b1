package lianfang.gate.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.upokecenter.cbor.CBORObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of the IETF's working group, good and bad, and the texts of RFC 9285. */
class CoseVectorsTest {

  private static final Path FILES = Path.of("src/test/resources/cose");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecdsa-sig-01",
        "ecdsa-sig-02",
        "ecdsa-sig-03",
        "ecdsa-sig-04",
        "eddsa-sig-01",
        "eddsa-sig-02",
        "sign-pass-01",
        "sign-pass-02",
        "sign-pass-03"
      })
  void goodMessagesVerifyOverTheBytesThatTheVectorNames(String name) throws Exception {
    CBORObject file = file(name);
    CoseSign1 message = message(file);
    assertThat(message.toBeSigned(external(file)))
        .isEqualTo(hex(file.get("intermediates").get("ToBeSign_hex").AsString()));
    assertThat(verifies(file, message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-fail-02", "sign-fail-06", "sign-fail-07"})
  void alteredMessagesDoNot(String name) throws Exception {
    CBORObject file = file(name);
    assertThat(verifies(file, message(file))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-fail-03", "sign-fail-04"})
  void unknownAlgorithmsAreUnknown(String name) throws Exception {
    assertThat(message(file(name)).algorithm()).isEmpty();
  }

  @Test
  void anotherTagIsNoMessage() {
    assertThatThrownBy(() -> message(file("sign-fail-01"))).isInstanceOf(Unreadable.class);
  }

  @Test
  void base45IsThatOfTheRfc() throws Unreadable {
    assertThat(Base45.encode("AB".getBytes())).isEqualTo("BB8");
    assertThat(Base45.encode("Hello!!".getBytes())).isEqualTo("%69 VD92EX0");
    assertThat(Base45.encode("base-45".getBytes())).isEqualTo("UJCLQE7W581");
    assertThat(new String(Base45.decode("QED8WEX0"))).isEqualTo("ietf!");
    assertThatThrownBy(() -> Base45.decode(":::")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Base45.decode("GGW")).isInstanceOf(Unreadable.class);
    assertThat(Base45.decode("FGW")).containsExactly(0xff, 0xff);
  }

  @Test
  void base45GivesBackEveryPairOfBytes() throws Unreadable {
    for (int value = 0; value <= 0xffff; value++) {
      byte[] pair = {(byte) (value >> 8), (byte) value};
      assertThat(Base45.decode(Base45.encode(pair))).isEqualTo(pair);
    }
  }

  private static boolean verifies(CBORObject file, CoseSign1 message) throws Exception {
    SignatureAlgorithm algorithm = message.algorithm().orElseThrow();
    return message.verify(
        Signatures.ofTheJdk(), algorithm, key(input(file).get("key")), external(file));
  }

  private static CBORObject file(String name) throws IOException {
    return CBORObject.FromJSONBytes(Files.readAllBytes(FILES.resolve(name + ".json")));
  }

  private static CoseSign1 message(CBORObject file) throws Unreadable {
    return CoseSign1.read(hex(file.get("output").get("cbor").AsString()));
  }

  private static CBORObject input(CBORObject file) {
    return file.get("input").get("sign0");
  }

  private static byte[] external(CBORObject file) {
    CBORObject external = input(file).get("external");
    return external == null ? new byte[0] : hex(external.AsString());
  }

  private static PublicKey key(CBORObject key) throws GeneralSecurityException {
    if (key.get("kty").AsString().equals("OKP")) {
      boolean small = key.get("crv").AsString().equals("Ed25519");
      byte[] spki = hex((small ? "302a300506032b6570032100" : "3043300506032b6571033a00"));
      byte[] point = hex(key.get("x_hex").AsString());
      byte[] all = java.util.Arrays.copyOf(spki, spki.length + point.length);
      System.arraycopy(point, 0, all, spki.length, point.length);
      return KeyFactory.getInstance("EdDSA").generatePublic(new X509EncodedKeySpec(all));
    }
    String curve = "secp" + key.get("crv").AsString().substring(2) + "r1";
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    var point = new ECPoint(number(key.get("x")), number(key.get("y")));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(CBORObject text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text.AsString()));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
