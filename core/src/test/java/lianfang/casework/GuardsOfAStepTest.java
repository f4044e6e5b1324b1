package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.Refused;
import lianfang.casework.Decision.Why;
import lianfang.casework.time.WorkingCalendar;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import org.junit.jupiter.api.Test;

class GuardsOfAStepTest {

  private static final Instant NOON = Instant.parse("2020-02-26T06:00:00Z");
  private static final Instant IN_APRIL = Instant.parse("2020-04-08T06:00:00Z");
  private static final String AREA = "410823001201";
  private static final DeskPlace TOWNSHIP = new DeskPlace("township", "410823001");
  private static final String PICTURE = "a".repeat(64);

  private static final Decide DECIDE =
      new Decide(SmallType.DESKS, WorkingCalendar.load(Path.of("../playbook/calendars")));
  private static final CaseType TYPE = SmallType.read();

  @Test
  void filingGoesToTheDeskOfItsAreaWithADeadlineAndARank() {
    CaseView unfiled = view("", Map.of());
    Allowed allowed =
        (Allowed) DECIDE.step(TYPE, unfiled, request("file", Map.of("key", true)), NOON);
    assertThat(allowed.state()).isEqualTo("filed");
    assertThat(allowed.desk()).isEqualTo(TOWNSHIP);
    assertThat(allowed.rank()).isEqualTo(3);
    assertThat(allowed.terms())
        .containsExactly(
            new Decision.Running(
                "visit",
                Instant.parse("2020-02-26T10:00:00Z"),
                Instant.parse("2020-02-26T09:00:00Z")));
  }

  @Test
  void filingIsRefusedOutsideItsDaysAndWithoutACalendar() {
    CaseView unfiled = view("", Map.of());
    assertThat(why(unfiled, request("file", Map.of()), Instant.parse("2021-01-04T06:00:00Z")))
        .isEqualTo(Why.NOT_IN_FORCE);
    Instant lastEvening = Instant.parse("2020-12-31T11:00:00Z");
    assertThat(why(unfiled, request("file", Map.of()), lastEvening)).isEqualTo(Why.NO_CALENDAR);
  }

  @Test
  void allHoldAndTheCaseEnds() {
    Allowed allowed = (Allowed) DECIDE.step(TYPE, seen(), accepting(Map.of()), NOON);
    assertThat(allowed.ended()).isTrue();
    assertThat(allowed.desk()).isEqualTo(TOWNSHIP);
  }

  @Test
  void whatIsMissingIsNamedWithTheRuleThatAsksForItAndWhatToDo() {
    Refused refused = (Refused) DECIDE.step(TYPE, seen(), accepting(Map.of("staff", false)), NOON);
    assertThat(refused.why()).isEqualTo(Why.GUARD);
    assertThat(refused.says().en()).contains("not in place: staff");
    assertThat(refused.says().zh()).contains("未到位：排查");
    assertThat(refused.cites()).extracting(Citation::rule).containsExactly("RES-29");
    assertThat(refused.remedy().en()).isEqualTo("complete it");
  }

  @Test
  void whoeverFiledMayNotAccept() {
    StepRequest own = as(accepting(Map.of()), actor("firm", Optional.of("team-1")), false);
    assertThat(guard(own)).isInstanceOf(Guard.AnotherThan.class);
  }

  @Test
  void anotherTeamThanTheOneThatVisitedMayNotAccept() {
    StepRequest other = as(accepting(Map.of()), actor("b", Optional.of("team-2")), false);
    assertThat(guard(other)).isInstanceOf(Guard.SameTeamAs.class);
    StepRequest none = as(accepting(Map.of()), actor("b", Optional.empty()), false);
    assertThat(guard(none)).isInstanceOf(Guard.SameTeamAs.class);
  }

  @Test
  void whoeverVisitedMayAcceptWithATeamOrWithout() {
    CaseView alone = view("seen", Map.of(), Optional.empty());
    StepRequest same = as(accepting(Map.of()), actor("a", Optional.empty()), false);
    assertThat(DECIDE.step(TYPE, alone, same, NOON)).isInstanceOf(Allowed.class);
    StepRequest moved = as(accepting(Map.of()), actor("a", Optional.of("team-2")), false);
    assertThat(DECIDE.step(TYPE, seen(), moved, NOON)).isInstanceOf(Allowed.class);
    StepRequest other = as(accepting(Map.of()), actor("b", Optional.of("team-1")), false);
    Refused refused = (Refused) DECIDE.step(TYPE, alone, other, NOON);
    assertThat(refused.guard().orElseThrow()).isInstanceOf(Guard.SameTeamAs.class);
  }

  @Test
  void manyAreNotAcceptedAtOnce() {
    StepRequest batch = as(accepting(Map.of()), actor("b", Optional.of("team-1")), true);
    assertThat(guard(batch)).isInstanceOf(Guard.NotBatch.class);
  }

