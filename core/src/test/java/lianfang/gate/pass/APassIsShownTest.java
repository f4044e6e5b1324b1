package lianfang.gate.pass;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import lianfang.gate.Allowance;
import lianfang.gate.CheckpointKind;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class APassIsShownTest {

  private static final Instant NOW = PassVectors.NOW;
  private static final Gate GATE = new Gate(410803103206L, CheckpointKind.VILLAGE);
  private static final Revocations NONE = Revocations.none(NOW);
  private static final Signatures JDK = Signatures.ofTheJdk();

  @Test
  void aPassOfEachAlgorithmIsBelievedAndSm2ComesByAProvider() throws Exception {
    Signatures all = JDK.with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
    for (Issuer issuer : List.of(Issuer.es256(), Issuer.ed25519(), Issuer.sm2())) {
      for (int round = 0; round < 50; round++) {
        String text = issuer.token(PassVectors.free("round " + round), all);
        assertThat(new PassVerifier(all).verify(text, issuer.keys(all), NONE, GATE, NOW).reason())
            .as("%s, round %d", issuer.algorithm(), round)
            .isEqualTo(PassReason.VALID);
      }
    }
  }

  @Test
  void aKeyWhoseAlgorithmIsNotHereIsPassedOver() throws Exception {
    Signatures all = JDK.with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
    Issuer issuer = Issuer.sm2();
    String text = issuer.token(PassVectors.free("sm2"), all);
    byte[] list = KeyList.write(1, NOW, issuer.keys(all).keys(), Issuer.es256().root());
    KeyList here = KeyList.read(list, null, JDK);
    assertThat(here.keys()).isEmpty();
    assertThat(new PassVerifier(JDK).verify(text, here, NONE, GATE, NOW).reason())
        .isEqualTo(PassReason.KEY_UNKNOWN);
  }

  @Test
  void aListSaysAfterHowManyHoursItIsOldAndNothingBeyondAFortnight() throws Exception {
    ListSigner root = Issuer.es256().root();
    assertThat(KeyList.read(KeyList.write(1, NOW, List.of(), root), null, JDK).staleHours())
        .as("where an instance says nothing")
        .isEqualTo(24);
    assertThat(KeyList.read(KeyList.write(1, NOW, List.of(), 72, root), null, JDK).staleHours())
        .isEqualTo(72);
    byte[] never = KeyList.write(1, NOW, List.of(), 337, root);
    assertThatThrownBy(() -> KeyList.read(never, null, JDK)).isInstanceOf(Unreadable.class);
  }

  @Test
  void noChangeOfATextIsBelievedAndNoneDoesHarm() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Issuer issuer = Issuer.ed25519();
    Pass pass = PassVectors.free("changed");
    String text = issuer.token(pass, JDK);
    KeyList keys = issuer.keys(JDK);
    for (int round = 0; round < 20_000; round++) {
      String changed = change(text, random);
      PassAnswer answer = new PassVerifier(JDK).verify(changed, keys, NONE, GATE, NOW);
      assertThat(answer.reason() == PassReason.VALID && !pass.equals(answer.pass()))
          .as("seed %d, round %d: %s", seed, round, changed)
          .isFalse();
    }
  }

  @Test
  void whatIsRememberedChangesNoAnswer() throws Exception {
    Map<String, PassVerifier.Shown> memory = new HashMap<>();
    PassVerifier remembering = new PassVerifier(JDK, memory(memory));
    PassVerifier plain = new PassVerifier(JDK);
    Issuer issuer = Issuer.es256();
    String text = issuer.token(PassVectors.free("again"), JDK);
    PassKey key = issuer.keys(JDK).keys().getFirst();
    List<PassKey> editions =
        List.of(
            key,
            new PassKey(
                key.kid(),
                key.algorithm(),
                key.key(),
                key.issuer(),
                key.from(),
                key.until(),
                NOW.minus(Duration.ofHours(1))),
            new PassKey(
                key.kid(),
                key.algorithm(),
                key.key(),
                key.issuer(),
                NOW.plus(Duration.ofDays(1)),
                key.until(),
                null),
            key);
    for (PassKey edition : editions) {
      KeyList keys = list(edition);
      for (int days : List.of(0, 0, 400, -400)) {
        for (String shown : List.of(text, text.substring(1), text + "0", text.toLowerCase(ROOT))) {
          Instant at = NOW.plus(Duration.ofDays(days));
          assertThat(remembering.verify(shown, keys, NONE, GATE, at))
              .isEqualTo(plain.verify(shown, keys, NONE, GATE, at));
        }
      }
      assertThat(remembering.verify(text, list(), NONE, GATE, NOW).reason())
          .isEqualTo(PassReason.KEY_UNKNOWN);
    }
    assertThat(memory).containsOnlyKeys(text);
  }

  private static KeyList list(PassKey... keys) throws GeneralSecurityException, Unreadable {
    byte[] list = KeyList.write(1, NOW, List.of(keys), Issuer.es256().root());
    return KeyList.read(list, null, JDK);
  }

  private static PassVerifier.Memory memory(Map<String, PassVerifier.Shown> memory) {
    return new PassVerifier.Memory() {
      @Override
      public PassVerifier.@Nullable Shown find(String text) {
        return memory.get(text);
      }

      @Override
      public void keep(String text, PassVerifier.Shown shown) {
        memory.put(text, shown);
      }
    };
  }

  @Test
  void theLargestPassFitsItsLimits() throws Exception {
    List<Long> areas = LongStream.range(0, 32).mapToObj(at -> 410803103200L + 7 * at).toList();
    Allowance lorry = new Allowance.Vehicle("豫H12345", "防护服和口罩", areas, false);
    Pass pass =
        new Pass(
            PassVectors.ISSUER,
            PassVectors.hex("large"),
            PassVectors.free("large").subject(),
            "欧阳 1234",
            List.of(new Allowance.FreeMovement(areas), lorry),
            PassVectors.hex("edition"),
            NOW,
            NOW,
            NOW.plus(Duration.ofDays(1)));
    Issuer issuer = Issuer.es256();
    String text = issuer.token(pass, JDK);
    assertThat(new PassVerifier(JDK).verify(text, issuer.keys(JDK), NONE, GATE, NOW).pass())
        .isEqualTo(pass);
    assertThat(text.length()).isLessThanOrEqualTo(PassToken.TEXT_MAX);
  }

  @Test
  void aDeltaGoesOnWhereTheListEndsAndAGapIsNamed() throws Exception {
    byte[] first = {1, 2, 3, 4, 5, 6, 7, 8};
    byte[] second = {8, 7, 6, 5, 4, 3, 2, 1};
    long[] one = {Revocations.prefix(first)};
    long[] two = {Revocations.prefix(second)};
    Revocations whole = Revocations.of(4, 0, NOW, one);
    Issuer issuer = Issuer.es256();
    Revocations delta =
        Revocations.read(Revocations.of(9, 4, NOW, two).write(issuer.root()), null, JDK);
    Revocations all = whole.plus(delta);
    assertThat(all.contains(first) && all.contains(second)).isTrue();
    assertThat(all.number()).isEqualTo(9);
    assertThat(all.plus(whole)).as("an older list changes nothing").isSameAs(all);
    assertThatThrownBy(() -> whole.plus(Revocations.of(12, 9, NOW, two)))
        .hasMessageContaining("revocations 5 to 9 are missing");
  }

  @Test
  void aMillionRevocationsComeBackAsTheyWent() throws Exception {
    long[] prefixes = new Random(7).longs(1_000_000, 0, 1L << 40).distinct().toArray();
    Issuer issuer = Issuer.es256();
    byte[] file = Revocations.of(1, 0, NOW, prefixes).write(issuer.root());
    Revocations read = Revocations.read(file, null, JDK);
    assertThat(read.size()).isEqualTo(prefixes.length);
    assertThat(file.length).isLessThan(3_300_000);
  }

  private static String change(String text, Random random) {
    var changed = new StringBuilder(text);
    int kind = random.nextInt(4);
    int at = PassToken.PREFIX.length() + random.nextInt(text.length() - 4);
    char other = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".charAt(random.nextInt(45));
    switch (kind) {
      case 0 -> changed.setCharAt(at, other);
      case 1 -> changed.insert(at, other);
      case 2 -> changed.deleteCharAt(at);
      default -> changed.setLength(at);
    }
    return changed.toString();
  }

  /** A key pair with its place on a list. */
  record Issuer(SignatureAlgorithm algorithm, KeyPair pair) {

    static Issuer es256() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new Issuer(SignatureAlgorithm.ES256, generator.generateKeyPair());
    }

    static Issuer ed25519() throws GeneralSecurityException {
      return new Issuer(
          SignatureAlgorithm.EDDSA, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    static Issuer sm2() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
      generator.initialize(new ECGenParameterSpec("sm2p256v1"));
      return new Issuer(SignatureAlgorithm.SM2, generator.generateKeyPair());
    }

    String token(Pass pass, Signatures signatures) throws GeneralSecurityException {
      return PassToken.write(
          pass,
          algorithm,
          KeyId.of(pair.getPublic().getEncoded()),
          bytes -> signatures.sign(algorithm, pair.getPrivate(), bytes));
    }

    ListSigner root() {
      return new ListSigner(
          algorithm,
          KeyId.of(pair.getPublic().getEncoded()),
          bytes -> JDK.sign(algorithm, pair.getPrivate(), bytes));
    }

    KeyList keys(Signatures signatures) throws GeneralSecurityException, Unreadable {
      PassKey key =
          new PassKey(
              KeyId.of(pair.getPublic().getEncoded()),
              algorithm,
              pair.getPublic(),
              PassVectors.ISSUER,
              NOW.minus(Duration.ofDays(9)),
              NOW.plus(Duration.ofDays(9)),
              null);
      return KeyList.read(KeyList.write(1, NOW, List.of(key), es256().root()), null, signatures);
    }
  }
}
