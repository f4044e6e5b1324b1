package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AFactIsCheckedAgainstItsKindTest {

  private static final FactKinds KINDS = FactKindFiles.load(Path.of("../playbook/facts"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mood       | like    | good               | UNKNOWN_KIND      | 'mood'
          diagnosis  | colour  | red                | UNKNOWN_ATTRIBUTE | colour
          diagnosis  | undated | yes                | MISSING_ATTRIBUTE | result
          diagnosis  | result  | ill                | WRONG_VALUE       | confirmed, excluded
          temperature| celsius | 37,3               | WRONG_VALUE       | 37.3
          temperature| celsius | 037.3              | WRONG_VALUE       | decimal
          arrival    | origin  | Hubei              | WRONG_VALUE       | division codes
          arrival    | origin  | 42  41             | WRONG_VALUE       | joined by one blank
          report     | to      | mayor              | WRONG_VALUE       | community, unit
          residence  | village | 4109020010012      | WRONG_VALUE       | 2 to 12 digits
          symptom    | symptoms| fever and cough,   | OK                | -
          symptom    | symptoms| fever  cough       | WRONG_VALUE       | one blank
          decision   | answer  | 13812345678        | MISSING_ATTRIBUTE,WRONG_VALUE | -
          """)
  void whatTheKindDoesNotAllowIsRefusedWithPlaceAndRemedy(
      String kind, String name, String value, String problem, String message) {
    Fact fact = Facts.of(kind, "2020-02-20", Map.of(name, value));
    if (problem.equals("OK")) {
      assertThat(KINDS.check(fact).word()).isEqualTo(kind);
      return;
    }
    assertThatThrownBy(() -> KINDS.check(fact))
        .asInstanceOf(type(FactRefused.class))
        .satisfies(refused -> {
          assertThat(problem.split(",")).contains(refused.problem().name());
          assertThat(refused).hasMessageContaining(fact.id().toString());
          assertThat(refused).hasMessageContaining(message.equals("-") ? kind : message);
        });
  }

  @Test
  void noPhoneOrIdentityNumberPassesAsAWordOrIntoAMessage() {
    for (String number : new String[] {"13812345678", "11010519491231002X", "x-13812345678-y"}) {
      Fact fact =
          Facts.of(
              "decision", "2020-02-20", Map.of("question", "isolation-place", "answer", number));
      assertThatThrownBy(() -> KINDS.check(fact))
          .isInstanceOf(FactRefused.class)
          .hasMessageNotContaining("1381234")
          .hasMessageNotContaining("1101051");
    }
  }

  @Test
  void aReasonOfACorrectionIsAllowedOnEveryKind() {
    Map<String, String> attributes =
        Map.of("celsius", "37.3", FactKinds.CORRECTION_REASON, "typing-error");
    Fact plain = Facts.of("temperature", "2020-02-20", attributes);
    assertThatThrownBy(() -> KINDS.check(plain)).isInstanceOf(FactRefused.class);
    Fact correction =
        Facts.of(
            UUID.randomUUID(), "temperature", plain.happenedAt(), UUID.randomUUID(), attributes);
    assertThat(KINDS.check(correction).word()).isEqualTo("temperature");
  }

  @Test
  void aCorrectionWithoutItsReasonIsRefused() {
    Fact silent =
        Facts.of(
            UUID.randomUUID(),
            "temperature",
            Facts.of("temperature", "2020-02-20", Map.of("celsius", "37.3")).happenedAt(),
            UUID.randomUUID(),
            Map.of("celsius", "36.5"));
    assertThatThrownBy(() -> KINDS.check(silent))
        .asInstanceOf(type(FactRefused.class))
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo(FactProblem.NO_REASON))
        .satisfies(refused -> assertThat(refused).hasMessageContaining("correction_reason"));
  }

  @Test
  void placesOfAPersonAreDetailsThatLeaveAtTheEnd() {
    FactKind residence = KINDS.find("residence").orElseThrow();
    assertThat(residence.attributes().get("household"))
        .satisfies(attribute -> assertThat(attribute.detail()).isTrue());
    assertThat(residence.attributes().get("village"))
        .satisfies(attribute -> assertThat(attribute.detail()).isFalse());
  }

  @Test
  void aKindThatDoesNotSayHowItIsRecordedIsNotReadAtAll(@TempDir Path folder) throws IOException {
    String kind =
        """
        kinds:
          - kind: mood
            schema: 1
            name: {zh: 心情, en: mood}
            purpose: none
        """;
    Path file = folder.resolve("mood.yaml");
    Files.writeString(file, kind);
    assertThatThrownBy(() -> FactKindFiles.load(folder)).hasMessageContaining("kind mood, by");
    Files.writeString(file, kind + "    by: anybody\n");
    assertThatThrownBy(() -> FactKindFiles.load(folder)).hasMessageContaining("'anybody'");
    Files.writeString(file, kind + "    by: hand\n");
    assertThat(FactKindFiles.load(folder).find("mood")).isPresent();
  }
}
