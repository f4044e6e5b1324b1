package lianfang.gate.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.CheckpointKind;
import lianfang.gate.PassReason;
import lianfang.gate.issue.IssueRefusal;
import lianfang.gate.issue.PassForm;
import lianfang.instance.Keys;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A resident gets a pass, becomes a contact, and loses it; gates learn of it by their lists. */
class APassFollowsTheOutcomeTest {

  private static final String VILLAGE = "410902001001";
  private static final Gate GATE = new Gate(410902001001L, CheckpointKind.VILLAGE);

  private static RulebookInstance instance;
  private static PassIssuing issuing;
  private static GateLists lists;

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
    instance.enact();
    issuing = instance.bean(PassIssuing.class);
    lists = instance.bean(GateLists.class);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void aResidentHasAPassUntilAMeasureComesAndTheGateLearnsItByTheDelta() throws Exception {
    UUID resident = resident();
    PassIssuing.Given given = issue(resident, PassForm.PHONE);
    PublicKey root = root();
    KeyList keys = KeyList.read(lists.keys().bytes(), root, Signatures.ofTheJdk());
    Revocations before = revocations(0, root);
    assertThat(verify(given.token(), keys, before)).isEqualTo(PassReason.VALID);

    instance.append(Subject.person(resident), "2020-02-25 contact of=confirmed");
    instance.followed();

    Revocations after = before.plus(revocations(before.number(), root));
    assertThat(verify(given.token(), keys, after)).isEqualTo(PassReason.REVOKED);
    assertThat(verify(given.token(), keys, revocations(0, root))).isEqualTo(PassReason.REVOKED);
    IssuedPass kept = instance.everywhere(() -> issuing.of(resident, 5)).getFirst();
    assertThat(kept.reason()).isEqualTo("measure");
    assertThat(instance.everywhere(() -> issuing.mayHold(resident)).blocked().orElseThrow())
        .satisfies(blocked -> {
          assertThat(blocked.why()).isEqualTo(IssueRefusal.UNDER_ISOLATION);
          assertThat(blocked.bases()).isNotEmpty();
        });
    assertThatThrownBy(() -> issue(resident, PassForm.PAPER))
        .hasMessage("no pass: under-isolation");
  }

  @Test
  void aFactThatBringsNoMeasureTakesNothingBack() {
    UUID resident = resident();
    issue(resident, PassForm.PAPER);
    instance.append(Subject.person(resident), "2020-02-25 temperature celsius=36.5");
    instance.followed();
    assertThat(instance.everywhere(() -> issuing.of(resident, 5)).getFirst().revoked()).isNull();
  }

  @Test
  void aPhoneLivesShortAndAPaperLongerAndNeitherBeyondWhatWasAgreed() {
    UUID resident = resident();
    Instant now = instance.bean(Clock.class).instant();
    assertThat(issue(resident, PassForm.PHONE).pass().expires())
        .isBefore(now.plusSeconds(13 * 3600));
    assertThat(issue(resident, PassForm.PAPER).pass().expires())
        .isAfter(now.plusSeconds(6 * 86_400));
    PassIssuing.Given agreed =
        instance.everywhere(
            () -> issuing.issue(order(resident, PassForm.PAPER), LocalDate.of(2020, 2, 27)));
    assertThat(agreed.pass().expires()).isEqualTo(Instant.parse("2020-02-27T16:00:00Z"));
  }

  @Test
  void aKeyFollowsAnotherAheadAndOneThatIsTakenBackVoidsItsPasses() throws Exception {
    PassKeys keys = instance.bean(PassKeys.class);
    PassIssuing.Given old = issue(resident(), PassForm.PHONE);
    byte[] signing = PassToken.read(old.token()).kid();
    PassKeys.Held next = keys.rotate("admin");
    assertThat(next.key().from()).isAfter(instance.bean(Clock.class).instant());
    assertThat(PassToken.read(issue(resident(), PassForm.PHONE).token()).kid())
        .as("gates that are offline do not know the new key yet")
        .isEqualTo(signing);
    long number = keys.number();
    keys.revoke(signing);
    assertThat(keys.number()).isGreaterThan(number);
    KeyList list = KeyList.read(lists.keys().bytes(), root(), Signatures.ofTheJdk());
    assertThat(verify(old.token(), list, revocations(0, root()))).isEqualTo(PassReason.KEY_REVOKED);
    assertThat(PassToken.read(issue(resident(), PassForm.PHONE).token()).kid())
        .as("another key is made at once")
        .isNotEqualTo(signing);
  }

  @Test
  void privateKeysLieInTheirFolderAndNowhereInTheDatabase() throws Exception {
    issue(resident(), PassForm.PHONE);
    root();
    Path folder = instance.bean(Keys.class).folder();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> passKeys =
          files.filter(file -> file.getFileName().toString().matches("pass-.*\\.key")).toList();
      assertThat(passKeys).hasSizeGreaterThanOrEqualTo(2);
      for (Path file : passKeys) {
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
      }
    }
    String columns =
        instance
            .database()
            .engineClient()
            .sql(
                "select string_agg(column_name, ' ' order by ordinal_position)"
                    + " from information_schema.columns"
                    + " where table_schema = 'gate' and table_name = 'pass_key'")
            .query(String.class)
            .single();
    assertThat(columns)
        .isEqualTo(
            "kid algorithm spki issuer usable_from usable_until revoked_at made_at made_by file");
  }

  @Test
  void anotherVillageSeesNoPassOfThisOne() {
    UUID resident = resident();
    PassIssuing.Given given = issue(resident, PassForm.PHONE);
    byte[] id = HexFormat.of().parseHex(given.pass().id());
    var transactions = instance.bean(lianfang.instance.ScopedTransactions.class);
    assertThat(transactions.in("410922", () -> issuing.list(List.of(id)))).isEmpty();
    assertThat(transactions.in("410902", () -> issuing.list(List.of(id)))).hasSize(1);
  }

  private static UUID resident() {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(person, "2020-02-20 residence village=" + VILLAGE);
    return person.id();
  }

  private static IssueOrder order(UUID subject, PassForm form) {
    return new IssueOrder(
        subject,
        VILLAGE,
        "张 1234",
        List.of(new Allowance.FreeMovement(List.of(410902L))),
        form,
        "tester");
  }

  private static PassIssuing.Given issue(UUID subject, PassForm form) {
    return instance.everywhere(() -> issuing.issue(order(subject, form), null));
  }

  private static PublicKey root() throws Exception {
    return Signatures.ofTheJdk()
        .publicKey(SignatureAlgorithm.ES256, instance.bean(PassKeys.class).root());
  }

  private static Revocations revocations(long from, PublicKey root) throws Unreadable {
    return Revocations.read(lists.revocations(from).bytes(), root, Signatures.ofTheJdk());
  }

  private static PassReason verify(String token, KeyList keys, Revocations revocations) {
    return instance
        .bean(PassVerifier.class)
        .verify(token, keys, revocations, GATE, instance.bean(Clock.class).instant())
        .reason();
  }
}
