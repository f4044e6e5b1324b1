package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.access.AuditAction;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.simulation.Kept;
import lianfang.web.signin.NotAllowed;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The notices of the playbook are drafts; nothing holds until the command has consented. */
class AnEditionGoesThroughTheCommandTest extends NoticesThatAreDrafts {

  @BeforeEach
  void moreOffices() {
    server.account("second", Role.COMMAND, "4109");
    server.account("neighbour", Role.COMMAND, "4108");
    server.account("department", Role.DEPARTMENT, "4109");
  }

  @Test
  void nothingTakesEffectWithoutTheCommandsConsentAndTheAttemptIsAudited() {
    Subject person = arrived();
    assertThatThrownBy(() -> acts().approve(server.user("department"), now("")))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> acts().approve(server.user("neighbour"), now("")))
        .isInstanceOf(NotAllowed.class);
    assertThat(refusal(() -> acts().approve(server.user("command"), now(""))))
        .isEqualTo(EditionRefusal.NOT_CHECKED);
    assertThat(audited(AuditAction.REFUSED)).anyMatch(text -> text.contains("NOT_CHECKED"));
    assertThat(clock().putInForce()).isZero();
    assertThat(lines(person)).isEmpty();

    acts().check(server.user("cdc"), edition);
    assertThat(state()).isEqualTo(EditionState.CHECKED);
    assertThat(refusal(() -> acts().approve(server.user("command"), now(""))))
        .isEqualTo(EditionRefusal.NOT_SIMULATED);
    effects.simulate(edition);
    assertThat(state()).isEqualTo(EditionState.SIMULATED);
    acts().approve(server.user("command"), now(""));
    clock().putInForce();

