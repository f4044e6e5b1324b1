package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.Layers;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.action.NoticeActs;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another notice names the Puyang notice as the one that it replaces. */
class ANoticeIsReplacedByAnotherTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String VILLAGE = "410902001001";

  private final RunningServer server = new RunningServer(true);
  private final Effects effects = new Effects(server);
  private String edition = "";

  @BeforeEach
  void seed() throws InterruptedException {
    // These tests say themselves when a minute has come.
    server.get(EditionClock.class).stop();
    server.get(Enacting.class).seed(Path.of("../playbook/notices"));
    server.account("command", Role.COMMAND, "4109");
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    edition = register().of(PUYANG).getLast().edition();
    putInForce(edition);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void fromItsFirstDayOnlyTheNewerOneSpeaks() {
    Subject person = arrived();
    assertThat(speaking(person)).containsExactly(PUYANG);
    putInForce(replacing("newer", "[\"4109\"]"));
    assertThat(register().find(edition).orElseThrow().state()).isEqualTo(EditionState.SUPERSEDED);
    assertThat(speaking(person)).containsExactly("newer");
    LocalDate day = LocalDate.of(2020, 2, 26);
    assertThat(server.get(HoldingEditions.class).on(day).stream().map(Edition::notice))
        .contains("newer")
        .doesNotContain(PUYANG);
  }

  @Test
  void itIsRefusedWhereItHoldsInLessThanWhatItReplaces() {
    String part = replacing("part", "[\"410902\"]");
    EditionRefused refused =
        catchThrowableOfType(EditionRefused.class, () -> acts().check(server.user("cdc"), part));
    assertThat(refused.refusal()).isEqualTo(EditionRefusal.REPLACES_WIDER);
    assertThat(server.get(Layers.class).replaced(LocalDate.of(2020, 2, 26), null)).isEmpty();
  }

  /** A notice of another name that says the same and replaces the first. */
  private String replacing(String id, String scope) {
    NoticeFolder folder = server.get(Editions.class).folder(edition);
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    String text =
        files
            .get("notice.yaml")
            .replaceFirst("(?m)^id: .*$", "id: " + id)
            .replaceFirst("(?m)^supersedes: .*$", "supersedes: [" + PUYANG + "]")
            .replaceFirst("(?m)^scope: .*$", "scope: " + scope);
    files.put("notice.yaml", text);
    return server.get(Editions.class).keep(new NoticeFolder(id, files)).edition();
  }

  private void putInForce(String one) {
    acts().check(server.user("cdc"), one);
    effects.simulate(one);
    acts().approve(server.user("command"), new Approval(one, "", null, "", 0, true));
    server.get(EditionClock.class).putInForce();
  }

  private Subject arrived() {
    Subject person = Subject.person(UUID.randomUUID());
    server.tell(person, VILLAGE, "2020-02-25 residence village=" + VILLAGE);
    server.tell(person, VILLAGE, "2020-02-25 arrival origin=42");
    return person;
  }

  private List<String> speaking(Subject person) {
    List<MeasureInterval> found =
        server
            .get(ScopedTransactions.class)
            .in("4", () -> server.get(Outcomes.class).of(List.of(person)));
    return found.stream()
        .flatMap(one -> one.bases().stream())
        .map(basis -> basis.notice())
        .distinct()
        .sorted()
        .toList();
  }

  private EditionRegister register() {
    return server.get(EditionRegister.class);
  }

  private NoticeActs acts() {
    return server.get(NoticeActs.class);
  }
}
