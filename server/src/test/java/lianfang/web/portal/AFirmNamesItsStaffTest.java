package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormRefused;
import lianfang.casework.FormValues;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.person.PersonSearch;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A firm uploads whom it employs; good rows land and bad ones come back. */
class AFirmNamesItsStaffTest {

  private static final String AREA = "410823100";
  private static final String VILLAGE = "410922100101";
  private static final String HEAD = "姓名,身份证号,手机号,县（区）,现住乡镇,现住村（社区）,班次,离职日期\n";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
  }

  @AfterAll
  static void close() {
    county.close();
  }

  /** A firm and the account that acts for it. */
  private record Employer(RegisteredFirm firm, Account account, Visit visit) {

    String page() {
      return "/portal/staff?lang=en&firm=" + firm.id();
    }

    String upload(String rows) {
      visit.open(page());
      return visit
          .sendWithFile(
              "/portal/staff/sheet?lang=en",
              List.of("firm", firm.id().toString(), "as", "page"),
              "file",
              HEAD + rows)
          .body();
    }
  }

  private static Employer employer(int number) {
    FirmProfile profile = InventedFirm.profile("演示名单" + number + "厂", 700 + number, false, false);
    RegisteredFirm firm = InventedFirm.registered(county.server(), AREA, profile, DAY);
    Account account = county.server().account("staff-" + number, Role.ENTERPRISE, AREA);
    InventedFirm.name(county.server(), firm, FirmPost.USER, DAY, account);
    return new Employer(firm, account, county.server().signedIn("staff-" + number));
  }

  private static List<UUID> people(int number) {
    return county
        .server()
        .everywhere(() ->
            county
                .get(PersonSearch.class)
                .find(PersonSearch.Query.ofNumber(SmallCounty.number(number))));
  }

  private static List<Fact> employments(int number, Employer one) {
    List<Subject> people = people(number).stream().map(Subject::person).toList();
    return county
        .server()
        .everywhere(() ->
            county.get(Ledger.class).of(people).stream()
                .filter(fact -> fact.kind().equals("employment"))
                .filter(fact -> ("enterprise:" + one.firm().id()).equals(fact.attribute("firm")))
                .toList());
  }

  @Test
  void knownPeopleAreNotEnteredAgainAndTheFirmLearnsOnlyWhetherTheyMayWork() {
    Employer one = employer(1);
    // The third of the roster is a close contact whose isolation runs.
    String name = "演" + (char) ('一' + 2) + "甲";
    String page =
        one.upload(
            "演一甲,"
                + SmallCounty.number(0)
                + ",,,,,早班\n"
                + name
                + ","
                + SmallCounty.number(2)
                + "\n");
    assertThat(page).contains("Known", "May work", "Not yet, until");
    assertThat(page).doesNotContain("close contact", "isolation", SmallCounty.number(2));
    assertThat(people(0)).hasSize(1);
    assertThat(employments(0, one)).hasSize(1);
    assertThat(employments(0, one).getFirst().attribute("shift")).isEqualTo("早班");
  }

  @Test
  void goodRowsLandAndBadOnesComeBackWithPlaceAndRemedy() throws IOException {
    Employer one = employer(2);
    String rows =
        "演新甲,"
            + SmallCounty.number(70)
            + ",13900007000,清丰县,城关镇,"
            + VILLAGE
            + "\n演错甲,123\n演缺甲,"
            + SmallCounty.number(71)
            + "\n,"
            + SmallCounty.number(72)
            + "\n别名甲,"
            + SmallCounty.number(4)
            + "\n演新甲,"
            + SmallCounty.number(70)
            + "\n";
    String page = one.upload(rows);
    assertThat(page)
        .contains("1 was registered", "5 rows came back")
        .contains("Identity number: an identity number has 18 or 15 characters (3)")
        .contains("Phone: this person is not registered yet")
        .contains("Name: a required cell is empty")
        .contains("the name is not the one that is registered under this number")
        .contains("the same number stands twice");
    assertThat(page).doesNotContain(SmallCounty.number(4));
    assertThat(people(70)).hasSize(1);
    assertThat(people(71)).as("nobody is registered from half a row").isEmpty();
    assertThat(employments(4, one)).isEmpty();
    assertThat(one.upload(rows)).contains("1 stood on the list", "5 rows came back");
    assertThat(employments(70, one)).as("the same list again changes nothing").hasSize(1);
  }

  @Test
  void whatCameBackIsASheetWithTheReasonBesideTheCell() throws IOException {
    Employer one = employer(3);
    one.visit().open(one.page());
    byte[] file =
        one.visit()
            .sendWithFileForBytes(
                "/portal/staff/sheet",
                List.of("firm", one.firm().id().toString(), "as", "file"),
                "file",
                HEAD + "演错甲,123\n=1+1," + SmallCounty.number(73) + "\n");
    try (var book =
        new org.dhatim.fastexcel.reader.ReadableWorkbook(new ByteArrayInputStream(file))) {
      var all = book.getFirstSheet().read();
      assertThat(all).hasSize(3);
      assertThat(all.get(1).getCellText(1)).isEqualTo("123");
      assertThat(all.get(1).getCellText(8)).contains("身份证号", "18 位");
      assertThat(all.get(2).getCellText(0)).startsWith("'=");
    }
  }

  @Test
  void whoeverLeavesIsNotCountedAnyMoreAndMayComeBack() {
    Employer one = employer(4);
    String number = SmallCounty.number(5);
    String name = "演" + (char) ('一' + 5) + "甲";
    one.upload(name + "," + number + "\n");
    assertThat(one.visit().open(one.page()).body()).contains("1 person");
    String left = one.upload(name + "," + number + ",,,,,,2020-02-20\n");
    assertThat(left).contains("1 leaves");
    assertThat(one.visit().open(one.page()).body()).contains("Nobody");
    assertThat(one.upload(name + "," + number + ",,,,,,2020-02-20\n"))
        .contains("this person is not on the firm");
    one.upload(name + "," + number + "\n");
    assertThat(one.visit().open(one.page()).body()).contains("1 person");
  }

  @Test
  void theApplicationCountsTheListAndNobodyTypesNumbers() throws IOException {
    Employer one = employer(5);
    CaseRecorder who =
        CaseRecorder.person(one.account().recorder(), Set.of(Role.ENTERPRISE.word()));
    assertThatThrownBy(() -> apply(who, one.firm(), 500))
        .as("a firm without a list has nobody who could come back to work")
        .isInstanceOf(FormRefused.class)
        .hasMessageContaining("staff");
    assertThat(one.visit().open("/portal?lang=en&firm=" + one.firm().id()).body())
        .contains("First name your staff");
    String name = "演" + (char) ('一' + 2) + "甲";
    one.upload(
        "演岗甲,"
            + SmallCounty.number(74)
            + ",13900007400,清丰县,城关镇,"
            + VILLAGE
            + "\n"
            + name
            + ","
            + SmallCounty.number(2)
            + "\n");
    UUID id = apply(who, one.firm(), 500);
    CaseFile filed = county.get(Cases.class).find(who, id).orElseThrow();
    assertThat(filed.view().values().values()).containsEntry("staff", 2).containsEntry("back", 1);
  }

  @Test
  void whereSomebodyLivesIsFoundByTheNameOfTheVillageAndNothingIsGuessed() {
    Employer one = employer(8);
    Map<String, Long> bearers =
        county.get(Areas.class).index().below("", DivisionLevel.VILLAGE).stream()
            .collect(Collectors.groupingBy(Division::name, Collectors.counting()));
    String many =
        bearers.entrySet().stream()
            .filter(name -> name.getValue() > 1)
            .findAny()
            .orElseThrow()
            .getKey();
    String own = county.get(Areas.class).find(VILLAGE).orElseThrow().name();
    assertThat(bearers.get(own)).isOne();
    one.visit().open(one.page());
    assertThat(typed(one, "", "", "")).contains("not registered yet", "data-kind=\"village\"");
    for (String wrong : List.of("没有这个村", many)) {
      assertThat(typed(one, "13900007900", wrong, ""))
          .contains("This is no village, or several bear the name", wrong);
    }
    assertThat(people(79)).as("nobody is registered without a home").isEmpty();
    assertThat(typed(one, "13900007900", own, "")).contains("1 was registered");
    assertThat(people(79)).hasSize(1);
    assertThat(one.visit().open("/villages?q=fmsq").body())
        .as("staff of a firm live in other counties too")
        .contains(VILLAGE);
  }

  private static String typed(Employer one, String phone, String village, String code) {
    List<String> form =
        List.of(
            "firm",
            one.firm().id().toString(),
            "name",
            "演村甲",
            "number",
            SmallCounty.number(79),
            "phone",
            phone,
            "village-name",
            village,
            "village",
            code);
    return one.visit().send("/portal/staff?lang=en", form).body();
  }

  @Test
  void aListOfAnotherFirmIsRefused() {
    Employer one = employer(6);
    Employer other = employer(7);
    one.visit().open(one.page());
    assertThat(
            one.visit()
                .sendWithFile(
                    "/portal/staff/sheet",
                    List.of("firm", other.firm().id().toString(), "as", "page"),
                    "file",
                    HEAD + "演一甲," + SmallCounty.number(0) + "\n")
                .statusCode())
        .isEqualTo(403);
    assertThat(one.upload("not a head\n")).contains("1 row came back");
  }

  private static UUID apply(CaseRecorder who, RegisteredFirm firm, int back) throws IOException {
    String plan = county.get(EvidenceStore.class).put(who, AREA, InventedFirm.picture(back), false);
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("control-plan", List.of(plan));
    form.put("resumption-plan", List.of(plan));
    form.put("materials", "口罩五百只");
    form.put("people", "分组上岗");
    form.put("cleaning", "每日消毒");
    form.put("staff", 20);
    form.put("back", back);
    form.put("training", true);
    form.put("hazard-check", true);
    UUID id = UUID.randomUUID();
    county
        .get(Cases.class)
        .file(
            who,
            new Filing(
                id,
                "resume-same-day",
                "",
                firm.subject(),
                AREA,
                new FormValues(form),
                Set.of(plan),
                Optional.empty()));
    return id;
  }
}