    assertThat(state()).isEqualTo(EditionState.IN_FORCE);
    assertThat(audited(AuditAction.EDITION_STEP)).hasSize(3);
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
    assertThat(lines(person)).contains("isolation undecided 2020-03-10");
    EditionRecord.Step put = record().step("in-force").orElseThrow();
    assertThat(put.by()).isEqualTo(server.user("command").getName());
    assertThat(server.get(Activations.class).of(put.seq())).isPresent();
    aReadingLeadsToItsSwitchAndTheSwitchToTheReading();
  }

  private void aReadingLeadsToItsSwitchAndTheSwitchToTheReading() {
    Visit command = server.signedIn("command");
    String reading = "/readings/" + PUYANG + "/day-count";
    java.util.regex.Matcher link =
        java.util.regex.Pattern.compile("/notices/switches/[0-9]+")
            .matcher(command.open(reading + "?lang=en").body());
    assertThat(link.find()).as("the reading leads to the switch that it caused").isTrue();
    assertThat(command.open(link.group() + "?lang=en").body())
        .contains("href=\"" + reading)
        .doesNotContain("reading day-count signed");
  }

  @Test
  void whoDraftedItCannotApproveItAndTwoApproversAtOnceGiveOne() throws Exception {
    server
        .get(EditionOffice.class)
        .drafted(server.user("command").recorder(), edition, null, "made it");
    acts().check(server.user("cdc"), edition);
    effects.simulate(edition);
    assertThat(refusal(() -> acts().approve(server.user("command"), now(""))))
        .isEqualTo(EditionRefusal.SAME_PERSON);
    server.account("third", Role.COMMAND, "41");
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<Boolean>> tries = new ArrayList<>();
    try (ExecutorService officials = Executors.newFixedThreadPool(2)) {
      for (String login : List.of("second", "third")) {
        tries.add(
            officials.submit(() -> {
              begin.await();
              try {
                acts().approve(server.user(login), now(""));
                return true;
              } catch (EditionRefused refused) {
                assertThat(refused.refusal()).isEqualTo(EditionRefusal.ALREADY_DONE);
                return false;
              }
            }));
      }
      begin.countDown();
    }
    List<Boolean> won = new ArrayList<>();
    for (Future<Boolean> one : tries) {
      won.add(one.get());
    }
    assertThat(won).containsExactlyInAnyOrder(true, false);
    long approvals =
        record().steps().stream().filter(step -> step.step().equals("approved")).count();
    assertThat(approvals).isEqualTo(1);
  }

  @Test
  void theMinuteIsKeptByTheDomainClockAndSurvivesARestart() {
    Instant tomorrow = server.get(Clock.class).instant().plus(Duration.ofDays(1));
    acts().check(server.user("cdc"), edition);
    effects.simulate(edition);
    Instant past = tomorrow.minus(Duration.ofDays(2));
    assertThat(
            refusal(() ->
                acts()
                    .approve(server.user("command"), new Approval(edition, "", past, "", 0, true))))
        .isEqualTo(EditionRefusal.MINUTE_PAST);
    acts().approve(server.user("command"), new Approval(edition, "", tomorrow, "", 0, true));
    assertThat(clock().putInForce()).isZero();
    assertThat(state()).isEqualTo(EditionState.APPROVED);

    // Another object knows nothing but the facts, as after a restart.
    Clock later = Clock.offset(server.get(Clock.class), Duration.ofHours(25));
    EditionClock restarted =
        new EditionClock(
            register(), server.get(NoticeLock.class), server.get(Enacting.class), later);
    assertThat(restarted.putInForce()).isEqualTo(1);
    assertThat(restarted.putInForce()).isZero();
    assertThat(record().from()).isEqualTo(LocalDate.of(2020, 2, 27));
  }

  @Test
  void aRefusedApprovalKeepsWhatWasTyped() {
    acts().check(server.user("cdc"), edition);
    effects.simulate(edition);
    String page = "/notices/" + PUYANG + "/editions/" + edition;
    Visit command = server.signedIn("command");
    command.open(page + "?lang=en");
    List<String> typed =
        List.of("over", "", "at", "2020-02-25T00:00", "reason", "as the meeting decided");
    assertThat(command.send(page + "/approve?lang=en", typed).body())
        .contains("The minute is past", "as the meeting decided", "2020-02-25T00:00");
    assertThat(state()).isEqualTo(EditionState.SIMULATED);
  }

  @Test
  void anEditionWhoseBaseHoldsNoMoreIsApprovedAsAFirstOneByWhoKnowsIt() {
    putInForce(edition, "");
    String second = another("# one remark");
    server
        .get(EditionOffice.class)
        .drafted(server.user("cdc").recorder(), second, edition, "shorter");
    acts().check(server.user("cdc"), second);
    acts().withdraw(server.user("command"), edition, "issued by mistake", 0);
    clock().putInForce();
    effects.simulate(second);
    assertThat(refusal(() -> acts().approve(server.user("command"), at(second, edition))))
        .as("the approver saw one that holds no more")
        .isEqualTo(EditionRefusal.BASE_GONE);
    acts().approve(server.user("command"), at(second, ""));
    assertThat(clock().putInForce()).isOne();
    assertThat(register().find(second).orElseThrow().state()).isEqualTo(EditionState.IN_FORCE);
  }

  @Test
  void anEditionWhoseBaseChangedMeanwhileIsRefusedAndTheNextOneSupersedes() {
    putInForce(edition, "");
    String second = another("# one remark");
    String third = another("# another remark");
    acts().check(server.user("cdc"), second);
    acts().check(server.user("cdc"), third);
    effects.simulate(second);
    effects.simulate(third);
    assertThat(refusal(() -> acts().approve(server.user("command"), at(second, ""))))
        .as("the approver saw nothing in force")
        .isEqualTo(EditionRefusal.BASE_CHANGED);
    acts().approve(server.user("command"), at(second, edition));
    assertThat(refusal(() -> acts().approve(server.user("second"), at(third, edition))))
        .isEqualTo(EditionRefusal.OTHER_WAITS);
    clock().putInForce();
    assertThat(refusal(() -> acts().approve(server.user("second"), at(third, edition))))
        .isEqualTo(EditionRefusal.BASE_CHANGED);

    // Both begin on one day: the one that was put in force last holds, and it alone.
    assertThat(state()).isEqualTo(EditionState.SUPERSEDED);
    Subject person = arrived();
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
    List<MeasureInterval> found = intervals(person);
    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().bases())
        .allMatch(basis -> !basis.notice().equals(PUYANG) || basis.edition().equals(second));
  }

  @Test
  void withdrawalNeedsAReasonAndTheNumberOfPeople() {
    putInForce(edition, "");
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
    Subject person = arrived();
    assertThat(lines(person)).isNotEmpty();
    assertThat(refusal(() -> acts().withdraw(server.user("command"), edition, " ", 1)))
        .isEqualTo(EditionRefusal.REASON_MISSING);
    assertThat(refusal(() -> acts().withdraw(server.user("command"), edition, "an error", 0)))
        .isEqualTo(EditionRefusal.COUNT_DIFFERS);
    acts().withdraw(server.user("command"), edition, "an error", 1);
    server.get(Enacting.class).follow();
    assertThat(lines(person)).isEmpty();
    EditionRecord.Step step = record().step("withdrawn").orElseThrow();
    assertThat(step.reason()).isEqualTo("an error");
    Activations.Report report = server.get(Activations.class).of(step.seq()).orElseThrow();
    assertThat(report.released()).isEqualTo(1);
    assertThat(report.under()).isZero();
    assertThat(refusal(() -> acts().check(server.user("cdc"), edition)))
        .isEqualTo(EditionRefusal.OVER);
  }

  @Test
  void aReadingIsSignedByNameWithGroundAndDayAndMovesTheEnd() {
    putInForce(edition, "");
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
    Subject person = arrived();
    String table =
        """
        day-count | day-after             | 2020-02-26 |     | CITATION_MISSING
        day-count | moon                  | 2020-02-26 | why | VALUE_MISSING
        key-areas | 99@2020-01-23         | 2020-02-26 | why | VALUE_MISSING
        key-areas | moon!!                | 2020-02-26 | why | VALUE_MISSING
        day-count | day-after             | 2020-02-27 | why | DAY_AHEAD
        nonsense  | day-after             | 2020-02-26 | why | READING_UNKNOWN
        """;
    for (String line : table.lines().toList()) {
      List<String> cell = List.of(line.split("\\|")).stream().map(String::strip).toList();
      LocalDate from = LocalDate.parse(cell.get(2));
      SignedReading reading = new SignedReading(PUYANG, cell.get(0), cell.get(1), false, from);
      assertThat(refusal(() -> acts().propose(server.user("cdc"), reading, cell.get(3))))
          .as(line)
          .hasToString(cell.get(4));
    }
    UUID proposal = acts().propose(server.user("command"), sameDay(), "why");
    assertThatThrownBy(() -> acts().sign(server.user("cdc"), PUYANG, proposal, true, 0))
        .isInstanceOf(NotAllowed.class);
    assertThat(refusal(() -> acts().sign(server.user("second"), PUYANG, proposal, true, 0)))
        .isEqualTo(EditionRefusal.READING_NOT_SIMULATED);
    effects.reading(sameDay());
    assertThat(refusal(() -> acts().sign(server.user("second"), PUYANG, proposal, false, 0)))
        .isEqualTo(EditionRefusal.ASSUMPTION_UNNAMED);
    assertThat(refusal(() -> acts().sign(server.user("command"), PUYANG, proposal, true, 0)))
        .as("it shortens an isolation, and the command itself asked for it")
        .isEqualTo(EditionRefusal.READING_SAME_PERSON);

    sign("day-count", "same-day");

    assertThat(lines(person)).containsExactly("isolation undecided 2020-03-09", "double-report ");
    ReadingBook.Signature now = book().current(PUYANG, "day-count").orElseThrow();
    assertThat(now.by()).isEqualTo(server.user("command").getName());
    assertThat(now.cites()).isEqualTo("minutes of the meeting");
    assertThat(book().of(PUYANG).stream().filter(one -> !one.isCurrent()))
        .as("earlier signatures stay: with the edition, and one more of the same value")
        .filteredOn(one -> one.reading().key().equals("day-count"))
        .hasSize(2);
    Activations.Report report = server.get(Activations.class).of(now.seq()).orElseThrow();
    assertThat(report.shorter()).isEqualTo(1);
    assertThat(refusal(() -> acts().sign(server.user("second"), PUYANG, proposal, true, 0)))
        .as("somebody has signed meanwhile")
        .isEqualTo(EditionRefusal.SIGNED_MEANWHILE);
  }

  @Test
  void aReadingCountsInItsAreaAndUntilItsLastDay() {
    putInForce(edition, "");
    Subject person = arrived();
    SignedReading there =
        new SignedReading(PUYANG, "day-count", "same-day", false, "410922", Effects.TODAY, null);
    effects.reading(there);
    sign(there, 0);
    assertThat(lines(person)).contains("isolation undecided 2020-03-10");
    SignedReading here =
        new SignedReading(
            PUYANG, "day-count", "same-day", false, "410902", Effects.TODAY, Effects.TODAY);
    effects.reading(here);
    sign(here, 0);
    assertThat(lines(person)).contains("isolation undecided 2020-03-09");
    assertThat(
            server.get(HoldingEditions.class).on(Effects.TODAY.plusDays(1)).stream()
                .filter(one -> one.notice().equals(PUYANG))
                .map(one -> one.readingsIn("410902001001").get("day-count")))
        .containsExactly("day-after");
    assertThat(state()).as("an edition cut by readings is one").isEqualTo(EditionState.IN_FORCE);
    assertThat(record().until()).isNull();
  }

  @Test
  void aReadingOfADraftTakesEffectWithItsApprovalByName() {
    putInForce(edition, "");
    Subject person = arrived();
    SortedMap<String, String> files =
        new TreeMap<>(server.get(Editions.class).folder(edition).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "readings.yaml", (name, text) -> text.replace("value: day-after\n", "value: same-day\n"));
    String next = server.get(Editions.class).keep(new NoticeFolder(PUYANG, files)).edition();
    acts().check(server.user("cdc"), next);
    Kept kept = effects.ran(List.of(next), Map.of(), Effects.TODAY, "4109");
    acts().simulated(server.user("cdc"), next);
    Approval unnamed = new Approval(next, edition, null, "", 0, false);
    assertThat(refusal(() -> acts().approve(server.user("command"), unnamed)))
        .isEqualTo(EditionRefusal.ASSUMPTION_UNNAMED);
    acts().approve(server.user("command"), at(next, edition));
    clock().putInForce();
    assertThat(lines(person)).contains("isolation undecided 2020-03-09");
    ReadingBook.Signature now = book().current(PUYANG, "day-count").orElseThrow();
    assertThat(now.by()).isEqualTo(server.user("command").getName());
    assertThat(now.cites()).contains("convention B");
    EditionRecord.Step put = register().find(next).orElseThrow().step("in-force").orElseThrow();
    Activations.Report report = server.get(Activations.class).of(put.seq()).orElseThrow();
    assertThat(report.shorter()).isEqualTo(1).isEqualTo(kept.figures().totals().shorter());
    assertThat(report.generation())
        .as("one switch for the edition and its readings")
        .isEqualTo(server.get(Activations.class).of(now.seq()).orElseThrow().generation());
  }

  private static SignedReading sameDay() {
    return new SignedReading(PUYANG, "day-count", "same-day", false, LocalDate.of(2020, 2, 26));
  }
}
