package lianfang.web.passes;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import lianfang.gate.CheckpointKind;
import lianfang.gate.pass.PassVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the vectors that {@code docs/passes-vectors.json} holds. */
@Command(
    name = "vectors",
    description = "测试向量 Print the published test vectors as JSON; the same each time.",
    mixinStandardHelpOptions = true)
final class PassVectorsWord implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws GeneralSecurityException {
    spec.commandLine().getOut().println(json());
    return 0;
  }

  static String json() throws GeneralSecurityException {
    PassVectors.Published published = PassVectors.of(PublishedKeys::of);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("format", "LF1");
    file.put("root", base64(published.root()));
    file.put("keys", base64(published.keys()));
    file.put("revocations", base64(published.revocations()));
    file.put("cases", published.cases().stream().map(PassVectorsWord::row).toList());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(file);
  }

  private static Map<String, Object> row(PassVectors.Case vector) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", vector.name());
    row.put("token", vector.token());
    CheckpointKind kind = vector.gate().kind();
    if (kind != null) {
      row.put("area", vector.gate().area());
      row.put("kind", kind.number());
    }
    row.put("at", vector.at().getEpochSecond());
    row.put("verdict", vector.reason().verdict().name());
    row.put("reason", vector.reason().name());
    return row;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