  @Test
  void aDayThatIsTooNearIsRefusedWithTheFirstThatIsNot() {
    CaseType ahead =
        SmallType.changed(
            "{not-batch: true}",
            "{days-ahead: {field: open, days: 3}, cites: {rule: FANXIAN-2020-02-12, zh: 提前三天, en:"
                + " ahead}, remedy: {zh: 请改期, en: choose another day}}");
    Refused refused =
        (Refused) DECIDE.step(ahead, seen(), accepting(Map.of("open", "2020-02-28")), NOON);
    assertThat(refused.says().en()).contains("day of opening: 29 February 2020 at the earliest");
    assertThat(refused.cites()).extracting(Citation::rule).containsExactly("FANXIAN-2020-02-12");
    assertThat(refused.remedy().zh()).isEqualTo("请改期");
    assertThat(DECIDE.step(ahead, seen(), accepting(Map.of()), NOON)).isInstanceOf(Refused.class);
    assertThat(DECIDE.step(ahead, seen(), accepting(Map.of("open", "2020-02-30")), NOON))
        .as("no such day")
        .isInstanceOf(Refused.class);
    assertThat(DECIDE.step(ahead, seen(), accepting(Map.of("open", "2020-02-29")), NOON))
        .isInstanceOf(Allowed.class);
  }

  @Test
  void anOpenPartKeepsTheWholeOpen() {
    CaseView open = view("seen", Map.of("small", 2));
    Refused refused = (Refused) DECIDE.step(TYPE, open, accepting(Map.of()), NOON);
    assertThat(refused.guard().orElseThrow()).isInstanceOf(Guard.NoneOpen.class);
    assertThat(refused.says().en()).contains("2 of 'small'");
  }

  @Test
  void whoeverIsRefusedReadsNamesInTheirLanguageAndNoIds() {
    Decide named =
        new Decide(
            SmallType.DESKS, DECIDE.calendar(), Map.of("small", new Wording("小件", "small matter")));
    StepRequest other = as(accepting(Map.of()), actor("b", Optional.of("team-2")), false);
    assertThat(((Refused) named.step(TYPE, seen(), other, NOON)).says().zh())
        .contains("到场")
        .doesNotContain("visit");
    StepRequest own = as(accepting(Map.of()), actor("firm", Optional.of("team-1")), false);
    assertThat(((Refused) named.step(TYPE, seen(), own, NOON)).says().zh())
        .contains("提交")
        .doesNotContain("file");
    CaseView open = view("seen", Map.of("small", 2));
    Refused whole = (Refused) named.step(TYPE, open, accepting(Map.of()), NOON);
    assertThat(whole.says().zh()).contains("2 件“小件”").doesNotContain("small");
    assertThat(whole.says().en()).contains("2 of 'small matter'");
  }

  @Test
  void whoIsMeantWhatIsMissingAndUntilWhenAreSaidInWordsOfTheReader() {
    CaseType industry =
        SmallType.changed(
            "to: seen, who: [desk]", "to: seen, who: [\"desk:industry\", \"field:shown\"]");
    CaseView filed = view("filed", Map.of());
    StepRequest visit = as(request("visit", Map.of()), actor("b", Optional.empty()), false);
    Refused other = (Refused) DECIDE.step(industry, filed, visit, NOON);
    assertThat(other.says().zh()).isEqualTo("“到场”由“工信部门复工受理台”、“照片”一栏所指的本人办理");
    assertThat(other.says().en())
        .isEqualTo(
            "'visit' is for the desk 'industry bureau, resumption desk' or whoever is named under"
                + " 'picture'");
    Refused unshown = (Refused) DECIDE.step(TYPE, filed, visit, NOON);
    assertThat(unshown.says().zh()).isEqualTo("“到场”需要证据：照片");
    assertThat(unshown.says().en()).isEqualTo("'visit' needs evidence: picture");
    Refused over = filing(TYPE, Instant.parse("2021-01-04T06:00:00Z"));
    assertThat(over.says().zh()).isEqualTo("“小件”只受理到2020年12月31日");
    assertThat(over.says().en()).isEqualTo("'small' was taken until 31 December 2020");
    Refused early = filing(TYPE, Instant.parse("2019-12-30T06:00:00Z"));
    assertThat(early.says().zh()).isEqualTo("“小件”自2020年1月1日起才受理");
    Refused elsewhere =
        filing(
            SmallType.changed("about: enterprise", "about: enterprise\nscope: [\"4109\"]"), NOON);
    assertThat(elsewhere.says().en()).isEqualTo("'small' is not for the area that this is about");
    StepRequest batch = as(accepting(Map.of()), actor("b", Optional.of("team-1")), true);
    Refused many = (Refused) DECIDE.step(TYPE, seen(), batch, NOON);
    assertThat(many.says().zh()).isEqualTo("“验收”的条件不满足：不能批量办理");
  }

  private static Refused filing(CaseType type, Instant at) {
    return (Refused) DECIDE.step(type, view("", Map.of()), request("file", Map.of()), at);
  }

