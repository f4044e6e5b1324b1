package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadsOfDevicesTest {

  private static final String ID = "0170ab12-3456-7890-8abc-def012345678";

  private static Map<String, Object> row() {
    Map<String, Object> row = new HashMap<>();
    row.put("id", ID);
    row.put("time", "2020-02-26T03:00:00Z");
    row.put("offset", -30);
    row.put("subject", "0170ab12-0000-7890-8abc-def012345678");
    row.put("pass", "0123456789abcdef");
    row.put("direction", 1);
    row.put("vehicle", "豫H12345");
    row.put("people", 3);
    row.put("temperature", 366);
    row.put("verdict", 1);
    return row;
  }

  @Test
  void aWholeRowIsRead() {
    assertThat(PassageReader.read(List.of(row()), null).passages())
        .containsExactly(
            new Passage(
                UUID.fromString(ID),
                Instant.parse("2020-02-26T03:00:00Z"),
                Duration.ofSeconds(-30),
                UUID.fromString("0170ab12-0000-7890-8abc-def012345678"),
                "0123456789abcdef",
                Direction.IN,
                "豫H12345",
                3,
                366,
                1));
    assertThat(row().keySet()).isEqualTo(Set.copyOf(PassageReader.FIELDS));
  }

  @ParameterizedTest
  @CsvSource({
    "id, ''",
    "id, 7",
    "id, 1-1-1-1-1",
    "time, yesterday",
    "time, +99999-01-01T00:00:00Z",
    "offset, 99999999999",
    "subject, 张三",
    "pass, 0123",
    "direction, 3",
    "vehicle, <b>豫H12345</b>",
    "people, 201",
    "people, ''",
    "temperature, 9000",
    "temperature, 36.6",
    "verdict, -1",
  })
  void oneWrongFieldComesBackWithItsPlaceAndTheOthersLand(String field, String value) {
    Map<String, Object> wrong = row();
    wrong.put(field, value);
    PassageBatch batch = PassageReader.read(List.of(row(), wrong, row()), null);
    assertThat(batch.passages()).hasSize(2);
    assertThat(batch.numbers()).containsExactly(1, 3);
    PassageProblem problem = batch.problems().getFirst();
    assertThat(problem.row()).isEqualTo(2);
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.value()).isEqualTo(value);
    assertThat(problem.remedy().zh()).isNotBlank();
  }

  @Test
  void whatIsNoRowAtAllComesBackAndAHugeValueIsCut() {
    PassageBatch batch = PassageReader.read(List.of("x".repeat(10_000), row()), null);
    assertThat(batch.problems()).hasSize(1);
    assertThat(batch.problems().getFirst().value()).hasSize(60);
    assertThat(batch.passages()).hasSize(1);
  }

  @Test
  void theRootKnowsEachRowItsOrderAndTheirNumber() {
    assertThat(root("a", "b")).isEqualTo(root("a", "b")).hasSize(64);
    assertThat(Set.of(root("a", "b"), root("b", "a"), root("ab"), root("a"), root())).hasSize(5);
    String[] many = new String[PassageRoot.BLOCK];
    java.util.Arrays.fill(many, "x");
    assertThat(root(many)).isNotEqualTo(root(java.util.Arrays.copyOf(many, many.length - 1)));
  }

  private static String root(String... rows) {
    PassageRoot root = new PassageRoot();
    for (String row : rows) {
      root.add(row.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return root.finish();
  }
}
