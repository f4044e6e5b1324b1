package lianfang.rulebook.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ANoticeFolderIsAnEdition {

  @TempDir Path temp;

  @Test
  void itIsReadWithItsClausesBesideTheirRows() throws IOException {
    Notice notice = NoticeLoader.load(written());
    assertThat(notice.title().en()).isEqualTo("Key persons");
    assertThat(notice.clauses())
        .extracting(clause -> clause.id() + " " + clause.rows())
        .containsExactly("1 [measures/K1]", "5 [measures/K5]");
    assertThat(notice.readings()).singleElement().extracting(Reading::value).isEqualTo("day-after");
    assertThat(notice.cases().getFirst().expect().getFirst().until()).isEqualTo("2020-03-10");
    assertThat(notice.edition()).matches("[0-9a-f]{64}");
  }

  @Test
  void lineEndsAndAByteOrderMarkMakeNoNewEditionButOneLetterDoes() throws IOException {
    Path folder = written();
    String edition = NoticeFolder.read(folder).edition();
    Path table = folder.resolve("tables/measures.csv");
    String text = Files.readString(table);
    Files.writeString(table, "\uFEFF" + text.replace("\n", "\r\n"));
    assertThat(NoticeFolder.read(folder).edition()).isEqualTo(edition);
    Files.writeString(table, text.replace("central,14", "central,15"));
    assertThat(NoticeFolder.read(folder).edition()).isNotEqualTo(edition);
  }

  @Test
  void whatIsWrittenIsReadAgainAsTheSameEdition() throws IOException {
    NoticeFolder folder = new SampleNotice().folder();
    assertThat(NoticeFolder.read(written())).isEqualTo(folder);
  }

  @Test
  void aFileThatIsNoTextIsRefusedByName() throws IOException {
    Path folder = written();
    Files.write(folder.resolve("readings.yaml"), new byte[] {(byte) 0xD6, (byte) 0xD0});
    NoticeRefused refused =
        catchThrowableOfType(NoticeRefused.class, () -> NoticeLoader.load(folder));
    assertThat(refused.findings().getFirst().refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(refused.findings().getFirst().places()).hasToString("[readings.yaml]");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    NoticeRefused refused =
        catchThrowableOfType(NoticeRefused.class, () -> NoticeLoader.load(temp.resolve("nowhere")));
    assertThat(refused.findings().getFirst().refusal()).isEqualTo(Refusal.UNREADABLE);
  }

  @Test
  void anEditionThatWasProvedIsReadAgainWithoutProvingIt() {
    AtomicInteger runs = new AtomicInteger();
    GoldenCases counted =
        (notice, golden) -> {
          runs.incrementAndGet();
          return List.of();
        };
    NoticeFolder folder = new SampleNotice().folder();
    Notice proved = new NoticeLoader(counted).load(folder);
    assertThat(runs).hasValue(1);
    assertThat(NoticeLoader.readProved(folder).edition()).isEqualTo(proved.edition());
    assertThat(runs).hasValue(1);
  }

  private Path written() throws IOException {
    Path folder = temp.resolve("sample");
    new SampleNotice().folder().write(folder);
    Files.writeString(folder.resolve("README.md"), "no part of the edition");
    return folder;
  }
}
