package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.AuditQuery;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.action.NoticeActs;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command signs what somebody has seen, and nothing that has become another since. */
class AnApprovalRestsOnASimulationTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String VILLAGE = "410902001001";

  private final RunningServer server = new RunningServer(true);
  private final Effects effects = new Effects(server);
  private String edition = "";

  @BeforeEach
  void seed() throws InterruptedException {
    // These tests say themselves when a minute has come.
    clock().stop();
    server.get(Enacting.class).seed(Path.of("../playbook/notices"));
    server.account("command", Role.COMMAND, "4109");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    edition = register().of(PUYANG).getLast().edition();
    putInForce(edition, "");
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void onlyASimulationOfThisEditionOverAllOfItsAreasByTheRulesOfTodayCounts() {
    String next = another("# next");
    String other = another("# other");
    acts().check(server.user("cdc"), next);
    effects.ran(List.of(other), Map.of(), Effects.TODAY, "4109");
    effects.ran(List.of(next), Map.of(), Effects.TODAY, "410902");
    effects.ran(List.of(next), Map.of(), Effects.TODAY.minusDays(1), "4109");
    effects.ran(List.of(next), Map.of(PUYANG + "/day-count", "same-day"), Effects.TODAY, "4109");
    assertThat(refusal(() -> acts().simulated(server.user("cdc"), next)))
        .isEqualTo(EditionRefusal.NOT_SIMULATED);
    effects.simulate(next);
    assertThat(refusal(() -> acts().simulated(server.user("cdc"), next)))
        .as("the same simulation was recorded already")
        .isEqualTo(EditionRefusal.ALREADY_DONE);

    sign("day-count", "same-day");

    assertThat(refusal(() -> acts().approve(server.user("command"), at(next, edition))))
        .as("other readings are in force now")
        .isEqualTo(EditionRefusal.SIMULATION_OLD);
    effects.simulate(next);
    server
        .database()
        .asOwner("update rulebook.simulation set asked_at = asked_at - interval '25 hours'");
    assertThat(refusal(() -> acts().approve(server.user("command"), at(next, edition))))
        .as("it is older than a day")
        .isEqualTo(EditionRefusal.SIMULATION_OLD);
    effects.simulate(next);
    acts().approve(server.user("command"), at(next, edition));
    assertThat(register().find(next).orElseThrow().state()).isEqualTo(EditionState.APPROVED);
  }

  @Test
  void anEditionThatReleasesEverybodyIsApprovedOnlyByTheNumber() {
    List<Subject> people = List.of(arrived(), arrived(), arrived());
    SortedMap<String, String> files =
        new TreeMap<>(server.get(Editions.class).folder(edition).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/arrivals.csv",
        (name, text) -> text.replaceAll("\\|,(central|home|undecided),[0-9]+", "|,none,0"));
    String none = server.get(Editions.class).keep(new NoticeFolder(PUYANG, files)).edition();
    acts().check(server.user("cdc"), none);
    effects.simulate(none);
    for (long wrong : List.of(0L, 2L, 4L)) {
      Approval approval = new Approval(none, edition, null, "", wrong);
      assertThat(refusal(() -> acts().approve(server.user("command"), approval)))
          .isEqualTo(EditionRefusal.RELEASE_UNCONFIRMED);
    }
    assertThat(audited(AuditAction.REFUSED)).anyMatch(text -> text.contains("RELEASE_UNCONFIRMED"));
    acts().approve(server.user("command"), new Approval(none, edition, null, "", 3));
    clock().putInForce();
    assertThat(people).allMatch(one -> !lines(one).toString().contains("isolation"));
  }

  private void sign(String key, String value) {
    UUID seen = book().current(PUYANG, key).map(ReadingBook.Signature::fact).orElse(null);
    acts()
        .sign(
            server.user("command"),
            new SignedReading(PUYANG, key, value, false, LocalDate.of(2020, 2, 26)),
            "minutes of the meeting",
            true,
            seen);
    server.get(Enacting.class).follow();
  }

  private void putInForce(String one, String over) {
    acts().check(server.user("cdc"), one);
    effects.simulate(one);
    acts().approve(server.user("command"), at(one, over));
    clock().putInForce();
  }

  /** The same notice with another remark in a table, which makes it another edition. */
  private String another(String remark) {
    NoticeFolder folder = server.get(Editions.class).folder(edition);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.merge("tables/beijing.csv", remark + "\n", String::concat);
    return server.get(Editions.class).keep(new NoticeFolder(folder.name(), files)).edition();
  }

  private Subject arrived() {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, VILLAGE, "2020-02-25 residence village=" + VILLAGE);
    server.tell(person, VILLAGE, "2020-02-25 arrival origin=42");
    return person;
  }

  private List<MeasureInterval> intervals(Subject person) {
    return server
        .get(ScopedTransactions.class)
        .in("4", () -> server.get(Outcomes.class).of(List.of(person)));
  }

  private List<String> lines(Subject person) {
    return intervals(person).stream()
        .map(one ->
            (one.measure().word() + " " + one.place().word() + " ").strip()
                + " "
                + (one.until() == null ? "" : one.until()))
        .toList();
  }

  private List<String> audited(AuditAction action) {
    AuditQuery query = new AuditQuery(null, action, null, null, null, 50);
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(Audit.class).list(query))
        .stream()
        .map(AuditEntry::detail)
        .toList();
  }

  private static EditionRefusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    EditionRefused refused = catchThrowableOfType(EditionRefused.class, act);
    assertThat(refused).as("it should have been refused").isNotNull();
    return refused.refusal();
  }

  private static Approval at(String edition, String over) {
    return new Approval(edition, over, null, "", 0);
  }

  private NoticeActs acts() {
    return server.get(NoticeActs.class);
  }

  private ReadingBook book() {
    return server.get(ReadingBook.class);
  }

  private EditionClock clock() {
    return server.get(EditionClock.class);
  }

  private EditionRegister register() {
    return server.get(EditionRegister.class);
  }
}
