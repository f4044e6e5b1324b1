package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notice that docs/writing-a-notice.md works through is a real one. */
class NoticeOfTheDocumentsTest {

  private static final String ID = "example-county-2020-02-28-seasonal-workers";
  private static final Path FOLDER = Path.of("..", "docs", "examples", ID);

  @Test
  void theNoticeOfTheDocumentsLoadsAndItsGoldenCasesHold() {
    Notice notice = NoticeLoader.load(FOLDER);
    CaseRun run = new CaseRun(ShippedNoticesTest::notice);
    for (GoldenCase golden : notice.cases()) {
      assertThat(run.differences(notice, golden)).as(golden.name().en()).isEmpty();
    }
    assertThat(notice.cases()).hasSize(6);
  }

  @Test
  void theMistakesThatTheDocumentsShowAreRefused(@TempDir Path folder) throws IOException {
    String workers = "tables/workers.csv";
    String fever = "\"stay,unknown\",other,yes";
    refused(folder.resolve("a"), workers, fever, "abroad,other,yes", "abroad");
    String last = "otherwise,,-,-,-,-,|,none,0,none,\n";
    refused(folder.resolve("b"), workers, last, "", "otherwise");
    refused(folder.resolve("c"), "tables/symptoms.csv", "S1,symptoms,", "S1,workers,", "symptoms");
  }

  private static void refused(Path parent, String file, String right, String wrong, String named)
      throws IOException {
    Path copy = parent.resolve(ID);
    Files.createDirectories(copy);
    NoticeFolder.read(FOLDER).write(copy);
    Path changed = copy.resolve(file);
    String text = Files.readString(changed);
    assertThat(text).contains(right);
    Files.writeString(changed, text.replace(right, wrong));
    assertThatThrownBy(() -> NoticeLoader.load(copy))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining(named);
  }
}
