package lianfang.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseActor;
import lianfang.casework.CaseType;
import lianfang.casework.CaseView;
import lianfang.casework.Checklist;
import lianfang.casework.Decide;
import lianfang.casework.Decision;
import lianfang.casework.DeskPlace;
import lianfang.casework.FormValues;
import lianfang.casework.StepRequest;
import lianfang.casework.time.WorkingCalendar;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.fact.Subject;
import org.junit.jupiter.api.Test;

/** A firm applies under the scheme that its county chose, and what stands in the way is named. */
class FourSchemesOfResumptionTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final Instant NINE = Instant.parse("2020-02-25T01:00:00Z");
  private static final Map<String, CaseType> TYPES = new HashMap<>();
  private static final Decide DECIDE =
      new Decide(
          DeskFile.load(PLAYBOOK.resolve("desks.yaml")),
          WorkingCalendar.load(PLAYBOOK.resolve("calendars")));

  static {
    CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"))
        .forEach(type -> TYPES.put(type.id(), type));
  }

  /** One case while it goes. */
  private static final class Walk {

    private final CaseType type;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<CaseView.Done> done = new ArrayList<>();
    private final List<Decision.FactDraft> facts = new ArrayList<>();
    private final Map<String, Instant> terms = new HashMap<>();
    private final String area;
    private String state = "";
    private DeskPlace desk = new DeskPlace("", "");
    private Instant now = NINE;
    private Map<String, Integer> open = Map.of();
    private Set<String> unseenBy = Set.of();

    Walk(String type, String area) {
      this.type = TYPES.get(type);
      this.area = area;
    }

    Decision step(String step, String account, String desk, Map<String, Object> said) {
      return step(step, account, desk, "", false, said);
    }

    Decision step(
        String step,
        String account,
        String at,
        String team,
        boolean batch,
        Map<String, Object> said) {
      Set<DeskPlace> seats =
          at.isEmpty()
              ? Set.of()
              : Set.of(new DeskPlace(at, area), new DeskPlace(at, area.substring(0, 6)));
      CaseActor by =
          new CaseActor(
              account,
              seats,
              Set.of(),
              team.isEmpty() ? Optional.empty() : Optional.of(team),
              CaseActor.Kind.PERSON);
      CaseView view =
          new CaseView(
              new UUID(0, 1),
              type.id(),
              type.edition(),
              state,
              desk,
              Optional.empty(),
              "firm",
              Subject.enterprise("firm", area, "甲厂"),
              area,
              NINE,
              done.size(),
              done,
              open,
              new FormValues(values),
              terms);
      StepRequest request =
          new StepRequest(step, done.size(), new FormValues(said), Set.of("hash"), batch, by);
      Decision decision = DECIDE.step(type, view, request, now);
      if (decision instanceof Decision.Allowed allowed) {
        unseenBy = allowed.unseenBy();
        state = allowed.state();
        desk = allowed.desk();
        values.putAll(said);
        facts.addAll(allowed.effects());
        allowed.terms().forEach(one -> terms.put(one.term(), one.due()));
        allowed.met().forEach(terms::remove);
        done.add(
            new CaseView.Done(
                step, account, now, team.isEmpty() ? Optional.empty() : Optional.of(team)));
      }
      return decision;
    }
  }

  private static Map<String, Object> yes(String... fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String field : fields) {
      values.put(field, true);
    }
    values.put("seen", List.of("hash"));
    return values;
  }

  private static String why(Decision decision) {
    return ((Decision.Refused) decision).says().zh();
  }

  private static final String[] SIX = {
    "has-control-plan",
    "has-resumption-plan",
    "has-materials",
    "has-people",
    "has-cleaning",
    "has-instructor"
  };

  @Test
  void inWuzhiWhatIsLackingComesBackWithinTheHourAndIsNotEnteredAgain() {
    Walk walk = new Walk("resume-same-day", "410823100");
    walk.step("file", "firm", "", yes("training", "hazard-check"));
    assertThat(walk.terms.get("check")).isEqualTo(NINE.plusSeconds(3600));
    assertThat(walk.terms.get("same-day")).as("today").isBefore(NINE.plusSeconds(24 * 3600));
    Decision lacking = walk.step("check", "office", "township", yes("has-control-plan"));
    assertThat(why(lacking)).contains("有复工方案", "已派驻厂指导员");
    walk.step("return", "office", "township", Map.of("lacking", "驻厂指导员"));
    assertThat(walk.state).isEqualTo("returned");
    assertThat(walk.terms).isEmpty();
    walk.step("complete", "colleague", "firm", Map.of("instructor", "某干部"));
    assertThat(walk.state).isEqualTo("filed");
    walk.step("check", "office", "township", yes(SIX));
    assertThat(walk.step("accept", "firm", "township", yes()))
        .as("whoever applied does not accept")
        .isInstanceOf(Decision.Refused.class);
    walk.step("accept", "office", "township", yes());
    walk.step("record", "office", "township", Map.of());
    assertThat(walk.state).isEqualTo("open");
    assertThat(walk.facts)
        .filteredOn(fact -> fact.kind().equals("firm-state"))
        .extracting(fact -> fact.attributes().get("state"))
        .containsExactly("applied", "closed", "applied", "accepted", "open");
    assertThat(walk.facts)
        .filteredOn(fact -> fact.kind().equals("firm-prepared"))
        .extracting(fact -> fact.attributes().get("what"))
        .containsExactly("training", "hazard-check");
  }

  @Test
  void afterTheCutOffTheSameDayIsTheNextWorkingDay() {
    Walk walk = new Walk("resume-same-day", "410823100");
    walk.now = Instant.parse("2020-02-28T08:30:00Z");
    walk.step("file", "firm", "", yes());
    assertThat(walk.terms.get("same-day"))
        .as("Friday half past four leads to Monday")
        .isAfter(Instant.parse("2020-03-01T16:00:00Z"));
  }

  @Test
  void inZhongzhanFourOfFourAndThreeOfThreeAndTheSameTeamComesAgain() {
    Walk walk = new Walk("resume-gate", "410803001");
    walk.step("file", "firm", "", yes("training", "hazard-check", "key", "chain"));
    String[] four = {"plan-in-place", "measures-in-place", "materials-in-place", "people-screened"};
    Map<String, Object> two = yes(four);
    two.putAll(Map.of("epidemic", true, "safety", true, "environment", false));
    assertThat(why(walk.step("accept", "a", "industry", "组一", false, two))).contains("环保管控");
    Map<String, Object> all = yes(four);
    all.putAll(Map.of("epidemic", true, "safety", true, "environment", true));
    assertThat(why(walk.step("accept", "a", "industry", "组一", true, all))).contains("批量");
    walk.step("accept", "a", "industry", "组一", false, all);
    walk.step("record", "a", "industry", "组一", false, Map.of());
    Map<String, Object> visit = yes();
    visit.put("found", "正常");
    assertThat(why(walk.step("supervise", "b", "industry", "组二", false, visit))).contains("同一小组");
    walk.step("supervise", "c", "industry", "组一", false, visit);
    assertThat(walk.state).isEqualTo("supervised");
  }

  @Test
  void threePrioritiesCountAlikeAndSayWhy() {
    CaseType gate = TYPES.get("resume-gate");
    assertThat(gate.rules().priorities()).hasSize(3).allMatch(one -> one.points() == 1);
    assertThat(gate.rules().priorities().getFirst().says().zh()).contains("重点企业");
  }

  @Test
  void inQingyangAFilingIsEnoughAndInFanCountyThreeOfficesDecide() {
    Walk filing = new Walk("resume-filing", "621002001");
    assertThat(filing.step("file", "firm", "", Map.of("commitment", false)))
        .isInstanceOf(Decision.Refused.class);
    filing.step("file", "firm", "", Map.of("commitment", true));
    filing.step("receive", "office", "township", Map.of());
    assertThat(filing.facts)
        .extracting(fact -> fact.attributes().get("state"))
        .containsExactly("applied", "accepted", "open");
    Walk fan = new Walk("resume-commitment", "410926100");
    Map<String, Object> said = yes("training", "hazard-check");
    said.put("commitment", List.of("hash"));
    said.put("open-on", "2020-02-27");
    assertThat(why(fan.step("file", "firm", "", said)))
        .as("three days ahead of the 25th")
        .contains("最早2020年2月28日");
    said.put("open-on", "2020-02-28");
    fan.step("file", "firm", "", said);
    fan.step("take", "t", "township", Map.of("finding", "齐全"));
    fan.step("review", "i", "industry", Map.of("finding", "同意"));
    assertThat(fan.step("accept", "i", "command", Map.of()))
        .as("whoever reviewed does not approve")
        .isInstanceOf(Decision.Refused.class);
    fan.step("accept", "c", "command", Map.of());
    assertThat(fan.state).isEqualTo("accepted");
    assertThat(why(fan.step("open", "firm", "", Map.of()))).contains("2020年2月28日");
    fan.now = Instant.parse("2020-02-27T16:30:00Z");
    fan.step("open", "firm", "", Map.of());
    assertThat(fan.state).as("on the stated day, in Beijing").isEqualTo("open");
  }

  @Test
  void aSchemeIsForEveryCountyThatChoosesItAndStandsBeforeWhereItComesFromAlone() {
    List<CaseType> schemes =
        TYPES.values().stream().filter(type -> type.validity().byChoice().isPresent()).toList();
    assertThat(schemes)
        .extracting(CaseType::id)
        .containsExactlyInAnyOrder(
            "resume-same-day", "resume-gate", "resume-commitment", "resume-filing");
    assertThat(schemes).allMatch(type -> !type.cites().isEmpty());
    assertThat(schemes).allMatch(type -> type.validity().scope().equals(List.of("")));
    assertThat(TYPES.get("resume-same-day").validity().comesFrom("410823100")).isTrue();
    assertThat(schemes).noneMatch(type -> type.validity().comesFrom("410922100"));
  }

  @Test
  void fromTheSeventhOfAprilTheNumberInARoomIsNotAskedWhereTheRiskIsLow() {
    CaseType inspection = TYPES.get("firm-inspection");
    String first = "cn-work-guide-2020-02-21";
    java.time.LocalDate april = java.time.LocalDate.of(2020, 4, 7);
    Checklist before = inspection.checklist(first, "4108", april.minusDays(1)).orElseThrow();
    Checklist after = inspection.checklist(first, "4108", april).orElseThrow();
    assertThat(before.id()).isEqualTo(first);
    assertThat(after.id()).isEqualTo("cn-work-guide-2020-04-07");
    assertThat(failed(before, "low")).containsExactly("dormitory-number");
    assertThat(failed(after, "low")).isEmpty();
    assertThat(failed(after, "medium")).containsExactly("dormitory-number");
  }

  /** Everything is right but eight people sleep in a room. */
  private static List<String> failed(Checklist list, String grade) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Checklist.Item item : list.items()) {
      Object answer =
          switch (item.id()) {
            case "dormitory-number" -> 8;
            case "dormitory-space" -> 3;
            default -> true;
          };
      answers.add(Map.of("item", item.id(), "answer", answer));
    }
    FormValues values = new FormValues(Map.of("answers", answers, "grade", grade));
    return lianfang.casework.ChecklistAnswers.of(values, "answers").failed(list, values).stream()
        .map(Checklist.Item::id)
        .toList();
  }

  @Test
  void aFailedInspectionClosesOnlyWhenEachItemIsClosedAndStopsOnlyWhoWasHeard() {
    Walk walk = new Walk("firm-inspection", "410823100");
    walk.step("plan", "a", "industry", Map.of("how", "unannounced", "list", "guide"));
    Map<String, Object> fails = yes();
    fails.putAll(Map.of("failures", List.of("plan", "mechanism"), "findings", "方案不落实"));
    walk.step("fail", "a", "industry", fails);
    walk.open = Map.of("firm-rectification", 2);
    assertThat(walk.step("close", "a", "industry", Map.of())).isInstanceOf(Decision.Refused.class);
    assertThat(walk.step("stop", "a", "industry", Map.of("told", false)))
        .isInstanceOf(Decision.Refused.class);
    walk.step("stop", "a", "industry", Map.of("told", true));
    assertThat(walk.facts.getLast().attributes()).containsEntry("state", "suspended");
    walk.open = Map.of();
    assertThat(walk.step("close", "a", "industry", Map.of()))
        .as("whoever failed it does not close it")
        .isInstanceOf(Decision.Refused.class);
    walk.step("close", "b", "industry", Map.of());
    assertThat(walk.state).isEqualTo("passed");
  }

  @Test
  void whoIsInspectedLearnsOfItWhenSomebodyHasComeAndOfASanctionWhenItIsTold() {
    Walk walk = new Walk("firm-inspection", "410823100");
    walk.step("plan", "a", "industry", Map.of("how", "unannounced", "list", "guide"));
    assertThat(walk.unseenBy).containsExactly("firm");
    walk.step("cancel", "a", "industry", Map.of("reason", "改期"));
    assertThat(walk.unseenBy).as("what was cancelled is never told").containsExactly("firm");
    Walk announced = new Walk("firm-inspection", "410823100");
    announced.step("plan", "a", "industry", Map.of("how", "planned", "list", "guide"));
    assertThat(announced.unseenBy).isEmpty();
    Walk sanction = new Walk("firm-sanction", "410823100");
    sanction.step("propose", "a", "industry", proposed("emergency"));
    assertThat(sanction.unseenBy).containsExactly("firm");
    sanction.step("tell", "a", "industry", Map.of("told-on", "2020-02-25", "hearing-right", true));
    sanction.step("answer", "boss", "firm", Map.of("statement", "已经整改", "hearing-asked", false));
    sanction.step("drop", "a", "industry", Map.of("reason", "已改正"));
    assertThat(sanction.state).isEqualTo("dropped");
    assertThat(sanction.unseenBy).as("what was told once stays told").isEmpty();
  }

  @Test
  void aSanctionIsDecidedBySomebodyElseAfterTheFirmWasHeard() {
    Walk walk = new Walk("firm-sanction", "410823100");
    assertThat(why(walk.step("propose", "a", "industry", proposed("health"))))
        .as("the health department does not sanction by the Work Safety Law")
        .contains("传染病防治法");
    walk.step("propose", "a", "industry", proposed("emergency"));
    walk.step("tell", "a", "industry", Map.of("told-on", "2020-02-25", "hearing-right", true));
    assertThat(walk.desk.desk()).as("the firm's turn").isEqualTo("firm");
    assertThat(why(walk.step("no-answer", "a", "industry", Map.of()))).contains("未满");
    walk.step("answer", "boss", "firm", Map.of("statement", "已经整改", "hearing-asked", true));
    Map<String, Object> decided = yes("statement-considered", "hearing-settled");
    assertThat(why(walk.step("decide", "c", "command", decided))).contains("拟作处罚须为：警告");
    String stop = "decide-stop";
    assertThat(walk.step(stop, "a", "command", decided)).isInstanceOf(Decision.Refused.class);
    assertThat(why(walk.step(stop, "c", "command", decided))).contains("尚未“举行听证”");
    walk.step("hear", "a", "industry", Map.of("hearing-record", List.of("hash")));
    walk.step(stop, "c", "command", decided);
    assertThat(walk.state).isEqualTo("decided");
    assertThat(walk.facts.getLast().attributes()).containsEntry("state", "suspended");
  }

  private static Map<String, Object> proposed(String organ) {
    return Map.of(
        "proof", List.of("hash"), "kind", "stop", "organ", organ, "statute", "safety-2014-94");
  }

  @Test
  void whoeverSaysNothingIsDecidedOnAfterThreeDays() {
    Walk walk = new Walk("firm-sanction", "410823100");
    walk.step("propose", "a", "industry", proposed("emergency"));
    walk.step("tell", "a", "industry", Map.of("told-on", "2020-02-25", "hearing-right", true));
    walk.now = NINE.plusSeconds(3 * 24 * 3600 + 1);
    walk.step("no-answer", "a", "industry", Map.of());
    assertThat(walk.state).isEqualTo("heard");
  }

  @Test
  void aFirmWithoutAnAccountIsHeardOnPaperAndShowsWhatItPutRight() {
    Walk walk = new Walk("firm-sanction", "410823100");
    walk.step("propose", "a", "industry", proposed("emergency"));
    walk.step("tell", "a", "industry", Map.of("told-on", "2020-02-25", "hearing-right", true));
    Map<String, Object> said = Map.of("statement", "已经整改", "papers", List.of("hash"));
    walk.step("answer-on-paper", "a", "industry", said);
    assertThat(walk.state).isEqualTo("heard");
    Walk item = new Walk("firm-rectification", "410823100");
    item.step("find", "a", "industry", Map.of("problem", "食堂没有隔板"));
    item.step("put-right-shown", "t", "township", Map.of("after", List.of("hash")));
    Map<String, Object> seen = yes("verified");
    assertThat(item.step("check", "t", "industry", seen)).isInstanceOf(Decision.Refused.class);
    item.step("check", "b", "industry", seen);
    assertThat(item.state).isEqualTo("closed");
  }

  @Test
  void aCaseAtWorkClosesTheWorkplaceAndLaterTheSmallestUnit() {
    CaseType first = TYPES.get("case-at-work");
    CaseType later = TYPES.get("case-at-work-smallest");
    java.time.LocalDate day = java.time.LocalDate.of(2020, 9, 11);
    assertThat(first.validity().holds("4108", day)).isFalse();
    assertThat(later.validity().holds("4108", day)).isTrue();
    assertThat(later.form("found").orElseThrow().field("extent").orElseThrow().choices())
        .extracting(choice -> choice.value())
        .startsWith("post", "line", "workshop");
    Walk walk = new Walk("case-at-work", "410823100");
    walk.step("close", "c", "command", Map.of("extent", "workplace"));
    assertThat(walk.facts.getFirst().attributes()).containsEntry("extent", "workplace");
  }
}
