package lianfang.rulebook.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.TableCsv;
import org.junit.jupiter.api.Test;

/** The questions that a drafter may add are those that a derivation can answer. */
class QuestionsOfferedToDraftersTest {

  private static final Path NOTICES = Path.of("../playbook/notices");

  /** Their words are those of the scheme that a notice means. */
  private static final Set<String> OF_A_SCHEME =
      Set.of("grade", "origin_grade", "class", "firm_class");

  @Test
  void everyQuestionAboutAPersonIsOffered() {
    for (InputName name : InputName.values()) {
      assertThat(InputWords.find(name.word())).as(name.word()).isPresent();
    }
  }

  @Test
  void theyAreDeclaredAsTheShippedNoticesDeclareThem() throws Exception {
    int compared = 0;
    try (var folders = java.nio.file.Files.list(NOTICES)) {
      for (Path folder : folders.sorted().toList()) {
        for (Input input : NoticeLoader.load(folder).inputs().values()) {
          InputWords.Declared offered = InputWords.find(input.name()).orElse(null);
          if (offered != null && !OF_A_SCHEME.contains(input.name())) {
            assertThat(offered.values().stream().filter(word -> !word.equals("unknown")).toList())
                .as(folder + " " + input.name())
                .containsExactlyElementsOf(input.words());
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  @Test
  void theOutlineOfABrokenNoticeHasItsColumnsAndTitles() {
    var files = new TreeMap<String, String>();
    files.put(
        "notice.yaml",
        "title: {zh: 甲, en: A}\ninputs: {trip: {type: enum, values: [stay], zh: 行程, en: trip}}\n");
    files.put(
        "tables/a.csv", "hit,U\nrow,clause,trip,length,|,days,days\nR1,9,moon,,|,a lot,\nR1\n");
    Notice outline = NoticeLoader.outline(new NoticeFolder("a-notice", files));
    assertThat(outline.title().en()).isEqualTo("A");
    assertThat(outline.labels().titles()).containsKey("trip");
    var table = outline.tables().getFirst().table();
    assertThat(table.inputs()).extracting(Input::name).containsExactly("trip");
    assertThat(table.outputs()).extracting(one -> one.name()).containsExactly("days");
    assertThat(table.rows()).isEmpty();
    assertThat(TableCsv.columns("tables/none.csv", "", Map.of(), Map.of()).outputs()).isEmpty();
  }
}
