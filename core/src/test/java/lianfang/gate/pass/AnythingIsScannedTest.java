package lianfang.gate.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;
import java.util.Objects;
import lianfang.gate.CheckpointKind;
import lianfang.gate.PassReason;

/**
 * Whatever a scanner gives: the answer is a reason, quickly and in little memory. The inputs of the
 * resources run each time; {@code JAZZER_FUZZ=1} looks for others.
 */
class AnythingIsScannedTest {

  private static final Signatures JDK = Signatures.ofTheJdk();
  private static final Gate GATE = new Gate(410803103206L, CheckpointKind.VILLAGE);
  private static final Revocations NONE = Revocations.none(PassVectors.NOW);
  private static final KeyList KEYS = keys();

  @FuzzTest(maxDuration = "2m")
  void anyTextGetsAReason(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    assertThat(verify(text)).isNotEqualTo(PassReason.VALID);
  }

  @FuzzTest(maxDuration = "2m")
  void anyBytesBehindThePrefixGetAReason(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    assertThat(verify(PassToken.PREFIX + Base45.encode(bytes))).isNotEqualTo(PassReason.VALID);
  }

  @FuzzTest(maxDuration = "2m")
  void anyPackedBytesGetAReason(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    assertThat(verify(PassToken.text(bytes))).isNotEqualTo(PassReason.VALID);
  }

  @FuzzTest(maxDuration = "2m")
  void anyClaimsAreReadInTheirOneFormOrRefused(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      assertThat(Claims.write(Claims.read(bytes))).isEqualTo(bytes);
    } catch (Unreadable refused) {
      assertThat(refused.reason()).isEqualTo(PassReason.CLAIMS_UNREADABLE);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void anyListIsReadOrRefused(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      Objects.requireNonNull(KeyList.read(bytes, null, JDK));
    } catch (Unreadable refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
    try {
      Objects.requireNonNull(Revocations.read(bytes, null, JDK));
    } catch (Unreadable refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  private static PassReason verify(String text) {
    return new PassVerifier(JDK).verify(text, KEYS, NONE, GATE, PassVectors.NOW).reason();
  }

  private static KeyList keys() {
    try {
      return APassIsShownTest.Issuer.es256().keys(JDK);
    } catch (GeneralSecurityException | Unreadable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
