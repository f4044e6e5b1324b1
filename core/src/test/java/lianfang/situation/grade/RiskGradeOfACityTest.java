package lianfang.situation.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.rulebook.Edition;
import lianfang.rulebook.grade.AreaFigures;
import lianfang.rulebook.grade.AreaFigures.Cluster;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.rulebook.grade.Grading;
import lianfang.rulebook.grade.ImpossibleFigures;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.situation.CaseCount;
import org.junit.jupiter.api.Test;

class RiskGradeOfACityTest {

  private static final Path NOTICES = Path.of("..", "playbook", "notices");

  /** Cumulative counts of Jiaozuo as its rows show them, a day after the case. */
  private static final String JIAOZUO =
      """
      2020-02-14 29
      2020-02-15 30
      2020-02-16 30
      2020-02-17 32
      2020-02-23 32
      2020-02-26 32
      2020-03-02 32
      """;

  @Test
  void aCityWhoseLastCaseWasOn16FebruaryIsLowFrom1MarchAt24() {
    assertThat(grade(JIAOZUO, "2020-02-29")).isEqualTo("medium G3");
    assertThat(grade(JIAOZUO, "2020-03-01")).isEqualTo("low G2");
    GradeCount count = count(JIAOZUO, "2020-02-26", Cluster.UNKNOWN).orElseThrow();
    assertThat(count.lastCase()).isEqualTo("2020-02-16");
    assertThat(count.lowFrom()).isEqualTo("2020-03-01");
    assertThat(count.figures().cumulative()).isEqualTo(32);
    assertThat(count.figures().daysWithout()).isEqualTo(10);
  }

  @Test
  void theWindowOfFourteenDaysBeginsAfterTheDayOfTheCase() {
    assertThat(count(JIAOZUO, "2020-02-26", Cluster.UNKNOWN).orElseThrow().figures().new14())
        .as("cases of 13, 14 and 16 February")
        .isEqualTo(32);
    String known = "2020-01-20 20\n" + JIAOZUO;
    assertThat(count(known, "2020-02-26", Cluster.UNKNOWN).orElseThrow().figures().new14())
        .isEqualTo(12);
    assertThat(count(known, "2020-02-28", Cluster.UNKNOWN).orElseThrow().figures().new14())
        .as("16 February alone")
        .isEqualTo(2);
  }

  @Test
  void aCountThatIsTakenBackMakesNoCase() {
    String taken =
        """
        2020-01-20 60
        2020-02-20 61
        2020-02-21 60
        2020-02-22 61
        """;
    GradeCount count = count(taken, "2020-02-25", Cluster.NO).orElseThrow();
    assertThat(count.figures().cumulative()).isEqualTo(61);
    assertThat(count.figures().new14()).isEqualTo(2);
  }

  @Test
  void whetherThereWasAClusterDecidesBetweenMediumAndHigh() {
    String many = "2020-01-20 60\n2020-02-20 61\n";
    assertThat(grade(many, "2020-02-25", Cluster.YES)).isEqualTo("high G4");
    assertThat(grade(many, "2020-02-25", Cluster.NO)).isEqualTo("medium G5");
    assertThat(grade(many, "2020-02-25", Cluster.UNKNOWN)).isEqualTo("null G6");
  }

  @Test
  void aClusterWithoutANewCaseIsRefused() {
    assertThatThrownBy(() -> count(JIAOZUO, "2020-03-05", Cluster.YES))
        .isInstanceOf(ImpossibleFigures.class)
        .hasMessageContaining("needs a case");
    assertThatThrownBy(() -> AreaFigures.of(3, 4, Cluster.NO))
        .isInstanceOf(ImpossibleFigures.class);
  }

  @Test
  void withoutAnySeriesNothingIsKnown() {
    assertThat(count("2020-02-20 1\n", "2020-02-01", Cluster.UNKNOWN)).isEmpty();
  }

  @Test
  void classesWithoutCriteriaLoadButCannotDecide() {
    assertThat(Grading.hasCriteria(notice("henan-2020-02-19-county-classes").tables())).isFalse();
    assertThat(Grading.hasCriteria(notice("cn-risk-grades-2020-02-17").tables())).isTrue();
    assertThat(Grading.hasCriteria(notice("fujian-2020-02-13-area-classes").tables())).isTrue();
    assertThat(Grading.grades(notice("puyang-2020-02-25-key-persons").tables())).isFalse();
  }

  private static String grade(String counts, String on) {
    return grade(counts, on, Cluster.UNKNOWN);
  }

  private static String grade(String counts, String on, Cluster cluster) {
    Notice notice = notice("cn-risk-grades-2020-02-17");
    Edition edition =
        new Edition(
            notice.id(),
            notice.edition(),
            notice.from(),
            notice.until(),
            notice.scope(),
            notice.tables(),
            Map.of());
    AreaFigures figures = count(counts, on, cluster).orElseThrow().figures();
    GradeProposal proposal = Grading.propose(edition, figures).orElseThrow();
    return proposal.grade() + " " + proposal.basis().row();
  }

  private static Optional<GradeCount> count(String counts, String on, Cluster cluster) {
    List<CaseCount> rows =
        counts
            .lines()
            .map(line -> line.strip().split(" +"))
            .map(cells -> cell(cells[0], Integer.parseInt(cells[1])))
            .toList();
    return GradeCount.of(
        rows,
        List.of("other", "canghailan"),
        Map.of("canghailan", 1),
        cluster,
        LocalDate.parse(on));
  }

  private static CaseCount cell(String day, int confirmed) {
    UUID fact = UUID.nameUUIDFromBytes(day.getBytes(StandardCharsets.UTF_8));
    return new CaseCount("canghailan", Days.start(LocalDate.parse(day)), confirmed, 0, 0, fact);
  }

  private static Notice notice(String id) {
    return NoticeLoader.load(NOTICES.resolve(id));
  }
}
