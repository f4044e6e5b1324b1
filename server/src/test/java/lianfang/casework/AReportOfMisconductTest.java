package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AReportOfMisconductTest {

  private static final String CITY = "4109";
  private static final String COUNTY = "410902";
  private static final String TOWN = "410902001";
  private static final CaseRecorder INTAKE = CaseInstance.person("intake", CITY, "department");
  private static final CaseRecorder GROUP = CaseInstance.person("group", COUNTY, "department");
  private static final CaseRecorder HEAD = CaseInstance.person("head", COUNTY, "command");
  private static final CaseRecorder OWN = CaseInstance.person("own", TOWN, "township");

  private static CaseInstance city;

  @BeforeAll
  static void openWithSeats() {
    city = new CaseInstance();
    seat(INTAKE, "report-intake", CITY);
    seat(GROUP, "supervision", COUNTY);
    // Both sit where such reports are checked, and yet it is about them.
    seat(HEAD, "supervision", COUNTY);
    seat(CaseInstance.person("own", COUNTY, "township"), "supervision", COUNTY);
    Responsibility head =
        new Responsibility(
            UUID.randomUUID(),
            ResponsibleLevel.COUNTY_HEAD,
            COUNTY,
            Optional.empty(),
            Optional.of("head"),
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2020, 1, 24),
            Optional.empty());
    city.instance.everywhere(() -> {
      city.instance.bean(Responsibilities.class).assign(List.of(head));
      return true;
    });
  }

  private static void seat(CaseRecorder who, String desk, String area) {
    Seated.at(city.instance.bean(Seats.class), who, who.recorder().account(), desk, area);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID reported() {
    return filed(CaseRecorder.anyone(TOWN), TOWN, "街道办事处", "township");
  }

  private static UUID filed(CaseRecorder who, String area, String unit, String level) {
    Map<String, Object> values = new HashMap<>(Map.of("misconduct", "inaction", "level", level));
    values.put("what", "卡点无人值守已经三天，反映后没有处理");
    if (!unit.isEmpty()) {
      values.put("unit", unit);
    }
    return city.cases.file(
        who,
        Filing.of(
            UUID.randomUUID(),
            "supervision-report",
            Subject.area(area),
            area,
            new FormValues(values)));
  }

  @Test
  void whatTheIntakeDeskFilesIsHiddenFromTheUnitToo() {
    UUID id = filed(INTAKE, TOWN, "街道办事处", "township");
    step(INTAKE, id, "accept");
    assertThat(city.cases.find(GROUP, id)).isPresent();
    assertThat(city.cases.find(HEAD, id)).isEmpty();
    assertThat(city.cases.find(OWN, id)).isEmpty();
  }

  @Test
  void aCountyReportedFromOneOfItsTownsIsHiddenFromTheWholeCounty() {
    UUID id = filed(INTAKE, TOWN, "县指挥部", "county");
    assertThat(recused(id)).contains("/4109", "head/");
    assertThat(city.cases.find(INTAKE, id)).isPresent();
  }

  @Test
  void aReportOfTheWholeCityStaysWithThoseWhoCheckIt() {
    UUID id = filed(INTAKE, CITY, "市督导组", "supervision");
    assertThat(recused(id))
        .as("no line, and whoever sits in supervision")
        .containsOnly("group/", "head/", "own/");
    assertThat(city.cases.find(INTAKE, id)).isPresent();
    assertThat(city.cases.find(GROUP, id)).as("it is about them").isEmpty();
  }

  @Test
  void aReportThatNamesNoUnitIsRefusedAndLeavesNothing() {
    assertThatThrownBy(() -> filed(INTAKE, TOWN, "", "township"))
        .isInstanceOf(FormRefused.class)
        .hasMessageNotContaining("卡点");
    assertThatThrownBy(() -> filed(INTAKE, TOWN, " ", "township")).isInstanceOf(FormRefused.class);
  }

  private static List<String> recused(UUID id) {
    return city.instance.everywhere(() ->
        city.instance
            .bean(JdbcClient.class)
            .sql("select account || '/' || above from casework.recusal where case_id = ?")
            .param(id)
            .query(String.class)
            .list());
  }

  private static void step(CaseRecorder who, UUID id, String step) {
    long seen = city.cases.find(INTAKE, id).orElseThrow().view().version();
    city.cases.step(who, StepOrder.of(UUID.randomUUID(), id, seen, step));
  }

  @Test
  void neitherTheUnitNorItsChainSeesItAtWhateverDeskTheySit() {
    UUID id = reported();
    step(INTAKE, id, "accept");
    assertThat(city.cases.find(GROUP, id)).isPresent();
    for (CaseRecorder about : List.of(HEAD, OWN, city.township, city.command)) {
      assertThat(city.cases.find(about, id)).as(about.recorder().account()).isEmpty();
    }
  }

  @Test
  void whoeverIsRecusedCannotDecideItEither() {
    UUID id = reported();
    step(INTAKE, id, "accept");
    long seen = city.cases.find(INTAKE, id).orElseThrow().view().version();
    String picture = city.picture(GROUP);
    FormValues untrue =
        new FormValues(
            Map.of("found", "untrue", "finding", "经核查，卡点一直有人值守", "proof", List.of(picture)));
    StepOrder order =
        new StepOrder(UUID.randomUUID(), id, seen, "find", untrue, Set.of(picture), false);
    assertThatThrownBy(() -> city.cases.step(HEAD, order)).isInstanceOf(CaseRefused.class);
    assertThat(city.cases.step(GROUP, order).view().state()).isEqualTo("found");
  }

  @Test
  void whoeverReportedAsksByCodeAndTheCodeShowsNoDeskOfTheUnit() {
    UUID id = reported();
    String code = city.cases.find(INTAKE, id).orElseThrow().code();
    step(INTAKE, id, "accept");
    CaseFile file = city.cases.byCode(code).orElseThrow();
    assertThat(file.view().desk()).isEqualTo(new DeskPlace("supervision", COUNTY));
  }

  private static CaseFile done(
      CaseRecorder who, UUID id, String step, Map<String, Object> values, Set<String> files) {
    long seen = city.cases.find(INTAKE, id).orElseThrow().view().version();
    return city.cases.step(
        who,
        new StepOrder(UUID.randomUUID(), id, seen, step, new FormValues(values), files, false));
  }

  private static DeskPlace deskOf(UUID id) {
    return city.cases.find(INTAKE, id).orElseThrow().view().desk();
  }

  @Test
  void aBureauOfTheCityIsCheckedByTheDisciplineBodyAndByNoGroupOfTheCity() {
    UUID id = filed(INTAKE, TOWN, "市交通运输局", "city");
    step(INTAKE, id, "accept");
    assertThat(deskOf(id)).isEqualTo(new DeskPlace("discipline", CITY));
  }

  @Test
  void peopleOfABureauThatIsReportedSeeNothingOfItAtWhateverDeskTheySit() {
    CaseRecorder lorries = CaseInstance.person("lorries", CITY, "department");
    CaseRecorder lent = CaseInstance.person("lent", CITY, "department");
    CaseRecorder clean = CaseInstance.person("clean", CITY, "department");
    seat(lorries, "transport", COUNTY);
    for (CaseRecorder one : List.of(lorries, clean)) {
      seat(one, "discipline", CITY);
    }
    UUID id = filed(INTAKE, TOWN, "市交通运输局", "city");
    step(INTAKE, id, "accept");
    from(lent, "transport");
    assertThat(city.cases.find(clean, id)).isPresent();
    assertThat(city.cases.find(lorries, id)).as("sits at the bureau's own desk").isEmpty();
    assertThat(city.cases.find(lent, id)).as("was lent by the bureau, after the report").isEmpty();
    UUID other = filed(INTAKE, TOWN, "市财政局", "city");
    step(INTAKE, other, "accept");
    assertThat(city.cases.find(lent, other)).as("another bureau").isPresent();
    assertThat(recused(other)).as("nobody by name").doesNotContain("lorries/", "lent/");
  }

  /** Seats somebody of a bureau in the discipline body. */
  private static void from(CaseRecorder who, String bureau) {
    Seats.Seat seat =
        new Seats.Seat(
            who.recorder().account(),
            new DeskPlace("discipline", CITY),
            LocalDate.of(2020, 2, 1),
            null,
            null,
            null,
            bureau);
    city.instance.bean(Seats.class).take(who, UUID.randomUUID(), seat);
  }

  @Test
  void theDisciplineBodyDoesNotCheckItself() {
    CaseRecorder own = CaseInstance.person("own-line", CITY, "department");
    CaseRecorder group = CaseInstance.person("city-group", CITY, "department");
    seat(own, "discipline", CITY);
    seat(group, "supervision-city", CITY);
    UUID id = filed(INTAKE, CITY, "某单位驻派机构", "discipline");
    step(INTAKE, id, "accept");
    assertThat(deskOf(id)).isEqualTo(new DeskPlace("supervision-city", CITY));
    assertThat(city.cases.find(own, id)).isEmpty();
    long seen = city.cases.find(INTAKE, id).orElseThrow().view().version();
    StepOrder hand =
        new StepOrder(
            UUID.randomUUID(),
            id,
            seen,
            "transfer",
            new FormValues(Map.of("reason", "请纪检监察机关核查")),
            Set.of(),
            false);
    assertThatThrownBy(() -> city.cases.step(group, hand)).isInstanceOf(CaseRefused.class);
  }

  @Test
  void theIntakePutsUnitAndLevelRightWithAReasonAndTheNewUnitDoesNotSeeItEither() {
    UUID id = filed(CaseRecorder.anyone(TOWN), TOWN, "街道办事处", "township");
    assertThat(recused(id)).contains("/" + COUNTY);
    Map<String, Object> right = new HashMap<>(Map.of("unit", "县指挥部", "level", "county"));
    assertThatThrownBy(() -> done(INTAKE, id, "accept-corrected", right, Set.of()))
        .as("without a reason")
        .isInstanceOf(FormRefused.class)
        .hasMessageContaining("reason");
    right.put("reason", "举报人写的是街道，反映的是县指挥部");
    done(INTAKE, id, "accept-corrected", right, Set.of());
    assertThat(deskOf(id)).isEqualTo(new DeskPlace("supervision-city", CITY));
    assertThat(recused(id)).contains("/" + CITY, "head/").doesNotContain("/" + COUNTY);
    assertThat(city.cases.find(GROUP, id)).as("a group of the county that is reported").isEmpty();
  }

  @Test
  void aLevelThatWasTooHighIsPutRightAndTheCountyCanCheckIt() {
    UUID id = filed(CaseRecorder.anyone(TOWN), TOWN, "街道办事处", "county");
    done(
        INTAKE,
        id,
        "accept-corrected",
        Map.of("unit", "街道办事处", "level", "township", "reason", "街道办事处是乡级"),
        Set.of());
    assertThat(deskOf(id)).isEqualTo(new DeskPlace("supervision", COUNTY));
    assertThat(city.cases.find(GROUP, id)).isPresent();
    assertThat(city.cases.find(HEAD, id)).as("whoever was recused stays so").isEmpty();
  }

  @Test
  void whatTheIntakeChoosesLeadsUpAndNeverToTheUnitOrItsChain() {
    UUID up = filed(INTAKE, TOWN, "街道办事处", "township");
    Map<String, Object> said = Map.of("unit", "街道办事处", "level", "township", "reason", "县里多次没有处理");
    Map<String, Object> higher = new HashMap<>(said);
    higher.put("route", "supervision-city");
    done(INTAKE, up, "accept-corrected", higher, Set.of());
    assertThat(deskOf(up)).isEqualTo(new DeskPlace("supervision-city", CITY));
    UUID group = filed(INTAKE, CITY, "市督导组", "supervision");
    Map<String, Object> own = new HashMap<>(Map.of("unit", "市督导组", "level", "supervision"));
    own.put("reason", "请督导组自己核查");
    own.put("route", "supervision-city");
    done(INTAKE, group, "accept-corrected", own, Set.of());
    assertThat(deskOf(group)).as("never to itself").isEqualTo(new DeskPlace("discipline", CITY));
  }

  @Test
  void nobodyIsCalledBackWhoDidNotAskForIt() {
    String picture = city.picture(GROUP);
    Map<String, Object> found =
        Map.of("found", "untrue", "finding", "经核查，卡点一直有人值守", "proof", List.of(picture));
    UUID quiet = reported();
    step(INTAKE, quiet, "accept");
    done(GROUP, quiet, "find", found, Set.of(picture));
    assertThatThrownBy(() -> done(INTAKE, quiet, "close", Map.of("told", true), Set.of()))
        .isInstanceOf(CaseRefused.class);
    assertThat(done(INTAKE, quiet, "close-untold", Map.of(), Set.of()).view().state())
        .isEqualTo("closed");
    UUID asked = calledBack("id-of-a-phone");
    step(INTAKE, asked, "accept");
    done(GROUP, asked, "find", found, Set.of(picture));
    assertThatThrownBy(() -> done(INTAKE, asked, "close-untold", Map.of(), Set.of()))
        .isInstanceOf(CaseRefused.class);
    assertThat(done(INTAKE, asked, "close", Map.of("told", true), Set.of()).view().state())
        .isEqualTo("closed");
    assertThatThrownBy(() -> calledBack(""))
        .as("to be called back needs a telephone")
        .isInstanceOf(FormRefused.class);
  }

  private static UUID calledBack(String phone) {
    Map<String, Object> values =
        new HashMap<>(Map.of("misconduct", "slow", "level", "township", "unit", "街道办事处"));
    values.put("what", "反映的道路一直没有打通，没有回音");
    values.put("call-back", true);
    if (!phone.isEmpty()) {
      values.put("phone", phone);
    }
    return city.cases.file(
        CaseRecorder.anyone(TOWN),
        Filing.of(
            UUID.randomUUID(),
            "supervision-report",
            Subject.area(TOWN),
            TOWN,
            new FormValues(values)));
  }
}
