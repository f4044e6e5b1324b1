package lianfang.web.casetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lianfang.Application;
import lianfang.web.command.Lianfang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody proves a case type that they write, and asks when a deadline is over. */
class CaseTypesAndDeadlinesFromTheCommandLineTest {

  private static final Path TYPES = Path.of("../playbook/casetypes");

  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {}

  private static Answer ask(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Lianfang.line(Application.class, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(words);
    return new Answer(code, out.toString(), err.toString());
  }

  /** A type of the playbook with one text in the place of another. */
  private Path changed(String before, String after) throws IOException {
    Path from = TYPES.resolve("policy-application");
    Path to = Files.createDirectories(folder.resolve("policy-application"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path one : files.toList()) {
        String text = Files.readString(one);
        if (one.endsWith("casetype.yaml")) {
          assertThat(text).contains(before);
          text = text.replace(before, after);
        }
        Files.writeString(to.resolve(one.getFileName().toString()), text);
      }
    }
    return to;
  }

  @Test
  void everyTypeOfThePlaybookIsProvedAndSaidToBe() throws IOException {
    Answer all = ask("casetype", "check", TYPES.toString());
    assertThat(all.code()).as(all.err()).isZero();
    try (Stream<Path> types = Files.list(TYPES)) {
      assertThat(all.out().lines()).hasSize((int) types.count()).allMatch(l -> l.contains("通过"));
    }
    Answer one = ask("casetype", "check", changed("", "").toString());
    assertThat(one.code()).isZero();
    assertThat(one.out()).contains("policy-application", "3 states, 3 steps, 1 terms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead-end | 条件，理由已写明。, en: The conditions are not met; the reason is stated.}, ends: true"
            + " | 条件，理由已写明。, en: The conditions are not met; the reason is stated.}",
        "unreachable | from: [filed], to: declined | from: [filed], to: granted",
        "no-actor | to: declined, who: [desk] | to: declined, who: []",
        "no-owner | owner: industry, |",
        "no-citation | cites: [{rule: WUZHI-2020-TEN, zh: 武陟县支持中小企业共渡难关十条政策（条文未公布）,"
            + " en: \"ten policies of Wuzhi for small and middle firms (text not published)\"}],"
            + " guards: | guards:",
        "no-desk | in: [filed], desk: industry | in: [granted], desk: industry",
        "effect | fact: policy-taken-up | fact: nobody-knows-this"
      })
  void aFlawIsNamedWithItsPlaceAndRefusedWithOne(String flaw, String before, String after)
      throws IOException {
    Path type = changed(before, after == null ? "" : after);
    Answer answer = ask("casetype", "check", type.toString());
    assertThat(answer.out()).contains("policy-application " + flaw + ": ");
    assertThat(answer.code()).isEqualTo(1);
  }

  @Test
  void whatIsNoTypeIsRefusedInASentence() throws IOException {
    Path type = changed("id: policy-application", "id: [policy");
    Answer broken = ask("casetype", "check", type.toString());
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("unreadable");
    Answer empty = ask("casetype", "check", Files.createDirectory(folder.resolve("x")).toString());
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.err()).contains("no casetype.yaml");
    Answer nowhere = ask("casetype", "check", folder.resolve("nowhere").toString());
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err()).contains("nowhere").doesNotContain("\tat ", "LIANFANG_TRACE");
    assertThat(ask("casetype", "check").code()).isEqualTo(64);
    assertThat(ask("casetype", "prove", type.toString()).code()).isEqualTo(64);
  }

  @Test
  void aChecklistOfFiveThousandItemsIsRefusedWithItsLimit() throws IOException {
    Path playbook = Files.createDirectories(folder.resolve("playbook"));
    Path visits = Path.of("src/test/resources/visits");
    copy(visits.resolve("site-check"), playbook.resolve("casetypes/site-check"));
    copy(visits.resolve("checklists"), playbook.resolve("checklists"));
    copy(Path.of("../playbook/facts"), playbook.resolve("facts"));
    Files.copy(Path.of("../playbook/desks.yaml"), playbook.resolve("desks.yaml"));
    String type = playbook.resolve("casetypes/site-check").toString();
    assertThat(ask("casetype", "check", type).code()).isZero();
    Path list = playbook.resolve("checklists/site-list.yaml");
    StringBuilder many = new StringBuilder(Files.readString(list));
    for (int i = 0; i < 5_000; i++) {
      many.append("  - {id: more-%d, zh: 项, en: item, kind: yes-no}%n".formatted(i));
    }
    Files.writeString(list, many);
    Answer answer = ask("casetype", "check", type);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out() + answer.err()).contains("5003 items", "500");
    Files.writeString(
        list,
        many.substring(0, many.indexOf("  - {id: more-2,"))
            + "  - {id: more-1, zh: 项, en: item}\n");
    assertThat(ask("casetype", "check", type).out()).contains("'more-1' is written twice");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path one : files.toList()) {
        Files.copy(one, to.resolve(one.getFileName().toString()));
      }
    }
  }

  /** The holiday lasts until Sunday 2 February; its exchange day of 1 February is one of rest. */
  @ParameterizedTest
  @CsvSource({
    "2020-01-23T16:00, --working-hours, 8, 2020-02-03T17:00",
    "2020-01-23T08:00Z, --working-hours, 8, 2020-02-03T17:00",
    "2020-01-23T16:00, --working-days, 1, 2020-02-03T18:00",
    "2020-01-23T16:00, --working-days, 3, 2020-02-05T18:00",
    "2020-01-31T09:00, --working-hours, 1, 2020-02-03T09:30",
    "2020-02-01T09:00, --working-hours, 1, 2020-02-03T09:30",
    "2020-01-17T17:30, --working-hours, 1, 2020-01-19T09:00",
    "2020-02-28T17:00, --working-hours, 2, 2020-03-02T09:30"
  })
  void aDeadlineIsTheOneOfTheCalendarOf2020(String from, String unit, String n, String due) {
    Answer answer = ask("deadline", "--from", from, unit, n);
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out().strip()).isEqualTo(due);
  }

  @Test
  void whatIsNoTimeOrNoLengthIsNotUnderstood() {
    for (List<String> wrong :
        List.of(
            List.of("--from", "tomorrow", "--working-hours", "1"),
            List.of("--from", "2020-02-30T09:00", "--working-hours", "1"),
            List.of("--from", "2020-02-26", "--working-hours", "1"),
            List.of("--from", "2020-02-26T09:00+08:00:99", "--working-hours", "1"),
            List.of("--from", "2020-02-26T09:00", "--working-hours", "0"),
            List.of("--from", "2020-02-26T09:00", "--working-hours", "-3"),
            List.of("--from", "2020-02-26T09:00", "--working-days", "9223372036854775807"),
            List.of("--from", "2020-02-26T09:00", "--working-days", "x"),
            List.of("--from", "2020-02-26T09:00", "--working-days", "1", "--working-hours", "1"),
            List.of("--from", "2020-02-26T09:00"),
            List.of("--working-hours", "1"))) {
      Answer answer =
          ask(Stream.concat(Stream.of("deadline"), wrong.stream()).toArray(String[]::new));
      assertThat(answer.code()).as(wrong + ": " + answer.err()).isEqualTo(64);
      assertThat(answer.err()).as(wrong.toString()).startsWith("lianfang: ").contains("Help:");
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void aYearWithoutACalendarIsNotGuessed() {
    for (String from : List.of("2020-12-31T17:00", "2019-06-03T09:00", "2021-02-03T09:00")) {
      Answer answer = ask("deadline", "--from", from, "--working-days", "5");
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.err())
          .startsWith("lianfang: No calendar says")
          .contains("playbook/calendars")
          .doesNotContain("LIANFANG_TRACE");
    }
  }
}
