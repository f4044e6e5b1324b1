package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.HotlineFigures;
import lianfang.casework.desk.HotlineFigures.By;
import lianfang.casework.desk.HotlineFigures.Figures;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallsAreCountedTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final CaseRecorder HOTLINE = CaseInstance.person("operator", "4109", "department");

  private static CaseInstance city;
  private static Figures figures;
  private static UUID redispatched;

  @BeforeAll
  static void aDayOfCalls() {
    city = new CaseInstance();
    Seats.Seat seat =
        new Seats.Seat(
            "operator", new DeskPlace("hotline", "4109"), TODAY.minusDays(9), null, null, null);
    city.instance.bean(Seats.class).take(HOTLINE, UUID.randomUUID(), seat);
    called("masks", "西门药店");
    called("road-blocked", "村东头的路");
    UUID satisfied = handled(called("road-blocked", "村东头的路"));
    UUID not = handled(called("road-blocked", "村东头的路 "));
    replied(satisfied, "follow", Map.of("reached", true, "satisfied", "fairly"));
    replied(not, "redo", Map.of("said", "土堆还在原地"));
    redispatched = called("passes", "北关卡点");
    step(HOTLINE, redispatched, "accept", Map.of());
    step(HOTLINE, redispatched, "dispatch", Map.of("to", "police"));
    CaseRecorder police = CaseInstance.person("police", "4109", "department");
    Seats.Seat atPolice =
        new Seats.Seat(
            "police", new DeskPlace("police", "410902"), TODAY.minusDays(9), null, null, null);
    city.instance.bean(Seats.class).take(police, UUID.randomUUID(), atPolice);
    step(police, redispatched, "return", Map.of("reason", "不属公安职责"));
    step(HOTLINE, redispatched, "dispatch", Map.of("to", "transport"));
    figures = city.instance.bean(HotlineFigures.class).of(HOTLINE, "4109", TODAY, TODAY);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID called(String topic, String where) {
    Map<String, Object> said = new HashMap<>();
    said.put("kind", "complaint");
    said.put("topic", topic);
    said.put("urgency", "normal");
    said.put("what", "来电反映情况，请尽快处理");
    said.put("where", where);
    String area = CaseInstance.VILLAGE;
    FormValues values = new FormValues(said);
    UUID id = UUID.randomUUID();
    return city.cases.file(HOTLINE, Filing.of(id, "request", Subject.area(area), area, values));
  }

  private static void step(
      CaseRecorder who, UUID id, String step, Map<String, Object> said, String... evidence) {
    long seen = city.cases.find(HOTLINE, id).orElseThrow().view().version();
    FormValues values = new FormValues(said);
    city.cases.step(
        who, new StepOrder(UUID.randomUUID(), id, seen, step, values, Set.of(evidence), false));
  }

  private static UUID handled(UUID id) {
    step(HOTLINE, id, "accept", Map.of());
    step(HOTLINE, id, "dispatch", Map.of("to", "township"));
    step(city.township, id, "sign", Map.of());
    return id;
  }

  private static void replied(UUID id, String step, Map<String, Object> said) {
    String picture = city.picture(city.township);
    step(city.township, id, "reply", Map.of("result", "土堆已清除", "proof", List.of(picture)), picture);
    step(HOTLINE, id, step, said);
  }

  @Test
  void byMatterOfficeAreaAndAnswer() {
    assertThat(figures.part(By.ALL, "").calls()).isEqualTo(5);
    assertThat(figures.part(By.ALL, "").open()).isEqualTo(4);
    assertThat(figures.part(By.ALL, "").again()).isEqualTo(1);
    assertThat(figures.part(By.TOPIC, "road-blocked").calls()).isEqualTo(3);
    assertThat(figures.part(By.AREA, "410902").calls()).isEqualTo(5);
    assertThat(figures.part(By.OFFICE, "township").calls()).isEqualTo(2);
    assertThat(figures.part(By.OFFICE, "transport").calls()).isEqualTo(1);
    assertThat(figures.part(By.OFFICE, "police").calls()).as("the last one has it").isZero();
    assertThat(figures.part(By.OFFICE, "").calls()).as("not dispatched").isEqualTo(2);
    assertThat(figures.part(By.ANSWER, "fairly").calls()).isEqualTo(1);
    assertThat(figures.part(By.ALL, "").inTime())
        .isPositive()
        .isLessThanOrEqualTo(figures.part(By.ALL, "").deadlines());
    for (By by : By.values()) {
      assertThat(figures.parts().get(by).stream().mapToLong(HotlineFigures.Part::calls).sum())
          .as("no call is lost by " + by)
          .isEqualTo(5);
    }
  }

  @Test
  void aPlaceThatIsNamedAgainAndAgainStandsFirst() {
    assertThat(figures.places()).hasSize(1);
    assertThat(figures.places().getFirst().calls()).isEqualTo(2);
    assertThat(figures.places().getFirst().called()).isEqualTo("村东头的路");
  }

  @Test
  void eachNumberIsTheLengthOfItsList() {
    figures
        .parts()
        .get(By.TOPIC)
        .forEach(one -> assertThat(listed("topic", one.key())).isEqualTo(one.calls()));
    figures.parts().get(By.OFFICE).stream()
        .filter(one -> !one.key().isEmpty())
        .forEach(one -> assertThat(listed("to", one.key())).isEqualTo(one.calls()));
    assertThat(listed("satisfied", "fairly")).isEqualTo(1);
    assertThat(listed("to", "police")).isZero();
    assertThat(listed("where", "村东头的路")).isEqualTo(figures.places().getFirst().calls());
  }

  @Test
  void aFieldThatOtherDesksMayNotSeeListsNothing() {
    assertThat(listed("caller", "")).isZero();
  }

  private static long listed(String field, String value) {
    CaseSearch.Asked asked =
        new CaseSearch.Asked(
            "",
            "request",
            CaseSearch.EVERY_DESK,
            "4109",
            CaseSearch.Which.ANY,
            new CaseSearch.Filed(TODAY, TODAY),
            Map.of(field, value));
    return city.instance
        .bean(CaseSearch.class)
        .find(HOTLINE, asked, OptionalLong.empty(), 100)
        .size();
  }
}
