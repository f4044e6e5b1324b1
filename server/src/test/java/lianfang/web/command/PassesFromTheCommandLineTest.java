package lianfang.web.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PassesFromTheCommandLineTest {

  private static final String AT = "2020-02-26T08:00:00+08:00";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private JsonNode vectors = JsonMapper.shared().createObjectNode();

  @BeforeEach
  void putTheListsIntoFiles() throws IOException {
    vectors = JsonMapper.shared().readTree(Path.of("../docs/passes-vectors.json").toFile());
    for (String list : new String[] {"root", "keys", "revocations"}) {
      Files.write(folder.resolve(list), Base64.getDecoder().decode(vectors.get(list).asString()));
    }
  }

  @Test
  void eachLineGetsItsVerdictAndNoLineStopsTheRun() {
    String lines =
        token("revoked")
            + "\r\n<html>\n\n"
            + token("by an unknown key")
            + "\n"
            + token("where nobody asks where")
            + "\n"
            + "x".repeat(300_000)
            + "\nLF1:"
            + "0".repeat(300_000);
    assertThat(verify(lines)).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "CALL,REVOKED",
            "CALL,NOT_A_PASS",
            "CALL,NOT_A_PASS",
            "CALL,KEY_UNKNOWN",
            "PASS,VALID",
            "CALL,NOT_A_PASS",
            "CALL,TOO_LONG");
  }

  @Test
  void anAreaAndAKindAskWhere() {
    assertThat(verify(token("at a motorway"), "--area", "410803103206", "--kind", "highway"))
        .isZero();
    assertThat(out.toString()).isEqualTo("NOT_HERE,OTHER_KIND\n");
  }

  @Test
  void listsThatTheRootDidNotSignAreRefused() throws IOException {
    String root = folder.resolve("root").toString();
    assertThat(verify("", "--root", root)).isZero();
    byte[] keys = Files.readAllBytes(folder.resolve("keys"));
    keys[keys.length - 1] ^= 1;
    Files.write(folder.resolve("keys"), keys);
    assertThat(verify("", "--root", root)).isEqualTo(1);
    assertThat(err.toString()).contains("the root did not sign this list");
  }

  @Test
  void oneListCannotStandInForTheOther() throws IOException {
    Files.copy(folder.resolve("keys"), folder.resolve("other"));
    Files.write(folder.resolve("revocations"), Files.readAllBytes(folder.resolve("other")));
    assertThat(verify("")).isEqualTo(1);
    assertThat(err.toString()).contains("no list of the type lianfang-revocations");
  }

  @Test
  void aWrongMomentIsNotUnderstood() {
    assertThat(
            run(
                "",
                "pass",
                "verify",
                "--keys",
                file("keys"),
                "--revocations",
                file("revocations"),
                "--at",
                "yesterday"))
        .isEqualTo(Lianfang.NOT_UNDERSTOOD);
  }

  @Test
  void whatCannotBeMeantIsNamedAndNoLineIsAnswered() throws IOException {
    Files.writeString(folder.resolve("letter"), "-----BEGIN PUBLIC KEY-----\nAAAA\n");
    Files.writeString(folder.resolve("nothing"), "");
    for (String area : new String[] {"5", "41o803", "4108031032060", "-41", "0"}) {
      assertThat(verify(token("revoked"), "--area=" + area)).isEqualTo(Lianfang.NOT_UNDERSTOOD);
    }
    assertThat(err.toString()).contains("'41o803' is no division code: write 2 to 12 digits");
    for (String root : new String[] {"letter", "nothing", "revocations"}) {
      assertThat(verify(token("revoked"), "--root", file(root))).isEqualTo(Lianfang.NOT_UNDERSTOOD);
      assertThat(err.toString()).contains(file(root) + " holds no public key of P-256");
    }
    assertThat(verify(token("revoked"), "--kind", "airport")).isEqualTo(Lianfang.NOT_UNDERSTOOD);
    assertThat(verify(token("revoked"), "--root", file("missing"))).isEqualTo(1);
    assertThat(err.toString()).contains("missing cannot be read");
    Files.writeString(folder.resolve("revocations"), "");
    assertThat(verify(token("revoked"))).isEqualTo(1);
    assertThat(err.toString()).contains("a list cannot be used");
    assertThat(out.toString()).isEmpty();
  }

  private int verify(String input, String... more) {
    String[] words = {
      "pass", "verify", "--keys", file("keys"), "--revocations", file("revocations"), "--at", AT
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return run(input, all);
  }

  private int run(String input, String... words) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
      return Lianfang.line(Object.class, new PrintWriter(out, true), new PrintWriter(err, true))
          .execute(words);
    } finally {
      System.setIn(before);
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String token(String name) {
    for (JsonNode each : vectors.get("cases")) {
      if (each.get("name").asString().equals(name)) {
        return each.get("token").asString();
      }
    }
    throw new IllegalArgumentException(name);
  }
}
