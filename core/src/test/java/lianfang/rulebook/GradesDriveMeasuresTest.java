package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.grade.SceneRule;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.grade.Surroundings;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A table of grades and scenes is complete before it loads and says nothing about persons; a table
 * about persons may ask for the grade and the class around them.
 */
class GradesDriveMeasuresTest {

  private static final String COACHES = "cn-coaches-2020-02-28";
  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "example-county-2020-03-05-by-grade-and-class");
  static final String SCHEME = "cn-risk-grades-2020-02-17";

  private static Notice changed(String file, String from, String to) {
    NoticeFolder folder = NoticeFolder.read(Path.of("..", "playbook", "notices").resolve(COACHES));
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    assertThat(files.get(file)).contains(from);
    files.computeIfPresent(file, (name, text) -> text.replace(from, to));
    return new NoticeLoader(new CaseRun(ShippedNoticesTest::notice))
        .load(new NoticeFolder(folder.name(), files));
  }

  private static Refusal refusal(ThrowableAssert.ThrowingCallable load) {
    NoticeRefused refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(NoticeRefused.class, load);
    return refused.findings().getFirst().refusal();
  }

  @Test
  void aGradeThatNoRowCoversIsRefusedAtLoad() {
    assertThat(refusal(() -> changed("tables/scenes.csv", "T2,seats,medium,", "T2,seats,high,")))
        .isIn(Refusal.GAP, Refusal.CONTRADICTION);
    assertThat(
            refusal(() -> changed("tables/scenes.csv", "T1,free,low,transport,|,no-limit,\n", "")))
        .isEqualTo(Refusal.CLAUSE_WITHOUT_ROW);
  }

  @Test
  void aTableMayAskForNothingButGradeAndScene() {
    assertThat(
            refusal(() -> {
              NoticeFolder folder =
                  NoticeFolder.read(Path.of("..", "playbook", "notices").resolve(COACHES));
              SortedMap<String, String> files = new TreeMap<>(folder.files());
              files.replaceAll((name, text) ->
                  text.replace("scene:", "weather:").replace("grade,scene", "grade,weather"));
              NoticeLoader.load(write(folder.name(), files));
            }))
        .isEqualTo(Refusal.UNKNOWN_WORD);
  }

  private static Path write(String name, SortedMap<String, String> files) throws Exception {
    Path folder = java.nio.file.Files.createTempDirectory("notice").resolve(name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      java.nio.file.Files.createDirectories(path.getParent());
      java.nio.file.Files.writeString(path, file.getValue());
    }
    return folder;
  }

  @Test
  void aGoldenCaseThatDoesNotHoldIsFound() {
    assertThat(refusal(() -> changed("cases/coaches.yaml", "place: no-limit", "place: half-seats")))
        .isEqualTo(Refusal.GOLDEN_CASE_FAILS);
  }

  @Test
  void onlyAGradeOfTheSchemeThatTheReadingNamesCounts() {
    Edition edition = AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(COACHES));
    assertThat(SceneRules.of(edition, SCHEME, "high"))
        .extracting(SceneRule::holds)
        .containsExactly("half-seats-no-stops");
    SceneRule henan = SceneRules.of(edition, "henan-2020-02-19-county-classes", "high").getFirst();
    assertThat(henan.holds()).isNull();
    assertThat(SceneRules.of(edition, SCHEME, "III").getFirst().holds()).isNull();
    assertThat(SceneRules.of(edition, null, null).getFirst().basis().clause())
        .isEqualTo("undecided");
  }

  @Test
  void aTableOfScenesAsksNobodyAndATableAboutPeopleDoes() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-26 arrival origin=44 certificate=no");
    Edition coaches = AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(COACHES));
    Outcome outcome =
        Rulebook.derive(InForce.of(List.of(coaches)), facts, LocalDate.of(2020, 3, 1));
    assertThat(outcome.intervals()).isEmpty();
    assertThat(outcome.decisions()).isEmpty();
    assertThat(InForce.of(List.of(coaches)).asksAround()).isFalse();
  }

  @Test
  void theExampleByGradeAndByClassLoadsAndItsGoldenCasesHold() {
    Notice notice = NoticeLoader.load(EXAMPLE);
    for (GoldenCase golden : notice.cases()) {
      assertThat(new CaseRun(ShippedNoticesTest::notice).differences(notice, golden))
          .as(golden.name().en())
          .isEmpty();
    }
    assertThat(notice.cases()).hasSize(6);
  }

  @Test
  void aGradeCountsFromItsDayInItsAreaAndByItsScheme() {
    Surroundings around =
        Surroundings.of(
            List.of(
                said(1, "410902", "2020-02-20", "low"),
                said(2, "410902", "2020-02-22", "high"),
                said(3, "410902001", "2020-02-23", "medium"),
                said(4, "4109", "2020-02-20", "high")));
    long day = LocalDate.of(2020, 2, 21).toEpochDay();
    assertThat(word(around.grade(SCHEME, "410902001001", day - 2))).isEqualTo("-");
    assertThat(word(around.grade(SCHEME, "410902001001", day))).isEqualTo("low");
    assertThat(word(around.grade(SCHEME, "410902001001", day + 1))).isEqualTo("high");
    assertThat(word(around.grade(SCHEME, "410902001001", day + 2))).isEqualTo("medium");
    assertThat(word(around.grade(SCHEME, "410902002001", day + 2))).isEqualTo("high");
    assertThat(word(around.grade(SCHEME, "410922", day + 2)))
        .as("a city's grade is not its counties'")
        .isEqualTo("-");
    assertThat(word(around.grade("other", "410902", day))).isEqualTo("-");
  }

  private static String word(Surroundings.@Nullable Said said) {
    return said == null ? "-" : said.word();
  }

  static Fact said(int number, String area, String day, String grade) {
    Fact fact =
        SomebodyDiesTest.fact(
            Subject.area(area), number, day + " risk-grade scheme=" + SCHEME + " grade=" + grade);
    return new Fact(
        fact.seq(),
        fact.id(),
        fact.subject(),
        fact.kind(),
        area,
        fact.happenedAt(),
        fact.recordedAt(),
        fact.recorder(),
        fact.source(),
        null,
        fact.attributes());
  }
}
