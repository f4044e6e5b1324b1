package lianfang.web.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lianfang.gate.CheckpointKind;
import lianfang.gate.PassReason;
import lianfang.gate.pass.Gate;
import lianfang.gate.pass.KeyList;
import lianfang.gate.pass.PassAnswer;
import lianfang.gate.pass.PassVerifier;
import lianfang.gate.pass.Revocations;
import lianfang.gate.pass.SignatureAlgorithm;
import lianfang.gate.pass.Signatures;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of vectors that other implementers read. */
class PublishedVectorsTest {

  private static final Path FILE = Path.of("../docs/passes-vectors.json");
  private static final Signatures JDK = Signatures.ofTheJdk();

  @Test
  void theFileIsWhatTheProgramWrites() throws Exception {
    assertThat(PassVectorsWord.json().strip()).isEqualTo(Files.readString(FILE).strip());
  }

  @Test
  void everyCaseGetsItsVerdictAndReason() throws Exception {
    JsonNode file = JsonMapper.shared().readTree(FILE.toFile());
    var root = JDK.publicKey(SignatureAlgorithm.ES256, bytes(file, "root"));
    KeyList keys = KeyList.read(bytes(file, "keys"), root, JDK);
    Revocations revocations = Revocations.read(bytes(file, "revocations"), root, JDK);
    List<String> wrong = new ArrayList<>();
    for (JsonNode each : file.get("cases")) {
      Gate gate =
          each.has("area")
              ? new Gate(
                  each.get("area").asLong(),
                  CheckpointKind.find(each.get("kind").asInt()).orElseThrow())
              : Gate.nowhere();
      PassAnswer answer =
          new PassVerifier(JDK)
              .verify(
                  each.get("token").asString(),
                  keys,
                  revocations,
                  gate,
                  Instant.ofEpochSecond(each.get("at").asLong()));
      String said = answer.verdict() + " " + answer.reason();
      String expected = each.get("verdict").asString() + " " + each.get("reason").asString();
      if (!said.equals(expected)) {
        wrong.add(each.get("name").asString() + ": " + said + ", not " + expected);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aPassSignedBySm2HoldsWhereAProviderKnowsItAndIsCalledInElsewhere() throws Exception {
    JsonNode file = JsonMapper.shared().readTree(Path.of("../docs/passes-sm2.json").toFile());
    Signatures known = JDK.with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
    assertThat(sm2(file, known)).isEqualTo(file.get("known").asString());
    JsonNode unknown = file.get("cases").get(0);
    assertThat(sm2(file, JDK))
        .isEqualTo(unknown.get("verdict").asString() + " " + unknown.get("reason").asString());
  }

  private static String sm2(JsonNode file, Signatures by) throws Exception {
    var root = JDK.publicKey(SignatureAlgorithm.ES256, bytes(file, "root"));
    PassAnswer answer =
        new PassVerifier(by)
            .verify(
                file.get("cases").get(0).get("token").asString(),
                KeyList.read(bytes(file, "keys"), root, by),
                Revocations.read(bytes(file, "revocations"), root, by),
                Gate.nowhere(),
                Instant.ofEpochSecond(file.get("cases").get(0).get("at").asLong()));
    return answer.verdict() + " " + answer.reason();
  }

  @Test
  void everyReasonHasACase() throws Exception {
    Set<String> covered = new TreeSet<>();
    JsonMapper.shared()
        .readTree(FILE.toFile())
        .get("cases")
        .forEach(each -> covered.add(each.get("reason").asString()));
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PassReason.values()).map(PassReason::name).toList());
  }

  @Test
  void everyReasonStandsInTheDocumentInItsOrder() throws Exception {
    String text = Files.readString(Path.of("../docs/passes.md"));
    List<String> rows =
        text.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .filter(
                word -> Stream.of(PassReason.values()).anyMatch(each -> each.name().equals(word)))
            .toList();
    assertThat(rows).isEqualTo(Stream.of(PassReason.values()).map(PassReason::name).toList());
  }

  private static byte[] bytes(JsonNode file, String field) {
    return Base64.getDecoder().decode(file.get(field).asString());
  }
}
