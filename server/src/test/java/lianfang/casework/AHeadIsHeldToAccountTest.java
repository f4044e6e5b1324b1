package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.casework.desk.OwnParts;
import lianfang.casework.desk.ToAnswer;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AHeadIsHeldToAccountTest {

  private static final String COUNTY = "410902";
  private static final CaseRecorder GROUP = CaseInstance.person("group", "4109", "department");
  private static final LocalDate HANDOVER = LocalDate.of(2020, 2, 15);

  private static CaseInstance city;

  @BeforeAll
  static void openWithTwoHeads() {
    city = new CaseInstance();
    for (String desk : List.of("supervision", "discipline")) {
      String area = desk.equals("discipline") ? "4109" : COUNTY;
      Seated.at(city.instance.bean(Seats.class), GROUP, "group", desk, area);
    }
    city.instance.everywhere(() -> {
      city.instance
          .bean(Responsibilities.class)
          .assign(
              List.of(
                  head("before", LocalDate.of(2020, 2, 1), Optional.of(HANDOVER.minusDays(1))),
                  head("after", HANDOVER, Optional.empty())));
      return true;
    });
  }

  private static Responsibility head(String account, LocalDate from, Optional<LocalDate> until) {
    return new Responsibility(
        UUID.randomUUID(),
        ResponsibleLevel.COUNTY_HEAD,
        COUNTY,
        Optional.empty(),
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        from,
        until);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID opened(String day) {
    String picture = city.picture();
    Map<String, Object> values =
        Map.of(
            "breach",
            "卡点无人值守三天",
            "rule",
            "第三条",
            "on",
            day,
            "head",
            "typed",
            "proof",
            List.of(picture));
    return city.cases.file(
        GROUP,
        new Filing(
            UUID.randomUUID(),
            "accountability",
            "",
            Subject.area(COUNTY),
            COUNTY,
            new FormValues(values),
            Set.of(picture),
            Optional.empty()));
  }

  private static CaseView view(UUID id) {
    return city.cases.find(GROUP, id).orElseThrow().view();
  }

  @Test
  void theHeadOnTheDayOfTheBreachIsFoundWhateverWasTyped() {
    assertThat(view(opened("2020-02-14")).values().text("head")).hasValue("before");
    assertThat(view(opened("2020-02-15")).values().text("head")).hasValue("after");
  }

  @Test
  void nothingIsOpenedAgainstADayOnWhichNobodyWasHead() {
    assertThatThrownBy(() -> opened("2020-01-31")).isInstanceOf(CaseRefused.class);
  }

  @Test
  void nothingIsDecidedBeforeTheStatementOrTheEndOfItsTime() {
    UUID id = opened("2020-02-20");
    assertThat(view(id).terms()).as("no time runs before it is served").containsOnlyKeys("serve");
    StepOrder served = served(id);
    city.cases.step(GROUP, served);
    assertThat(view(id).terms()).containsKey("answer");
    for (String early : List.of("decide", "lapse")) {
      StepOrder order = StepOrder.of(UUID.randomUUID(), id, view(id).version(), early);
      assertThatThrownBy(() -> city.cases.step(GROUP, order))
          .as(early)
          .isInstanceOf(CaseRefused.class);
    }
  }

  /** A paper with a receipt, for a head who does not look. */
  private static StepOrder served(UUID id) {
    String picture = city.picture();
    FormValues paper =
        new FormValues(Map.of("how", "in-person", "on", "2020-02-26", "receipt", List.of(picture)));
    return new StepOrder(
        UUID.randomUUID(), id, view(id).version(), "serve", paper, Set.of(picture), false);
  }

  private static StepOrder answer(UUID id) {
    FormValues said = new FormValues(Map.of("answer", "当日已派人补岗，附值班表"));
    return new StepOrder(
        UUID.randomUUID(), id, view(id).version(), "answer", said, Set.of(), false);
  }

  @Test
  void theHeadReadsWhatHeIsAskedAndAnswersItHimselfAndSeesNothingElse() {
    CaseRecorder head = CaseInstance.person("after", COUNTY, "command");
    ToAnswer matters = city.instance.bean(ToAnswer.class);
    UUID id = opened("2020-02-21");
    ToAnswer.Matter matter = matters.find(head, id).orElseThrow();
    assertThat(matter.opened().text("breach")).hasValue("卡点无人值守三天");
    assertThat(matter.due()).as("before he has received it no time runs").isNull();
    assertThatThrownBy(() -> city.cases.stepOnly(head, answer(id))).isInstanceOf(CaseRefused.class);
    city.cases.stepOnly(head, StepOrder.of(UUID.randomUUID(), id, view(id).version(), "read"));
    assertThat(matters.find(head, id).orElseThrow().due()).isNotNull();
    assertThat(city.cases.find(head, id)).isEmpty();
    city.cases.step(head, answer(id));
    assertThat(view(id).state()).isEqualTo("heard");
    assertThat(matters.find(head, id).orElseThrow().answered().text("answer")).isPresent();
    assertThat(city.cases.find(head, id)).as("still sealed from his unit").isEmpty();
    assertThat(city.instance.bean(OwnParts.class).of("after")).contains("answers");
  }

  @Test
  void nobodyAnswersForAnotherHead() {
    CaseRecorder other = CaseInstance.person("before", COUNTY, "command");
    UUID id = opened("2020-02-22");
    assertThat(city.instance.bean(ToAnswer.class).find(other, id)).isEmpty();
    StepOrder read = StepOrder.of(UUID.randomUUID(), id, view(id).version(), "read");
    assertThatThrownBy(() -> city.cases.step(other, read)).isInstanceOf(CaseRefused.class);
    assertThatThrownBy(() -> city.cases.step(GROUP, read))
        .as("nobody else receives it for him without a paper")
        .isInstanceOf(CaseRefused.class);
    city.cases.step(GROUP, served(id));
    StepOrder order = answer(id);
    assertThatThrownBy(() -> city.cases.step(other, order)).isInstanceOf(CaseRefused.class);
    assertThat(view(id).state()).isEqualTo("told");
    assertThat(city.instance.bean(OwnParts.class).of("colleague")).doesNotContain("answers");
  }
}
