package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
  }

  private static void seat(CaseRecorder who, String desk, String area) {
    city.instance
        .bean(Seats.class)
        .take(
            who,
            UUID.randomUUID(),
            new Seats.Seat(
                who.recorder().account(),
                new DeskPlace(desk, area),
                LocalDate.of(2020, 2, 1),
                null,
                null,
                null));
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID reported() {
    UUID id = UUID.randomUUID();
    CaseRecorder anyone = CaseRecorder.anyone(TOWN);
    city.instance.everywhere(() -> {
      city.cases.file(
          anyone,
          Filing.of(
              id,
              "supervision-report",
              Subject.area(TOWN),
              TOWN,
              new FormValues(
                  Map.of(
                      "misconduct",
                      "inaction",
                      "unit",
                      "街道办事处",
                      "level",
                      "township",
                      "what",
                      "卡点无人值守已经三天，反映后没有处理"))));
      city.instance.bean(Recusals.class).recuse(id, TOWN, List.of("head"));
      return id;
    });
    return id;
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
    String picture = city.picture();
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
}
