package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
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

/** A county before its notices are in force: what both situations of an edition's course need. */
abstract class NoticesThatAreDrafts {

  static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String VILLAGE = "410902001001";

  final RunningServer server = new RunningServer(true);
  final Effects effects = new Effects(server);
  String edition = "";

  @BeforeEach
  void seed() throws InterruptedException {
    // These tests say themselves when a minute has come.
    clock().stop();
    server.get(Enacting.class).seed(Path.of("../playbook/notices"));
    server.account("command", Role.COMMAND, "4109");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    edition = register().of(PUYANG).getLast().edition();
  }

  @AfterEach
  void close() {
    server.close();
  }

  void sign(String key, String value) {
    SignedReading reading = new SignedReading(PUYANG, key, value, false, Effects.TODAY);
    sign(reading, effects.reading(reading));
  }

  /** Disease control asks, the command signs what the simulation says. */
  void sign(SignedReading reading, long released) {
    UUID proposal = acts().propose(server.user("cdc"), reading, "minutes of the meeting");
    acts().sign(server.user("command"), PUYANG, proposal, true, released);
    server.get(Enacting.class).follow();
  }

  void putInForce(String one, String over) {
    acts().check(server.user("cdc"), one);
    effects.simulate(one);
    acts().approve(server.user("command"), at(one, over));
    clock().putInForce();
  }

  /** The same notice with another remark in a table, which makes it another edition. */
  String another(String remark) {
    NoticeFolder folder = server.get(Editions.class).folder(edition);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.merge("tables/beijing.csv", remark + "\n", String::concat);
    return server.get(Editions.class).keep(new NoticeFolder(folder.name(), files)).edition();
  }

  Subject arrived() {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, VILLAGE, "2020-02-25 residence village=" + VILLAGE);
    server.tell(person, VILLAGE, "2020-02-25 arrival origin=42");
    return person;
  }

  List<MeasureInterval> intervals(Subject person) {
    return server
        .get(ScopedTransactions.class)
        .in("4", () -> server.get(Outcomes.class).of(List.of(person)));
  }

  List<String> lines(Subject person) {
    return intervals(person).stream()
        .map(one ->
            (one.measure().word() + " " + one.place().word() + " ").strip()
                + " "
                + (one.until() == null ? "" : one.until()))
        .toList();
  }

  List<String> audited(AuditAction action) {
    AuditQuery query = new AuditQuery(null, action, null, null, null, 50);
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(Audit.class).list(query))
        .stream()
        .map(AuditEntry::detail)
        .toList();
  }

  static EditionRefusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    EditionRefused refused = catchThrowableOfType(EditionRefused.class, act);
    assertThat(refused).as("it should have been refused").isNotNull();
    return refused.refusal();
  }

  Approval now(String over) {
    return at(edition, over);
  }

  static Approval at(String edition, String over) {
    return new Approval(edition, over, null, "", 0, true);
  }

  EditionState state() {
    return record().state();
  }

  EditionRecord record() {
    return register().find(edition).orElseThrow();
  }

  EditionRegister register() {
    return server.get(EditionRegister.class);
  }

  EditionClock clock() {
    return server.get(EditionClock.class);
  }

  ReadingBook book() {
    return server.get(ReadingBook.class);
  }

  NoticeActs acts() {
    return server.get(NoticeActs.class);
  }
}
