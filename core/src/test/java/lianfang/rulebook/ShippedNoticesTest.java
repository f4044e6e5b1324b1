package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The notices that are shipped, each proved and each golden case derived. */
class ShippedNoticesTest {

  static final Path NOTICES = Path.of("..", "playbook", "notices");

  static Notice notice(String id) {
    return NoticeLoader.load(NOTICES.resolve(id));
  }

  static List<String> ids() throws java.io.IOException {
    try (Stream<Path> folders = Files.list(NOTICES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenCaseHolds() throws java.io.IOException {
    CaseRun run = new CaseRun(ShippedNoticesTest::notice);
    return ids().stream()
        .map(ShippedNoticesTest::notice)
        .flatMap(notice ->
            notice.cases().stream()
                .map(golden ->
                    DynamicTest.dynamicTest(
                        notice.id() + ": " + golden.name().en(),
                        () -> holds(run, notice, golden))));
  }

  private static void holds(CaseRun run, Notice notice, GoldenCase golden) {
    assertThat(run.differences(notice, golden)).map(Phrase::en).isEmpty();
  }

  @Test
  void noReadingThatCitizensReadTellsEditorsWhatToWrite() throws java.io.IOException {
    assertThat(ids().stream().flatMap(id -> notice(id).readings().stream()))
        .allSatisfy(reading -> {
          String both = reading.cites().zh() + " " + reading.cites().en();
          assertThat(both).doesNotContain("写作", "same-day", "day-after", "; transfer");
        });
  }

  @Test
  void aWrongCaseIsFound() {
    Notice notice = notice("puyang-2020-02-25-key-persons");
    GoldenCase right = notice.cases().getFirst();
    GoldenCase wrong =
        new GoldenCase(
            right.file(),
            right.name(),
            List.of("day-count=same-day"),
            right.facts(),
            right.on(),
            right.expect(),
            right.decisions());
    assertThat(new CaseRun(ShippedNoticesTest::notice).differences(notice, wrong)).isNotEmpty();
  }
}
