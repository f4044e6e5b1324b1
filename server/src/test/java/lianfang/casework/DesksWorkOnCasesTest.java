package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.desk.Inbox;
import lianfang.casework.desk.Overdue;
import lianfang.casework.desk.Statistics;
import lianfang.casework.time.Span;
import lianfang.casework.time.Span.Unit;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.fact.playbook.PlaybookRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

class DesksWorkOnCasesTest {

  private static CaseInstance here;
  private static CaseActs acts;
  private static Inbox inbox;

  @BeforeAll
  static void start() {
    here = new CaseInstance();
    acts = here.instance.bean(CaseActs.class);
    inbox = here.instance.bean(Inbox.class);
  }

  @AfterAll
  static void close() {
    here.close();
  }

  @Test
  void whereThousandsWaitTheyAreNotCountedToTheEnd() {
    here.filed();
    here.instance.everywhere(() ->
        here.instance
            .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
            .sql(
                """
                insert into casework.case_row (id, type, edition, state, ended, waits, desk,
                  desk_area, filer, about_kind, about, area, rank, sealed_to, filed_at, changed_at,
                  version, due, number)
                select gen_random_uuid(), c.type, c.edition, c.state, false, n = 1, 'township',
                  '410803001', c.filer, c.about_kind, c.about, '410803001001', 0, '{}', c.filed_at,
                  c.changed_at, n, c.filed_at - n * interval '1 day', n
                from (select * from casework.case_row limit 1) c, generate_series(1, ?) n
                """)
            .param(Inbox.COUNTED + 100)
            .update());
    CaseRecorder many = CaseInstance.person("many", "410803001", "township");
    assertThat(inbox.counts(many))
        .containsEntry(Inbox.Filter.ALL, Inbox.COUNTED + 1L)
        .containsEntry(Inbox.Filter.LATE, Inbox.COUNTED + 1L)
        .containsEntry(Inbox.Filter.WAITING, 1L)
        .containsEntry(Inbox.Filter.MINE, 0L);
  }

  @Test
  void theInboxHasTheHighestRankFirstAndPagesByKey() {
    UUID plain = here.filed();
    UUID urgent =
        here.filed(UUID.randomUUID(), Map.of("kind", "people", "what", "停产等待用工", "urgent", true));
    List<Inbox.Entry> all = inbox.list(here.township, Inbox.Filter.ALL, Optional.empty(), 500);
    assertThat(all).extracting(Inbox.Entry::id).contains(plain, urgent);
    assertThat(all.getFirst().rank()).isEqualTo(10);
    List<Inbox.Entry> first = inbox.list(here.township, Inbox.Filter.ALL, Optional.empty(), 1);
    List<Inbox.Entry> rest =
        inbox.list(here.township, Inbox.Filter.ALL, Optional.of(first.getFirst().key()), 500);
    assertThat(rest).hasSize(all.size() - 1).isEqualTo(all.subList(1, all.size()));
    assertThat(inbox.counts(here.township).get(Inbox.Filter.ALL)).isEqualTo(all.size());
    assertThat(inbox.list(here.industry, Inbox.Filter.ALL, Optional.empty(), 500))
        .extracting(Inbox.Entry::id)
        .doesNotContain(plain);
  }

  @Test
  void whatAColleagueHasClaimedIsTheirsUntilTheyGiveItBack() {
    UUID id = here.filed();
    acts.claim(here.township, act(id, ""));
    assertThatThrownBy(() -> acts.claim(here.colleague, act(id, "")))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("claimed");
    assertThat(inbox.list(here.township, Inbox.Filter.MINE, Optional.empty(), 500))
        .extracting(Inbox.Entry::id)
        .contains(id);
    acts.release(here.township, act(id, ""));
    assertThat(acts.claim(here.colleague, act(id, "")).view().claimant()).contains("colleague");
  }

  @Test
  void aCaseThatBelongsElsewhereIsHandedOverWithAReason() {
    UUID id = here.filed();
    assertThatThrownBy(() -> acts.hand(here.township, act(id, " "), "industry", false))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("reason");
    CaseFile handed = acts.hand(here.township, act(id, "属工信部门职责"), "industry", true);
    assertThat(handed.view().desk()).isEqualTo(new DeskPlace("industry", "410902"));
    assertThat(handed.words()).containsValue("属工信部门职责");
    assertThatThrownBy(() -> here.step(here.township, id, "take")).isInstanceOf(CaseRefused.class);
    assertThat(here.step(here.industry, id, "take").view().state()).isEqualTo("working");
  }

