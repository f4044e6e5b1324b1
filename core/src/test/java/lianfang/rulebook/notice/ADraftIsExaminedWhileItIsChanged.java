package lianfang.rulebook.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Refusal;
import org.junit.jupiter.api.Test;

class ADraftIsExaminedWhileItIsChanged {

  private static final Path PUYANG =
      Path.of("..", "playbook", "notices", "puyang-2020-02-25-key-persons");
  private static final String KEY_PERSONS = "tables/key-persons.csv";

  private static List<Finding> examined(String file, String before, String after) {
    NoticeFolder folder = NoticeFolder.read(PUYANG);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    String text = files.getOrDefault(file, "");
    assertThat(text).contains(before);
    files.put(file, text.replace(before, after));
    return NoticeLoader.examine(new NoticeFolder(folder.name(), files));
  }

  @Test
  void whatWasNotChangedIsSound() {
    assertThat(NoticeLoader.examine(NoticeFolder.read(PUYANG))).isEmpty();
  }

  @Test
  void aRowThatIsGoneLeavesAGapThatIsTold() {
    List<Finding> findings =
        examined(KEY_PERSONS, "K4,4,febrile,yes,-,-,|,home,14,none,0,none,0,none,\n", "");
    assertThat(findings)
        .extracting(Finding::refusal)
        .containsExactly(Refusal.CLAUSE_WITHOUT_ROW, Refusal.GAP);
    assertThat(findings.getLast().region()).hasToString("[episode = febrile, discharged = yes]");
  }

  @Test
  void oneTableIsProvedAlthoughAnotherCannotBeRead() {
    SortedMap<String, String> files = new TreeMap<>(NoticeFolder.read(PUYANG).files());
    files.computeIfPresent("tables/arrivals.csv", (f, text) -> text.replace("key,-,|", "moon,-,|"));
    files.computeIfPresent(
        KEY_PERSONS,
        (f, text) -> text.replace("K4,4,febrile,yes", "K4,4,\"febrile,suspected\",yes"));
    List<Finding> findings =
        NoticeLoader.examine(new NoticeFolder("puyang-2020-02-25-key-persons", files));
    assertThat(findings)
        .extracting(finding -> finding.refusal() + " " + finding.places())
        .containsExactly(
            "UNKNOWN_WORD [tables/arrivals.csv » K5a » origin]",
            "CONTRADICTION [" + KEY_PERSONS + " » K3, " + KEY_PERSONS + " » K4]");
    assertThat(findings.getLast().region()).hasToString("[episode = suspected, discharged = yes]");
  }

  @Test
  void anAnswerThatIsMissingIsNoAnswer() {
    assertThat(examined(KEY_PERSONS, "K4,4,febrile,yes,-,-,|,home", "K4,4,febrile,yes,-,-,|,"))
        .extracting(finding -> finding.refusal() + " " + finding.places())
        .containsExactly("UNREADABLE_CELL [" + KEY_PERSONS + " » K4 » isolation]");
  }

  @Test
  void aReadingThatWouldStopEveryDerivationIsFoundAndNeverRun() {
    String wrong = "readings.yaml » key-areas » value";
    for (String value :
        List.of("moon!!", "moon", "42@", "42@2020-13-01", "42@2020-02-02..1999-01-01")) {
      assertThat(examined("readings.yaml", "42@2020-01-23", value))
          .as(value)
          .extracting(finding -> finding.refusal() + " " + finding.places())
          .containsExactly("WRONG_TYPE [" + wrong + "]");
    }
    NoticeFolder folder = NoticeFolder.read(PUYANG);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.computeIfPresent("readings.yaml", (f, text) -> text.replace("42@2020-01-23", "moon!!"));
    NoticeRefused refused =
        catchThrowableOfType(
            NoticeRefused.class,
            () -> NoticeLoader.readDraft(new NoticeFolder(folder.name(), files)));
    assertThat(refused.findings().getFirst().places()).hasToString("[" + wrong + "]");
  }
}
