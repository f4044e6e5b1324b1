package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import lianfang.rulebook.dmn.DmnReader;
import lianfang.rulebook.notice.NoticeFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsAreExchangedAsFoldersTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String ZHENGZHOU = "zhengzhou-2020-02-03-returnees";

  private static RulebookInstance instance;
  private static NoticeShelf shelf;

  @TempDir Path temp;

  @BeforeAll
  static void aDemoInstanceWithTheShippedNotices() {
    instance = new RulebookInstance();
    instance.enact();
    shelf = instance.bean(NoticeShelf.class);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void theListTellsWhatIsInForceFromWhatIsADraft() {
    assertThat(shelf.list())
        .anySatisfy(kept -> {
          assertThat(kept.notice()).isEqualTo(PUYANG);
          assertThat(kept.from()).isEqualTo(LocalDate.of(2020, 2, 25));
          assertThat(kept.title().isWhole()).isTrue();
        })
        .anySatisfy(kept -> {
          assertThat(kept.notice()).isEqualTo(ZHENGZHOU);
          assertThat(kept.from()).as("of another city, so a draft").isNull();
        });
  }

  @Test
  void whatIsExportedIsTheSameEditionAndKeepingItAgainChangesNothing() throws IOException {
    Path folder = shelf.export(PUYANG, temp);
    NoticeFolder exported = NoticeFolder.read(folder);
    assertThat(exported).isEqualTo(NoticeFolder.read(instance.notices().resolve(PUYANG)));
    int before = shelf.list().size();
    assertThat(shelf.keep(instance.notices().resolve(PUYANG))).isEqualTo(exported.edition());
    assertThat(shelf.list()).hasSize(before);
    assertThatThrownBy(() -> shelf.export(PUYANG, temp)).hasMessageContaining("is not empty");
  }

  @Test
  void aChangedFolderBecomesADraftBesideTheEditionInForce() throws IOException {
    Path notices = instance.notices();
    Path changed = temp.resolve(ZHENGZHOU);
    NoticeFolder.read(notices.resolve(ZHENGZHOU)).write(changed);
    Path file = changed.resolve("notice.yaml");
    Files.writeString(file, Files.readString(file) + "\n# a remark\n");
    try (var beside = Files.list(notices)) {
      for (Path other : beside.filter(path -> !path.endsWith(ZHENGZHOU)).toList()) {
        NoticeFolder.read(other).write(temp.resolve(other.getFileName()));
      }
    }
    String edition = shelf.keep(changed);
    assertThat(shelf.list())
        .filteredOn(kept -> kept.notice().equals(ZHENGZHOU))
        .hasSize(2)
        .anySatisfy(kept -> assertThat(kept.edition()).isEqualTo(edition))
        .allSatisfy(kept -> assertThat(kept.from()).isNull());
  }

  @Test
  void aFolderThatDoesNotStandTheProofIsNotKept() throws IOException {
    Path wrong = temp.resolve(PUYANG);
    NoticeFolder.read(instance.notices().resolve(PUYANG)).write(wrong);
    Path table = wrong.resolve("tables/arrivals.csv");
    Files.writeString(table, Files.readString(table).replace("K5a,5,", "K5a,9,"));
    assertThatThrownBy(() -> shelf.keep(wrong)).isInstanceOf(NoticeRefused.class);
  }

  @Test
  void theTablesTravelAsDmn() {
    assertThat(DmnReader.read(shelf.dmn(PUYANG)))
        .extracting(table -> table.id())
        .contains("key-persons", "arrivals", "beijing");
  }

  @Test
  void aNameThatNobodyKeepsIsAnsweredWithTheNamesThatAreThere() {
    assertThatThrownBy(() -> shelf.dmn("mars")).hasMessageContaining(PUYANG);
  }
}