  @Test
  void theCasesOfAnAbsentColleagueGoToWhoeverReplacesThem() {
    UUID id = here.filed();
    acts.claim(here.township, act(id, ""));
    DeskPlace place = new DeskPlace("township", "410902001");
    LocalDate today = LocalDate.of(2020, 2, 26);
    Seats.Seat seat =
        new Seats.Seat("colleague", place, today, today.plusDays(3), null, "township");
    assertThat(acts.absent(here.colleague, UUID.randomUUID(), seat)).isPositive();
    assertThat(here.find(id).view().claimant()).contains("colleague");
    assertThat(here.instance.bean(Seats.class)).isNotNull();
  }

  @Test
  void aDuplicateEndsInTheOtherAndNothingIsLost() {
    UUID one = here.filed();
    UUID two = here.filed();
    CaseFile merged = acts.link(here.township, act(two, ""), one, "merged");
    assertThat(merged.ended()).isTrue();
    assertThat(merged.relations().merged()).contains(one);
    assertThatThrownBy(() -> here.step(here.township, two, "take"))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("merged");
    assertThat(here.find(one).relations().linked()).containsEntry(two, "merged");
    assertThat(counted("select count(*) from casework.case_row"))
        .isEqualTo(
            counted("select count(*) from casework.case_row where ended")
                + counted("select count(*) from casework.case_row where not ended"));
  }

  @Test
  void aDeadlineIsExtendedOnceAndNotByMoreThanItsTypeAllows() {
    UUID id = here.filed();
    here.step(here.township, id, "take");
    Span ten = Span.of(Unit.WORKING_DAYS, 10);
    Span two = Span.of(Unit.WORKING_DAYS, 2);
    assertThatThrownBy(() -> acts.extend(here.township, act(id, "需省里批"), "solve", two))
        .isInstanceOf(CaseRefused.class);
    assertThatThrownBy(() -> acts.extend(here.command, act(id, "需省里批"), "solve", ten))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("at most");
    Instant before = here.find(id).view().terms().get("solve");
    CaseFile later = acts.extend(here.command, act(id, "需省里批"), "solve", two);
    assertThat(later.view().terms().get("solve")).isAfter(before);
    assertThatThrownBy(() -> acts.extend(here.command, act(id, "再延"), "solve", two))
        .isInstanceOf(CaseRefused.class);
  }

  @Test
  void whatIsLateIsToldOnceToWhoeverSupervises() {
    UUID id = here.filed();
    Instant inAWeek = Instant.parse("2020-03-04T10:00:00Z");
    Overdue overdue = here.instance.bean(Overdue.class);
    Integer told = ReflectionTestUtils.invokeMethod(overdue, "tell", inAWeek);
    assertThat(told).isGreaterThanOrEqualTo(2);
    assertThat((Integer) ReflectionTestUtils.invokeMethod(overdue, "tell", inAWeek)).isZero();
    assertThat(inbox.list(here.command, Inbox.Filter.SUPERVISED, Optional.empty(), 500))
        .extracting(Inbox.Entry::id)
        .contains(id);
    assertThat(here.find(id).events())
        .extracting(event -> event.attributes().getOrDefault("how", ""))
        .contains("warned", "overdue");
  }

  @Test
  void aWarningDoesNotMakeAnOpenPageOld() {
    UUID id = here.filed();
    long seen = here.find(id).view().version();
    acts.tellTime(id, "take", false);
    acts.note(here.firm, new Act(UUID.randomUUID(), id, 0, "请尽快"), List.of("township"));
    CaseFile taken =
        here.cases.step(here.township, StepOrder.of(UUID.randomUUID(), id, seen, "take"));
    assertThat(taken.view().state()).isEqualTo("working");
    assertThat(taken.words()).containsValue("请尽快");
  }

