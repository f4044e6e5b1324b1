package lianfang.web.gatepage;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import lianfang.instance.Keys;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 封装箱: opens what a device sealed for this instance; docs/gates.md says how it is sealed. */
@Component
public class GateBox {

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final byte[] INFO = "lianfang-gate-people".getBytes(StandardCharsets.UTF_8);
  private static final int POINT_BYTES = 65;
  private static final int TAG_BITS = 128;

  private final KeyPair box;

  GateBox(Keys keys) {
    box = keys.curvePair(GateApi.BOX);
  }

  /** What somebody said; empty where it was altered or sealed for another instance. */
  public Optional<Map<String, String>> open(UUID id, Map<String, String> sealed) {
    try {
      byte[] point = bytes(sealed, "point");
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(box.getPrivate());
      agreement.doPhase(key(point), true);
      SecretKey key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(agreement.generateSecret())
                      .addSalt(point)
                      .thenExpand(INFO, 32));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes(sealed, "nonce")));
      cipher.updateAAD(id.toString().getBytes(StandardCharsets.UTF_8));
      byte[] said = cipher.doFinal(bytes(sealed, "sealed"));
      return Optional.of(
          JsonMapper.shared().readValue(new String(said, StandardCharsets.UTF_8), TEXTS));
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException altered) {
      return Optional.empty();
    }
  }

  private ECPublicKey key(byte[] point) throws GeneralSecurityException {
    if (point.length != POINT_BYTES || point[0] != 4) {
      throw new IllegalArgumentException("no point of P-256");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 33, POINT_BYTES));
    var spec = new ECPublicKeySpec(new ECPoint(x, y), ((ECPublicKey) box.getPublic()).getParams());
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
  }

  private static byte[] bytes(Map<String, String> sealed, String name) {
    return Base64.getDecoder().decode(sealed.getOrDefault(name, ""));
  }
}
