package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.area.DivisionLoading;
import lianfang.fact.Subject;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.RulebookInstance;
import lianfang.situation.GradeComparisons.Compared;
import lianfang.situation.GradeComparisons.Finding;
import lianfang.situation.grade.ClusterCandidate;
import lianfang.situation.grade.ListedCourse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real series of Henan and Anhui, and the list that Anhui announced. */
class RiskGradesOfTwoProvincesTest {

  private static final Path PLAYBOOK = Path.of("..", "playbook");
  private static final LocalDate OF_24_FEBRUARY = LocalDate.of(2020, 2, 24);

  private static RulebookInstance instance;
  private static SeriesReport announced;
  private static SeriesReport communities;

  @BeforeAll
  static void theSeriesAndTheListAreImported() {
    instance = new RulebookInstance();
    instance.bean(DivisionLoading.class).load(PLAYBOOK, List.of("4109", "4108"));
    instance.enact();
    read("series/canghailan_henan_cities_daily.csv");
    read("series/canghailan_anhui_cities_daily.csv");
    announced = read("grades/anhui-2020-02-24.csv");
    communities = read("grades/henan-communities-2022.csv");
    instance.followed();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static SeriesReport read(String file) {
    return instance.everywhere(() ->
        instance.bean(SeriesImport.class).read(PLAYBOOK.resolve(file), RulebookInstance.APPROVER));
  }

  @Test
  void jiaozuoIsProposedAsOneUnitWithItsCountdown() {
    GradeRow row = row("4108", LocalDate.of(2020, 2, 26));
    assertThat(row.proposal().grade()).isEqualTo("medium");
    assertThat(row.proposal().basis().row()).isEqualTo("G3");
    assertThat(row.count().lastCase()).isEqualTo("2020-02-16");
    assertThat(row.count().lowFrom()).isEqualTo("2020-03-01");
    assertThat(row("4108", LocalDate.of(2020, 2, 29)).proposal().grade()).isEqualTo("medium");
    assertThat(row("4108", LocalDate.of(2020, 3, 1)).proposal().grade()).isEqualTo("low");
  }

  @Test
  void aCountyWithoutASeriesOfItsOwnIsNotProposed() {
    assertThat(row("410802", LocalDate.of(2020, 2, 26)).proposal()).isNull();
  }

  @Test
  void outsideItsDaysTheNoticeProposesNothing() {
    assertThat(row("4108", LocalDate.of(2020, 2, 16)).proposal()).isNull();
    assertThat(row("4108", LocalDate.of(2020, 9, 11)).proposal()).isNull();
  }

  @Test
  void everyUnitOfTheListIsFoundTheFormerCountyTooAndASecondImportChangesNothing() {
    assertThat(announced.leftOut()).isEmpty();
    assertThat(announced.landed()).isEqualTo(62);
    assertThat(row("340210", OF_24_FEBRUARY).standing().grade()).isEqualTo("medium");
    SeriesReport again = read("grades/anhui-2020-02-24.csv");
    assertThat(again.landed()).isZero();
    assertThat(again.known()).isEqualTo(62);
  }

  @Test
  void eachAnnouncedGradeAgreesOrIsExplainedOrStaysOpen() {
    List<Compared> compared =
        instance.everywhere(
            () -> instance.bean(GradeComparisons.class).below("34", OF_24_FEBRUARY));
    assertThat(compared).hasSize(62);
    Map<Finding, Long> counts =
        compared.stream().collect(Collectors.groupingBy(Compared::finding, Collectors.counting()));
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(62);
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Finding.AGREES, 14L,
                Finding.COUNTY_BELOW_CITY, 19L,
                Finding.CLUSTER_UNKNOWN, 28L,
                Finding.OPEN, 1L));
    assertThat(compared)
        .filteredOn(one -> one.finding() == Finding.OPEN)
        .as("announced as medium on the fifteenth day after the last case of the series")
        .extracting(one -> one.announced().name())
        .containsExactly("宣州区");
    assertThat(compared)
        .filteredOn(one -> one.announced().name().equals("宿松县"))
        .as("its own series ended on 3 February, so the figures of its city count")
        .extracting(one -> one.basis().name())
        .containsExactly("安庆市");
    assertThat(compared)
        .filteredOn(one -> one.finding() == Finding.OPEN)
        .allSatisfy(one ->
            assertThat(instance.bean(GradeComparisons.class).missing(one).orElseThrow().en())
                .contains("Missing:"));
    assertThat(compared).allSatisfy(one -> assertThat(one.basis()).isNotNull());
    assertThat(compared)
        .as("each difference rests on figures that can be checked")
        .allSatisfy(one -> assertThat(one.grounds()).isNotNull());
    assertThat(compared)
        .filteredOn(one -> one.announced().area().startsWith("3406"))
        .as("Huaibei had three new cases and two counties named")
        .extracting(Compared::grounds)
        .containsOnly(new GradeComparisons.Grounds(27, 3, 2));
  }

  @Test
  void whatTheFiguresOfACityCannotGiveToItsCountiesIsNotExplainedByThem() {
    assertThat(new GradeComparisons.Grounds(27, 3, 2).allow("medium")).isTrue();
    assertThat(new GradeComparisons.Grounds(27, 1, 2).allow("medium"))
        .as("one new case for two counties")
        .isFalse();
    assertThat(new GradeComparisons.Grounds(27, 3, 0).allow("low"))
        .as("the new cases are in no county that was named")
        .isFalse();
    assertThat(new GradeComparisons.Grounds(50, 9, 2).allow("high"))
        .as("no county has more cases than its city")
        .isFalse();
  }

  @Test
  void aListInTheEncodingOfOfficesIsReadAndOneInNoneIsNamed(@TempDir Path folder) throws Exception {
    List<String> lines = Files.readAllLines(PLAYBOOK.resolve("grades/anhui-2020-02-24.csv"));
    Path office = folder.resolve("anhui-2020-02-24.csv");
    String two = String.join("\n", lines.subList(0, 3)) + "\n";
    Files.write(office, two.getBytes(java.nio.charset.Charset.forName("GB18030")));
    SeriesReport report =
        instance.everywhere(
            () -> instance.bean(SeriesImport.class).read(office, RulebookInstance.APPROVER));
    assertThat(report.known()).as("the same rows are the same facts").isEqualTo(2);
    Path none = folder.resolve("none.csv");
    Files.write(none, new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
    assertThatThrownBy(() ->
            instance.everywhere(
                () -> instance.bean(SeriesImport.class).read(none, RulebookInstance.APPROVER)))
        .hasMessageContaining("neither in UTF-8 nor in GB18030");
  }

  @Test
  void communitiesOfHenanAreHeldAgainstTheLeastDaysOfTheirGrades() {
    assertThat(communities.leftOut()).isEmpty();
    assertThat(communities.landed()).isEqualTo(209);
    assertThat(read("grades/henan-communities-2022.csv").landed()).isZero();
    CommunityGrades.Compared all =
        instance.everywhere(() -> instance.bean(CommunityGrades.class).below("41").orElseThrow());
    assertThat(all.begin()).isEqualTo("2022-07-09");
    assertThat(all.end()).isEqualTo("2022-08-10");
    assertThat(all.listed()).hasSize(162);
    assertThat(all.listed().stream().mapToInt(one -> one.runs().size()).sum())
        .isEqualTo(communities.landed());
    Map<ListedCourse.Finding, Long> counts =
        all.listed().stream()
            .flatMap(one -> one.runs().stream())
            .collect(Collectors.groupingBy(ListedCourse.Checked::finding, Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                ListedCourse.Finding.DAY_BEFORE, 18L,
                ListedCourse.Finding.KEPT, 92L,
                ListedCourse.Finding.RAISED, 2L,
                ListedCourse.Finding.REST, 36L,
                ListedCourse.Finding.SHORTER, 9L,
                ListedCourse.Finding.SKIPPED, 9L,
                ListedCourse.Finding.STILL, 43L));
  }

  @Test
  void aCommunityStandsUnderItsTownshipElseItsCountyElseItsCity() {
    List<CommunityGrades.Listed> listed =
        instance.everywhere(
            () -> instance.bean(CommunityGrades.class).below("41").orElseThrow().listed());
    assertThat(area(listed, "付庄乡范庄村委付庄街")).isEqualTo("河南省驻马店市泌阳县付庄乡");
    assertThat(area(listed, "江山尚品小区")).isEqualTo("河南省商丘市民权县");
    assertThat(listed)
        .filteredOn(one -> one.county().equals("郑东新区"))
        .as("no division of any edition has that name")
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.area()).isEqualTo("河南省郑州市"));
  }

  private static String area(List<CommunityGrades.Listed> listed, String unit) {
    return listed.stream().filter(one -> one.unit().equals(unit)).findFirst().orElseThrow().area();
  }

  @Test
  void whatAnOrganDecidesStandsBesideTheProposalWithItsHistory() {
    LocalDate day = LocalDate.of(2020, 2, 20);
    decide("4109", day, "medium");
    decide("4109", day.plusDays(3), "low");
    GradeRow row = row("4109", LocalDate.of(2020, 2, 26));
    assertThat(row.decided()).extracting(GradeRow.Decided::grade).containsExactly("low", "medium");
    assertThat(row.standing().organ()).isEqualTo("河南省 指挥部");
    assertThat(row("4109", day).standing().grade()).isEqualTo("medium");
    assertThat(row("4109", day.minusDays(1)).standing()).isNull();
  }

  @Test
  void aFindingOnClustersDecidesAndACountOfNoneIsAContradiction() {
    LocalDate day = LocalDate.of(2020, 2, 20);
    assertThat(row("4101", day).proposal().grade()).as("157 cases, nobody said").isNull();
    found("4101", day, true);
    assertThat(row("4101", day).proposal().grade()).isEqualTo("high");
    found("4101", day, false);
    assertThat(row("4101", day).proposal().grade()).isEqualTo("medium");
    LocalDate late = LocalDate.of(2020, 4, 20);
    found("4102", LocalDate.of(2020, 2, 26), true);
    assertThat(row("4102", LocalDate.of(2020, 2, 26)).contradiction()).isNull();
    assertThat(row("4102", late).contradiction()).as("the finding is too old to count").isNull();
  }

  @Test
  void classesWithoutCriteriaAreKeptAndCannotBePutInForce() {
    String edition =
        instance.everywhere(() ->
            instance
                .bean(lianfang.rulebook.NoticeShelf.class)
                .keep(instance.notices().resolve("henan-2020-02-19-county-classes")));
    assertThatThrownBy(() ->
            instance
                .bean(Enacting.class)
                .putInForce(RulebookInstance.APPROVER, edition, LocalDate.of(2020, 2, 26)))
        .hasMessageContaining("no criteria")
        .hasMessageContaining("henan-2020-02-19-county-classes");
  }

  @Test
  void casesOfOneHouseholdAreProposedAsACluster() {
    String home = UUID.randomUUID().toString();
    for (String day : List.of("2020-02-20", "2020-02-22")) {
      Subject person = Subject.person(UUID.randomUUID());
      instance.append(person, "2020-02-01 residence village=410902001001 household=" + home);
      instance.append(person, day + " diagnosis result=confirmed");
    }
    List<ClusterCandidate> found =
        instance.everywhere(
            () -> instance.bean(Clusters.class).candidates("4109", LocalDate.of(2020, 2, 26)));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().place()).hasToString(home);
    assertThat(found.getFirst().persons()).hasSize(2);
    assertThat(
            instance.everywhere(
                () -> instance.bean(Clusters.class).candidates("4108", LocalDate.of(2020, 2, 26))))
        .isEmpty();
  }

  @Test
  void aListWithAnUnknownLevelNamesItsLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, "as_of,province,city,unit,level\n2020-02-24,安徽省,合肥市,瑶海区,红色\n");
    assertThatThrownBy(() ->
            instance.everywhere(
                () -> instance.bean(SeriesImport.class).read(file, RulebookInstance.APPROVER)))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("红色");
  }

  private static void decide(String area, LocalDate from, String grade) {
    instance.everywhere(() -> {
      instance
          .bean(Grades.class)
          .decide(
              RulebookInstance.APPROVER,
              area,
              from,
              new GradeRow.Decided(GradesImport.SCHEME, grade, "河南省 指挥部", from, "", "", ""));
      return true;
    });
  }

  private static void found(String area, LocalDate day, boolean cluster) {
    instance.everywhere(() -> {
      instance.bean(Grades.class).findCluster(RulebookInstance.APPROVER, area, day, cluster, 3);
      return true;
    });
  }

  private static GradeRow row(String area, LocalDate on) {
    return instance.everywhere(() -> instance.bean(Grades.class).of(List.of(area), on)).stream()
        .collect(Collectors.toMap(GradeRow::area, Function.identity()))
        .get(area);
  }
}
