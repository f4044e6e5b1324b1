package lianfang.web.passes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.concurrent.Callable;
import lianfang.gate.CheckpointKind;
import lianfang.gate.pass.Gate;
import lianfang.gate.pass.KeyList;
import lianfang.gate.pass.PassAnswer;
import lianfang.gate.pass.PassToken;
import lianfang.gate.pass.PassVerifier;
import lianfang.gate.pass.Revocations;
import lianfang.gate.pass.SignatureAlgorithm;
import lianfang.gate.pass.Signatures;
import lianfang.gate.pass.Unreadable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the texts of its standard input, one a line, as a gate does. */
@Command(
    name = "verify",
    description = {
      "核验 Read texts of passes on standard input and print one verdict,reason a line.",
      "0 when all lines were answered, whatever the answers; 1 when a list cannot be read."
    },
    mixinStandardHelpOptions = true)
final class PassVerifyWord implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "密钥清单 The signed list of keys, as /gate/keys gives it.")
  private Path keys = Path.of("");

  @Option(
      names = "--revocations",
      required = true,
      paramLabel = "FILE",
      description = "作废清单 The signed list of revocations, as /gate/revocations gives it.")
  private Path revocations = Path.of("");

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "时刻 When the passes are shown, such as 2020-02-26T08:00:00+08:00.")
  private String at = "";

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "根公钥 The root's public key (DER, or PEM); without it the lists are believed.")
  private @Nullable Path root;

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description =
          "卡口所在 The division code of the gate, 2 to 12 digits; without it nobody asks where.")
  private @Nullable String area;

  @Option(names = "--kind", description = "卡口类别 ${COMPLETION-CANDIDATES}")
  private CheckpointKind kind = CheckpointKind.VILLAGE;

  @Override
  public Integer call() throws IOException {
    Instant moment = moment();
    Gate gate = gate();
    Signatures signatures = signatures();
    PublicKey trusted = root == null ? null : publicKey(root, signatures);
    PrintWriter err = spec.commandLine().getErr();
    if (trusted == null) {
      err.println("lianfang: the lists are believed as they are; --root FILE checks who signed");
    }
    try {
      KeyList believed = KeyList.read(Files.readAllBytes(keys), trusted, signatures);
      Revocations gone = Revocations.read(Files.readAllBytes(revocations), trusted, signatures);
      answer(believed, gone, gate, moment);
      return 0;
    } catch (Unreadable unreadable) {
      err.println("lianfang: a list cannot be used: " + unreadable.getMessage());
      return 1;
    }
  }

  private void answer(KeyList believed, Revocations gone, Gate gate, Instant moment)
      throws IOException {
    // Answers go out in large pieces: whoever pipes a million texts through wants no flush a line.
    PrintWriter out = new PrintWriter(spec.commandLine().getOut(), false);
    var verifier = new PassVerifier(signatures());
    var lines =
        new BoundedLines(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16),
            PassToken.TEXT_MAX + 1);
    for (String text = lines.next(); text != null; text = lines.next()) {
      PassAnswer answer = verifier.verify(text, believed, gone, gate, moment);
      out.print(answer.verdict() + "," + answer.reason() + "\n");
    }
    out.flush();
  }

  private Gate gate() {
    String code = area;
    if (code == null) {
      return Gate.nowhere();
    }
    if (!code.matches("[1-8][0-9]{1,11}")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + code + "' is no division code: write 2 to 12 digits of one");
    }
    return new Gate(Long.parseLong(code), kind);
  }

  private Instant moment() {
    try {
      return java.time.OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeParseException noMoment) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + at + "' is no moment: write it as 2020-02-26T08:00:00+08:00");
    }
  }

  /** SM2 comes from Bouncy Castle; everything else from the JDK's own order of providers. */
  static Signatures signatures() {
    return Signatures.ofTheJdk().with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
  }

  private PublicKey publicKey(Path file, Signatures signatures) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      if (bytes.length > 0 && bytes[0] == '-') {
        String pem = new String(bytes, StandardCharsets.US_ASCII);
        bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      }
      return signatures.publicKey(SignatureAlgorithm.ES256, bytes);
    } catch (GeneralSecurityException | IllegalArgumentException none) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), file + " holds no public key of P-256, as DER or PEM", none);
    }
  }
}