  @Test
  void anEditionThatIsWithdrawnTakesNoNewCaseAndRunningOnesGoOn() {
    CaseTypes types = here.instance.bean(CaseTypes.class);
    UUID running = here.filed();
    CaseType old = types.find("firm-problem").orElseThrow();
    TreeMap<String, String> files =
        new TreeMap<>(
            ((CaseTypeFolder)
                    ((Map<?, ?>) ReflectionTestUtils.getField(types, "folders")).get(old.edition()))
                .files());
    CaseTypeFolder before = new CaseTypeFolder("firm-problem", files);
    files.replaceAll((name, text) -> text.replace("working-hours: 2}", "working-hours: 1}"));
    CaseType next = types.offer(new CaseTypeFolder("firm-problem", files));
    assertThat(next.edition()).isNotEqualTo(old.edition());
    UUID newer = here.filed();
    assertThat(here.find(newer).type().edition()).isEqualTo(next.edition());
    types.withdraw(next.edition());
    assertThatThrownBy(() -> here.filed())
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("withdrawn");
    assertThat(here.step(here.township, newer, "take").view().state()).isEqualTo("working");
    CaseFile went = here.step(here.township, running, "take");
    assertThat(went.type().edition()).isEqualTo(old.edition());
    types.offer(before);
  }

  @Test
  void anEditionThatApprovesWithoutARuleIsNotOfferedAndTheOneBeforeIs() {
    CaseTypes types = here.instance.bean(CaseTypes.class);
    CaseType old = types.find("policy-application").orElseThrow();
    CaseTypeFolder folder =
        (CaseTypeFolder)
            ((Map<?, ?>) ReflectionTestUtils.getField(types, "folders")).get(old.edition());
    TreeMap<String, String> files = new TreeMap<>(folder.files());
    files.replaceAll(
        (name, text) -> text.replaceAll("approves: true, cites: \\[[^\\]]*\\]", "approves: true"));
    assertThatThrownBy(() -> types.offer(new CaseTypeFolder("policy-application", files)))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("step grant");
    assertThat(types.find("policy-application")).contains(old);
  }

  @Test
  void statisticsCountWhatWasFiledOpenAndEnded() {
    UUID id = here.filed();
    here.step(here.township, id, "take");
    here.cases.step(here.township, here.solving(id, here.picture(here.township)));
    LocalDate today = LocalDate.of(2020, 2, 26);
    Statistics.Line line =
        here.instance
            .bean(Statistics.class)
            .of(
                here.township,
                new Statistics.Asked("firm-problem", "410902", today, today, Statistics.By.DESK))
            .getFirst();
    assertThat(line.filed()).isEqualTo(line.open() + line.ended());
    assertThat(line.medianSeconds()).isNotNull();
    assertThat(line.inTime()).isPositive();
  }

  private static long counted(String sql) {
    return here.instance.everywhere(
        () -> here.instance.bean(JdbcClient.class).sql(sql).query(Long.class).single());
  }

  private static Act act(UUID id, String words) {
    long seen = here.cases.find(here.command, id).map(file -> file.view().version()).orElseThrow();
    return new Act(UUID.randomUUID(), id, seen, words);
  }

  @Test
  void whoeverIsMentionedFindsTheCaseUntilTheyAnswer() {
    UUID id = here.filed();
    String other = here.command.recorder().account();
    long seen =
        here.instance.bean(Cases.class).find(here.township, id).orElseThrow().view().version();
    acts.note(here.township, new Act(UUID.randomUUID(), id, seen, "请看一下"), List.of(other));
    assertThat(inbox.list(here.command, Inbox.Filter.MENTIONED, Optional.empty(), 50))
        .extracting(Inbox.Entry::id)
        .containsExactly(id);
    assertThat(inbox.counts(here.command)).containsEntry(Inbox.Filter.MENTIONED, 1L);
    assertThat(inbox.counts(here.township)).containsEntry(Inbox.Filter.MENTIONED, 0L);
    acts.note(here.command, new Act(UUID.randomUUID(), id, seen, "看过了"), List.of());
    assertThat(inbox.counts(here.command)).containsEntry(Inbox.Filter.MENTIONED, 0L);
  }

  @Test
  void theCountsAreThoseOfTheLists() {
    here.filed();
    for (CaseRecorder who : List.of(here.township, here.industry, here.command)) {
      inbox
          .counts(who)
          .forEach((filter, count) ->
              assertThat(inbox.list(who, filter, Optional.empty(), 1000))
                  .as(filter.name())
                  .hasSize(count.intValue()));
    }
  }
}