  @Test
  void anItemThatFailedOrWasLeftOutKeepsItOpen() {
    assertThat(guard(accepting(Map.of("list", answers("true", "7")))))
        .isInstanceOf(Guard.ChecklistPassed.class);
    assertThat(guard(accepting(Map.of("list", List.of()))))
        .isInstanceOf(Guard.ChecklistPassed.class);
    assertThat(guard(accepting(Map.of("list", answers("true", "many")))))
        .isInstanceOf(Guard.ChecklistPassed.class);
  }

  @Test
  void theEditionOfAprilAsksForNoNumberWhereTheGradeIsLow() {
    Map<String, Object> crowded = Map.of("list", answers("true", "7"), "grade", "low");
    assertThat(DECIDE.step(TYPE, seen(), accepting(crowded), IN_APRIL)).isInstanceOf(Allowed.class);
    assertThat(DECIDE.step(TYPE, seen(), accepting(crowded), NOON)).isInstanceOf(Refused.class);
  }

  @Test
  void aVisitNeedsAPictureThatIsStored() {
    CaseView filed = view("filed", Map.of());
    StepRequest without =
        new StepRequest(
            "visit",
            7,
            new FormValues(Map.of("shown", PICTURE)),
            Set.of(),
            false,
            actor("b", Optional.empty()));
    assertThat(why(filed, without, NOON)).isEqualTo(Why.NO_EVIDENCE);
  }

  @Test
  void onlyTheRightOnesMayActAndOnlyOnWhatTheySaw() {
    CaseView filed = view("filed", Map.of());
    CaseActor stranger =
        new CaseActor(
            "c",
            Set.of(new DeskPlace("township", "410823002")),
            Set.of(),
            Optional.empty(),
            CaseActor.Kind.PERSON);
    assertThat(why(filed, as(request("visit", Map.of()), stranger, false), NOON))
        .isEqualTo(Why.WRONG_ACTOR);
    assertThat(
            why(filed, as(request("lapse", Map.of()), actor("b", Optional.empty()), false), NOON))
        .isEqualTo(Why.WRONG_ACTOR);
    assertThat(
            DECIDE.step(
                TYPE, filed, as(request("lapse", Map.of()), CaseActor.clock(), false), NOON))
        .isInstanceOf(Allowed.class);
    assertThat(why(filed, request("accept", Map.of()), NOON)).isEqualTo(Why.WRONG_STATE);
    assertThat(why(filed, request("vanish", Map.of()), NOON)).isEqualTo(Why.NO_STEP);
    StepRequest old =
        new StepRequest(
            "visit", 6, FormValues.EMPTY, Set.of(), false, actor("b", Optional.empty()));
    assertThat(why(filed, old, NOON)).isEqualTo(Why.OLD_VERSION);
  }

  private static Guard guard(StepRequest request) {
    return ((Refused) DECIDE.step(TYPE, seen(), request, NOON)).guard().orElseThrow();
  }

  private static Why why(CaseView now, StepRequest request, Instant at) {
    return ((Refused) DECIDE.step(TYPE, now, request, at)).why();
  }

  private static StepRequest accepting(Map<String, Object> changed) {
    Map<String, Object> values = new HashMap<>();
    values.put("plan", true);
    values.put("staff", true);
    values.put("list", answers("true", "4"));
    values.putAll(changed);
    return as(request("accept", values), actor("b", Optional.of("team-1")), false);
  }

  private static List<Map<String, Object>> answers(String masks, String beds) {
    return List.of(
        Map.of("item", "masks", "answer", masks), Map.of("item", "beds", "answer", beds));
  }

  private static StepRequest request(String step, Map<String, Object> values) {
    long seen = step.equals("file") ? 0 : 7;
    return new StepRequest(
        step, seen, new FormValues(values), Set.of(), false, actor("firm", Optional.empty()));
  }

  private static StepRequest as(StepRequest given, CaseActor by, boolean batch) {
    return new StepRequest(given.step(), given.seen(), given.values(), given.evidence(), batch, by);
  }

  private static CaseActor actor(String account, Optional<String> team) {
    return new CaseActor(account, Set.of(TOWNSHIP), Set.of(), team, CaseActor.Kind.PERSON);
  }

  private static CaseView seen() {
    return view("seen", Map.of());
  }

  private static CaseView view(String state, Map<String, Integer> open) {
    return view(state, open, Optional.of("team-1"));
  }

  private static CaseView view(String state, Map<String, Integer> open, Optional<String> team) {
    boolean filed = !state.isEmpty();
    List<CaseView.Done> done =
        filed
            ? List.of(
                new CaseView.Done("file", "firm", NOON, Optional.empty()),
                new CaseView.Done("visit", "a", NOON, team))
            : List.of();
    return new CaseView(
        new UUID(1, 1),
        "small",
        TYPE.edition(),
        state,
        filed ? TOWNSHIP : new DeskPlace("", AREA),
        Optional.empty(),
        "firm",
        new Subject(Subject.Kind.ENTERPRISE, new UUID(2, 2)),
        AREA,
        NOON,
        filed ? 7 : 0,
        done,
        open,
        filed ? new FormValues(Map.of("shown", PICTURE)) : FormValues.EMPTY,
        filed ? Map.of("visit", NOON) : Map.of());
  }
}
