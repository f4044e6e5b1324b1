package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.time.WorkingCalendar;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.fact.Subject;
import org.junit.jupiter.api.Test;

class ARequestWithinItsTimesTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final Desks DESKS = DeskFile.load(PLAYBOOK.resolve("desks.yaml"));
  private static final Map<String, CaseType> TYPES =
      CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists")).stream()
          .collect(java.util.stream.Collectors.toMap(CaseType::id, type -> type));
  private static final String VILLAGE = "410823100201";
  private static final Instant NOON = Instant.parse("2020-02-26T04:00:00Z");
  private static final CaseActor TOWNSHIP = at("township", "410823100");
  private static final CaseActor HOTLINE = at("hotline", "4108");

  private final Decide decide =
      new Decide(DESKS, WorkingCalendar.load(PLAYBOOK.resolve("calendars")));

  private static CaseActor at(String desk, String area) {
    return new CaseActor(
        desk, Set.of(new DeskPlace(desk, area)), Set.of(), Optional.empty(), CaseActor.Kind.PERSON);
  }

  private static CaseView request(
      String type, String state, DeskPlace desk, FormValues values, Map<String, Instant> terms) {
    return new CaseView(
        UUID.randomUUID(),
        type,
        "",
        state,
        desk,
        Optional.empty(),
        "",
        Subject.area(VILLAGE),
        VILLAGE,
        NOON,
        3,
        List.of(),
        Map.of(),
        values,
        terms);
  }

  private Decision step(
      CaseView now, String step, Map<String, Object> values, CaseActor by, Instant asOf) {
    return decide.step(
        TYPES.get(now.type()),
        now,
        new StepRequest(step, now.version(), new FormValues(values), Set.of(), false, by),
        asOf);
  }

  @Test
  void isReturnedWithAReasonWithinTwoWorkingDaysAndNotLater() {
    DeskPlace desk = new DeskPlace("township", "410823100");
    CaseView now =
        request(
            "request",
            "dispatched",
            desk,
            new FormValues(Map.of("kind", "complaint", "urgency", "normal")),
            Map.of("return", NOON));
    Map<String, Object> reason = Map.of("reason", "不属本单位职责");
    assertThat(step(now, "return", reason, TOWNSHIP, NOON))
        .isInstanceOfSatisfying(
            Decision.Allowed.class, allowed -> assertThat(allowed.state()).isEqualTo("accepted"));
    assertThat(step(now, "return", reason, TOWNSHIP, NOON.plusSeconds(1)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.guard().map(Guard::word)).contains("in-time"));
  }

  @Test
  void theMostUrgentTakesFourHoursUrgentTheDayAndAQuestionOneWorkingDay() {
    assertThat(due("critical", "complaint")).isEqualTo("2020-02-26T08:00:00Z");
    assertThat(due("urgent", "complaint")).isEqualTo("2020-02-26T10:00:00Z");
    assertThat(due("normal", "consultation")).isEqualTo("2020-02-27T10:00:00Z");
    assertThat(due("normal", "complaint")).isEqualTo("2020-03-04T10:00:00Z");
  }

  private String due(String urgency, String kind) {
    CaseView now =
        request(
            "request",
            "accepted",
            new DeskPlace("hotline", "4108"),
            new FormValues(Map.of("kind", kind, "urgency", urgency)),
            Map.of());
    Decision decision = step(now, "dispatch", Map.of("to", "township"), HOTLINE, NOON);
    return ((Decision.Allowed) decision)
        .terms().stream()
            .filter(one -> one.term().equals("handle"))
            .map(one -> one.due().toString())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aReportGoesToAnOfficeAboveTheUnitReported() {
    CaseActor intake = at("report-intake", "4108");
    Map<String, DeskPlace> expected =
        Map.of(
            "village", new DeskPlace("supervision", "410823"),
            "township", new DeskPlace("supervision", "410823"),
            "county", new DeskPlace("supervision-city", "4108"),
            "supervision", new DeskPlace("discipline", "4108"));
    expected.forEach((level, desk) -> {
      CaseView now =
          request(
              "supervision-report",
              "received",
              new DeskPlace("report-intake", "4108"),
              new FormValues(Map.of("level", level)),
              Map.of());
      Decision decision = step(now, "accept", Map.of(), intake, NOON);
      assertThat(((Decision.Allowed) decision).desk()).as(level).isEqualTo(desk);
    });
  }

  @Test
  void nobodyStrikesFromTheListWhatHePutRightHimself() {
    CaseView now =
        new CaseView(
            UUID.randomUUID(),
            "rectification",
            "",
            "done",
            new DeskPlace("supervision", "410823"),
            Optional.empty(),
            "",
            Subject.area(VILLAGE),
            VILLAGE,
            NOON,
            3,
            List.of(new CaseView.Done("put-right", "supervision", NOON, Optional.empty())),
            Map.of(),
            new FormValues(Map.of()),
            Map.of());
    Map<String, Object> checked = Map.of("verified", true, "seen", List.of("a"));
    StepRequest request =
        new StepRequest(
            "check", 3, new FormValues(checked), Set.of("a"), false, at("supervision", "410823"));
    assertThat(decide.step(TYPES.get("rectification"), now, request, NOON))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.guard().map(Guard::word)).contains("another-than"));
    CaseActor other =
        new CaseActor(
            "someone-else",
            Set.of(new DeskPlace("supervision", "410823")),
            Set.of(),
            Optional.empty(),
            CaseActor.Kind.PERSON);
    assertThat(
            decide.step(
                TYPES.get("rectification"),
                now,
                new StepRequest("check", 3, new FormValues(checked), Set.of("a"), false, other),
                NOON))
        .isInstanceOf(Decision.Allowed.class);
  }
}
