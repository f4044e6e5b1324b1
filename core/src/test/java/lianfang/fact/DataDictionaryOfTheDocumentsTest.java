package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DataDictionaryOfTheDocumentsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "data-dictionary.md");
  private static final String WRITE = "lianfang.write-docs";

  private static final String HEAD =
      """
      # Data dictionary of facts 事实类型

      Generated from `playbook/facts/`; a test fails when this page is stale. Write it anew with
      `mvn -pl core -Dtest=DataDictionaryOfTheDocumentsTest -Dlianfang.write-docs=true test`.

      Every fact has a number, an id, a subject, a kind, an area (2 to 12 digits), the time when
      it happened, the time when it was recorded, a recorder, a source and, where it is a
      correction, the fact that it corrects with the reason. The tables below are the attributes
      of each kind. No attribute holds a name, a phone number, an identity number, a door number
      or free text. *Detail* means that the attribute could lead back to a person and leaves at
      the end of the emergency. *Recorded by hand* is what somebody states, on a page or through
      `POST /api/v1/facts`. All else is written by an act with its own checks, named here by its
      place (`cases`, `measures`, `notices`...) or by the program, and is refused as a statement.
      """;

  @Test
  void thePageOfFactKindsSaysWhatThePlaybookSays() throws IOException {
    String page = page(FactKindFiles.load(Path.of("..", "playbook", "facts")));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, page);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/data-dictionary.md is stale: run with -D" + WRITE + "=true")
        .isEqualTo(page);
  }

  private static String page(FactKinds kinds) {
    return HEAD
        + kinds.list().stream()
            .map(DataDictionaryOfTheDocumentsTest::section)
            .collect(Collectors.joining());
  }

  private static String section(FactKind kind) {
    StringBuilder text = new StringBuilder();
    text.append("\n## `%s` %s — %s%n".formatted(kind.word(), kind.zh(), kind.en()))
        .append("\nPurpose: %s. Schema %d.".formatted(kind.purpose(), kind.schema()))
        .append(kind.ahead() ? " May speak of days to come." : "")
        .append(" Recorded by: %s.%n".formatted(kind.by().word()));
    if (!kind.attributes().isEmpty()) {
      text.append("\n| attribute | values | required | detail |\n|---|---|---|---|\n");
      new TreeMap<>(kind.attributes())
          .forEach((name, attribute) -> text.append(row(name, attribute)));
    }
    return text.toString();
  }

  private static String row(String name, FactKind.Attribute attribute) {
    return "| %s | %s | %s | %s |%n"
        .formatted(
            name,
            values(attribute.type()),
            attribute.required() ? "yes" : "",
            attribute.detail() ? "yes" : "");
  }

  private static String values(AttributeType type) {
    return switch (type) {
      case AttributeType.Choice choice ->
          choice.words().stream().sorted().collect(Collectors.joining(", "));
      case AttributeType.Simple simple ->
          "*" + simple.name().toLowerCase(java.util.Locale.ROOT) + "*";
    };
  }
}
