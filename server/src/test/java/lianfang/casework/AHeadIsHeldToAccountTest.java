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
import lianfang.casework.desk.OwnParts;
import lianfang.casework.desk.ToAnswer;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AHeadIsHeldToAccountTest {

  private static final String COUNTY = "410902";
  private static final CaseRecorder GROUP = CaseInstance.person("group", "4109", "department");
  private static final CaseRecorder JUDGE = CaseInstance.person("judge", "4109", "department");
  private static final LocalDate HANDOVER = LocalDate.of(2020, 2, 15);

  private static CaseInstance city;

  @BeforeAll
  static void openWithTwoHeads() {
    city = new CaseInstance();
    for (String desk : List.of("supervision", "discipline")) {
      String area = desk.equals("discipline") ? "4109" : COUNTY;
      Seated.at(city.instance.bean(Seats.class), GROUP, "group", desk, area);
    }
    Seated.at(city.instance.bean(Seats.class), GROUP, "judge", "discipline", "4109");
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
    return opened(day, Map.of());
  }

  private static UUID opened(String day, Map<String, Object> named) {
    String picture = city.picture(GROUP);
    Map<String, Object> values =
        new HashMap<>(Map.of("breach", "卡点无人值守三天", "rule", "第三条", "on", day, "head", "typed"));
    values.put("proof", List.of(picture));
    values.putAll(named);
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
    return served(id, "serve");
  }

  private static StepOrder served(UUID id, String step) {
    String picture = city.picture(GROUP);
    FormValues paper =
        new FormValues(Map.of("how", "in-person", "on", "2020-02-26", "receipt", List.of(picture)));
    return new StepOrder(
        UUID.randomUUID(), id, view(id).version(), step, paper, Set.of(picture), false);
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

  /** Name, post and appointment of whoever the chain does not know; the name is an id by now. */
  private static Map<String, Object> named() {
    Map<String, Object> named = new HashMap<>();
    named.put("head-name", UUID.randomUUID().toString());
    named.put("head-post", "时任指挥长（演示）");
    named.put("head-appointed", List.of(city.picture(GROUP)));
    return named;
  }

  @Test
  void aHeadWithoutAnAccountIsNamedByPostAndAppointmentAndHeardOnPaper() {
    UUID id = opened("2020-01-31", named());
    assertThat(view(id).values().text("head")).as("nobody types an account").isEmpty();
    city.cases.step(GROUP, served(id));
    StepOrder bare = StepOrder.of(UUID.randomUUID(), id, view(id).version(), "answer-on-paper");
    assertThatThrownBy(() -> city.cases.step(GROUP, bare))
        .as("nobody says what he said without his paper")
        .isInstanceOf(CaseRefused.class);
    city.cases.step(GROUP, onPaper(id));
    assertThat(view(id).state()).isEqualTo("heard");
    city.cases.step(JUDGE, decided(id));
    assertThat(view(id).terms()).containsKey("serve-decision");
    city.cases.step(GROUP, served(id, "serve-decision"));
    assertThat(city.cases.find(GROUP, id).orElseThrow().ended()).isTrue();
  }

  private static StepOrder onPaper(UUID id) {
    String picture = city.picture(GROUP);
    Map<String, Object> said =
        new HashMap<>(Map.of("how", "handed-in", "received-on", "2020-02-26"));
    said.put("answer", "当日已派人补岗，值班表另附");
    said.put("papers", List.of(picture));
    return new StepOrder(
        UUID.randomUUID(),
        id,
        view(id).version(),
        "answer-on-paper",
        new FormValues(said),
        Set.of(picture),
        false);
  }

  private static StepOrder decided(UUID id) {
    FormValues said =
        new FormValues(Map.of("decision", "remind", "considered", "陈述属实", "reason", "补岗及时，予以提醒谈话"));
    return new StepOrder(
        UUID.randomUUID(), id, view(id).version(), "decide", said, Set.of(), false);
  }

  @Test
  void whoeverTheChainKnowsIsNotNamedOtherwiseAndHalfANameNamesNobody() {
    assertThatThrownBy(() -> opened("2020-02-20", named()))
        .as("the chain says who headed it")
        .isInstanceOf(CaseRefused.class);
    for (String missing : List.of("head-name", "head-post", "head-appointed")) {
      Map<String, Object> half = named();
      half.remove(missing);
      assertThatThrownBy(() -> opened("2020-01-31", half))
          .as(missing)
          .isInstanceOf(CaseRefused.class);
    }
  }

  @Test
  void theHeadReadsThePaperThatWasRecordedForHimAndReceivesTheDecision() {
    CaseRecorder head = CaseInstance.person("after", COUNTY, "command");
    ToAnswer matters = city.instance.bean(ToAnswer.class);
    UUID id = opened("2020-02-23");
    city.cases.step(GROUP, served(id));
    city.cases.step(GROUP, onPaper(id));
    assertThat(matters.find(head, id).orElseThrow().answered().text("answer"))
        .hasValue("当日已派人补岗，值班表另附");
    city.cases.step(JUDGE, decided(id));
    city.cases.stepOnly(
        head, StepOrder.of(UUID.randomUUID(), id, view(id).version(), "read-decision"));
    assertThat(view(id).state()).isEqualTo("served");
    assertThat(matters.find(head, id).orElseThrow().decided().text("decision")).isPresent();
  }
}
