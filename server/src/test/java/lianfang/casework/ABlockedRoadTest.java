package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.suggest.Joining;
import lianfang.casework.suggest.OpenRequests;
import lianfang.casework.suggest.Suggestions;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ABlockedRoadTest {

  private static final String CITY = "4109";
  private static final CaseRecorder HOTLINE = CaseInstance.person("operator", CITY, "department");

  private static CaseInstance city;

  @BeforeAll
  static void openWithAnOperator() {
    city = new CaseInstance();
    Seated.at(city.instance.bean(Seats.class), HOTLINE, "operator", "hotline", CITY);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID called(CaseRecorder who, String urgency, String what) {
    Map<String, Object> said = new HashMap<>();
    said.put("kind", "complaint");
    said.put("topic", "road-blocked");
    said.put("urgency", urgency);
    said.put("what", what);
    said.put("where", "村东头往镇上的路");
    said.put("call-back", true);
    return city.cases.file(
        who,
        Filing.of(
            UUID.randomUUID(),
            "request",
            Subject.area(CaseInstance.VILLAGE),
            CaseInstance.VILLAGE,
            new FormValues(said)));
  }

  private static CaseFile step(
      CaseRecorder who, UUID id, String step, Map<String, Object> said, String... evidence) {
    long seen = city.cases.find(HOTLINE, id).orElseThrow().view().version();
    return city.cases.step(
        who,
        new StepOrder(
            UUID.randomUUID(), id, seen, step, new FormValues(said), Set.of(evidence), false));
  }

  private static UUID handled(UUID id) {
    step(HOTLINE, id, "accept", Map.of());
    step(HOTLINE, id, "dispatch", Map.of("to", "township"));
    step(city.township, id, "sign", Map.of());
    return id;
  }

  @Test
  void isACaseWithADeskAndADeadlineUntilItsCallerIsCalledBack() {
    UUID id = called(CaseRecorder.anyone(CaseInstance.VILLAGE), "urgent", "路被土堆堵死，急救车进不来");
    CaseFile filed = city.cases.find(HOTLINE, id).orElseThrow();
    assertThat(filed.view().desk()).isEqualTo(new DeskPlace("hotline", CITY));
    handled(id);
    CaseFile handling = city.cases.find(HOTLINE, id).orElseThrow();
    assertThat(handling.view().desk()).isEqualTo(new DeskPlace("township", "410902001"));
    assertThat(handling.view().terms()).containsKey("handle");
    assertThatThrownBy(
            () -> step(city.township, id, "reply", Map.of("result", "已清除", "proof", List.of())))
        .isInstanceOf(CaseRefused.class);
    String picture = city.picture(city.township);
    Map<String, Object> reply =
        Map.of("result", "土堆已清除", "on-site", true, "proof", List.of(picture));
    CaseFile replied = step(city.township, id, "reply", reply, picture);
    assertThat(replied.view().desk().desk()).isEqualTo("hotline");
    assertThat(replied.view().terms()).containsOnlyKeys("follow-up");
    assertThatThrownBy(() -> step(city.township, id, "follow", Map.of("satisfied", "very")))
        .isInstanceOf(CaseRefused.class);
    for (Map<String, Object> said :
        List.<Map<String, Object>>of(
            Map.of("reached", false, "satisfied", "very"),
            Map.of("reached", true, "satisfied", "unreached"))) {
      assertThatThrownBy(() -> step(HOTLINE, id, "follow", said))
          .as("nobody is satisfied who was not reached: %s", said)
          .isInstanceOf(FormRefused.class);
    }
    CaseFile closed = step(HOTLINE, id, "follow", Map.of("reached", true, "satisfied", "very"));
    assertThat(closed.ended()).isTrue();
    assertThat(closed.deadlines()).allSatisfy(one -> assertThat(one.metAt()).isNotNull());
  }

  @Test
  void whoeverIsNotSatisfiedHasItDoneAgainWithADeadlineOfItsOwn() {
    UUID id = handled(called(HOTLINE, "normal", "路又被堵上了，没人管"));
    String picture = city.picture(city.township);
    step(city.township, id, "reply", Map.of("result", "已处理完毕", "proof", List.of(picture)), picture);
    CaseFile again = step(HOTLINE, id, "redo", Map.of("said", "土堆还在原地"));
    assertThat(again.view().state()).isEqualTo("dispatched");
    assertThat(again.view().desk().desk()).isEqualTo("township");
    assertThat(again.view().terms()).containsKey("handle").doesNotContainKey("follow-up");
  }

  @Test
  void callsAboutOnePlaceJoinAndEachCallerIsCalledBack() {
    UUID first = called(HOTLINE, "normal", "东头的路被石头堵住");
    UUID second = called(HOTLINE, "normal", "去镇上的路不通");
    OpenRequests open = city.instance.bean(OpenRequests.class);
    List<OpenRequests.Open> same =
        city.instance
            .bean(CaseTransactions.class)
            .seeing(HOTLINE, () -> open.about(CaseInstance.VILLAGE, "road-blocked", "村东头的路", 20));
    assertThat(same).extracting(OpenRequests.Open::id).contains(first, second);
    city.instance.bean(Joining.class).join(HOTLINE, second, first, "同一地点同一事由");
    assertThat(city.cases.find(HOTLINE, second).orElseThrow().view().state()).isEqualTo("joined");
    handled(first);
    String picture = city.picture(city.township);
    step(
        city.township,
        first,
        "reply",
        Map.of("result", "石头已清走", "proof", List.of(picture)),
        picture);
    city.instance.followed();
    CaseFile joined = city.cases.find(HOTLINE, second).orElseThrow();
    assertThat(joined.view().state()).isEqualTo("replied");
    assertThat(joined.view().terms()).containsKey("follow-up");
  }

  @Test
  void whatClosedRequestsWereAboutIsSuggestedForNewOnes() {
    for (int i = 0; i < 8; i++) {
      UUID road = called(HOTLINE, "normal", "村口道路被土堆封堵车辆无法通行");
      step(HOTLINE, road, "accept", Map.of());
      step(HOTLINE, road, "answer", Map.of("answer", "已告知绕行路线"));
      UUID price = priced("超市白菜土豆涨价太多");
      step(HOTLINE, price, "accept", Map.of());
      step(HOTLINE, price, "answer", Map.of("answer", "已告知限价"));
    }
    Suggestions suggestions = city.instance.bean(Suggestions.class);
    suggestions.learn();
    assertThat(suggestions.of("我们这里道路被土堆封堵").topic()).contains("road-blocked");
    assertThat(suggestions.of("超市土豆涨价").topic()).contains("supplies");
    assertThat(suggestions.of("hello").topic()).isEmpty();
  }

  private static UUID priced(String what) {
    return city.cases.file(
        HOTLINE,
        Filing.of(
            UUID.randomUUID(),
            "request",
            Subject.area(CaseInstance.VILLAGE),
            CaseInstance.VILLAGE,
            new FormValues(
                Map.of(
                    "kind",
                    "complaint",
                    "topic",
                    "supplies",
                    "urgency",
                    "normal",
                    "what",
                    what,
                    "where",
                    "镇上超市"))));
  }
}
