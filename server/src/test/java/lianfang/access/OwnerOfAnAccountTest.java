package lianfang.access;

import static lianfang.access.Office.DESK;
import static lianfang.access.Office.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The owner of an account changes password and generator with both of them, and ends sessions. */
class OwnerOfAnAccountTest {

  private static final String FRESH = "another long sentence";

  private static Office office;
  private static OwnAccess own;

  @BeforeAll
  static void open() {
    office = new Office();
    own =
        new OwnAccess(
            office.database.app(),
            office.clock,
            office.signIn,
            office.links,
            office.sessions,
            office.secrets,
            office.audit);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  /** Signs in by password and code; the answer is the session's token. */
  private static String signIn(String login, byte[] secret) {
    office.clock.move(Duration.ofSeconds(60));
    OpenedSession opened = office.signIn.password(login, PASSWORD, DESK);
    return office.signIn.code(opened.token(), office.codeNow(secret), DESK).token();
  }

  private static OwnAccess.Proof proof(String password, byte[] secret) {
    office.clock.move(Duration.ofSeconds(60));
    return new OwnAccess.Proof(password, office.codeNow(secret));
  }

  @Test
  void aNewPasswordNeedsTheOldOneAndACodeAndEndsOtherSessions() {
    office.account("own-password", "township", "410922100");
    byte[] secret = office.enrol(office.accounts.get("own-password"));
    Account account = office.accounts.get("own-password");
    String here = signIn("own-password", secret);
    String elsewhere = signIn("own-password", secret);

    assertThat(
            Office.refusalOf(
                () -> own.changePassword(account, proof("wrong", secret), FRESH, here, DESK)))
        .isEqualTo(AccessRefusal.OLD_PASSWORD_WRONG);
    assertThat(
            Office.refusalOf(() ->
                own.changePassword(
                    account, new OwnAccess.Proof(PASSWORD, "000000"), FRESH, here, DESK)))
        .isEqualTo(AccessRefusal.CODE_WRONG);
    assertThat(
            Office.refusalOf(
                () -> own.changePassword(account, proof(PASSWORD, secret), "short", here, DESK)))
        .isEqualTo(AccessRefusal.PASSWORD_SHORT);
    assertThat(office.sessions.find(elsewhere)).isPresent();

    own.changePassword(account, proof(PASSWORD, secret), FRESH, here, DESK);

    assertThat(office.sessions.find(here)).isPresent();
    assertThat(office.sessions.find(elsewhere)).isEmpty();
    assertThat(Office.refusalOf(() -> office.signIn.password("own-password", PASSWORD, DESK)))
        .isEqualTo(AccessRefusal.WRONG_LOGIN);
    assertThat(office.signIn.password("own-password", FRESH, DESK).session().stage())
        .isEqualTo(Session.Stage.CODE);
  }

  @Test
  void fiveWrongTriesLockWhoeverSitsAtAnOpenScreen() {
    office.account("open-screen", "township", "410922100");
    byte[] secret = office.enrol(office.accounts.get("open-screen"));
    Account account = office.accounts.get("open-screen");
    for (int i = 0; i < 5; i++) {
      Office.refusalOf(() -> own.renewCode(account, proof("guess", secret), DESK));
    }
    assertThat(Office.refusalOf(() -> own.renewCode(account, proof(PASSWORD, secret), DESK)))
        .isEqualTo(AccessRefusal.LOCKED_OUT);
  }

  @Test
  void aRenewedGeneratorTakesTheOldOnesPlaceOnceItIsConfirmed() {
    office.account("new-phone", "township", "410922100");
    byte[] old = office.enrol(office.accounts.get("new-phone"));
    Account account = office.accounts.get("new-phone");
    String here = signIn("new-phone", old);
    assertThat(Office.refusalOf(() -> own.enrolment(account)))
        .as("nothing is shown before the owner is proved")
        .isEqualTo(AccessRefusal.SIGNED_OUT);

    own.renewCode(account, proof(PASSWORD, old), DESK);
    byte[] fresh =
        office.secrets.open(
            office
                .database
                .appClient()
                .sql("select code_secret_pending from access.account where login = 'new-phone'")
                .query((row, n) -> row.getBytes(1))
                .single());
    assertThat(own.enrolment(account).secret()).isEqualTo(Codes.base32(fresh));
    assertThat(signIn("new-phone", old)).as("the old one holds until then").isNotEmpty();
    assertThat(Office.refusalOf(() -> own.confirmCode(account, "000000", here, DESK)))
        .isEqualTo(AccessRefusal.CODE_WRONG);
    office.clock.move(Duration.ofSeconds(60));
    own.confirmCode(account, office.codeNow(fresh), here, DESK);

    office.clock.move(Duration.ofSeconds(60));
    OpenedSession opened = office.signIn.password("new-phone", PASSWORD, DESK);
    assertThat(
            Office.refusalOf(() -> office.signIn.code(opened.token(), office.codeNow(old), DESK)))
        .isEqualTo(AccessRefusal.CODE_WRONG);
    assertThat(office.signIn.code(opened.token(), office.codeNow(fresh), DESK)).isNotNull();
  }

  @Test
  void sessionsAreListedAndEndedOneByOne() {
    office.account("three-places", "township", "410922100");
    byte[] secret = office.enrol(office.accounts.get("three-places"));
    Account account = office.accounts.get("three-places");
    office.sessions.endAll(account.id());
    String here = signIn("three-places", secret);
    String second = signIn("three-places", secret);
    String third = signIn("three-places", secret);

    var open = office.sessions.of(account.id(), here);
    assertThat(open).hasSize(3);
    assertThat(open).filteredOn(Sessions.Open::current).hasSize(1);
    String other = open.stream().filter(one -> !one.current()).findFirst().orElseThrow().id();
    office.sessions.end(account.id(), other);
    assertThat(office.sessions.of(account.id(), here)).hasSize(2);
    office.sessions.end(java.util.UUID.randomUUID(), open.getLast().id());
    assertThat(office.sessions.of(account.id(), here)).as("others end nothing").hasSize(2);
    office.sessions.endOthers(account.id(), here);
    assertThat(office.sessions.of(account.id(), here)).hasSize(1);
    assertThat(office.sessions.find(here)).isPresent();
    assertThat(office.sessions.find(second)).isEmpty();
    assertThat(office.sessions.find(third)).isEmpty();
  }
}
