package lianfang.access;

import static lianfang.access.Office.DESK;
import static lianfang.access.Office.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SigningInTest {

  private static final Office office = new Office();

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void passwordAloneLeadsToEnrolmentAndOpensNothingElse() {
    Account account = office.account("first-time", "village", "410922100101");

    OpenedSession opened = office.signIn.password("First-Time ", PASSWORD, DESK);

    assertThat(opened.session().stage()).isEqualTo(Session.Stage.ENROL);
    assertThat(office.signIn.enrolment(opened.token()).address())
        .startsWith("otpauth://totp/Lianfang:first-time?secret=");
    assertThat(office.signIn.enrolment(opened.token()))
        .isEqualTo(office.signIn.enrolment(opened.token()));
    assertThat(account.secondFactor()).isFalse();
  }

  @Test
  void demoMayDoWithoutTheCode() {
    office.account("demo-worker", "village", "410922100101");

    OpenedSession opened = office.signIn(true).password("demo-worker", PASSWORD, DESK);

    assertThat(opened.session().stage()).isEqualTo(Session.Stage.FULL);
  }

  @Test
  void passwordThenCodeSignsInAndTheSameCodeWorksOnce() {
    Account account = office.account("two-steps", "township", "410922100");
    byte[] secret = office.enrol(account);
    office.clock.move(Duration.ofSeconds(30));
    String code = office.codeNow(secret);
    OpenedSession first = office.signIn.password("two-steps", PASSWORD, DESK);
    OpenedSession second = office.signIn.password("two-steps", PASSWORD, DESK);

    OpenedSession in = office.signIn.code(first.token(), code, DESK);

    assertThat(in.session().stage()).isEqualTo(Session.Stage.FULL);
    assertThat(in.token())
        .as("a new token, so that a planted one is worth nothing")
        .isNotEqualTo(first.token());
    assertThat(office.sessions.find(first.token())).isEmpty();
    assertThat(Office.refusalOf(() -> office.signIn.code(second.token(), code, DESK)))
        .isEqualTo(AccessRefusal.CODE_WRONG);
  }

  @Test
  void codeOfOneStepAgoStillHoldsAndOfTwoStepsDoesNot() {
    byte[] secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    // RFC 6238 appendix B, SHA-1, at 1111111109 seconds: 07081804 of eight digits.
    assertThat(Codes.at(secret, 1111111109L / 30)).isEqualTo("081804");
    java.time.Instant at = java.time.Instant.ofEpochSecond(1111111109L);
    assertThat(Codes.step(secret, "081804", at.plusSeconds(30), 0)).isPresent();
    assertThat(Codes.step(secret, "081804", at.minusSeconds(30), 0)).isPresent();
    assertThat(Codes.step(secret, "081804", at.plusSeconds(60), 0)).isEmpty();
    assertThat(Codes.base32(secret)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @Test
  void recoveryCodeHelpsOnceWhereThePhoneIsLost() {
    Account account = office.account("lost-phone", "village", "410922100101");
    office.enrol(account);
    List<String> codes = office.signIn.recoveryCodes(account.id());
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();

    OpenedSession opened = office.signIn.password("lost-phone", PASSWORD, DESK);
    OpenedSession in = office.signIn.code(opened.token(), codes.getFirst(), DESK);
    assertThat(in.session().stage()).isEqualTo(Session.Stage.FULL);

    OpenedSession again = office.signIn.password("lost-phone", PASSWORD, DESK);
    assertThat(Office.refusalOf(() -> office.signIn.code(again.token(), codes.getFirst(), DESK)))
        .isEqualTo(AccessRefusal.CODE_WRONG);
  }

  @Test
  void fiveWrongPasswordsLockOutForAQuarterOfAnHourEvenTheRightOne() {
    office.account("guessed", "village", "410922100101");
    for (int i = 0; i < SignIn.FAILURES_MAX; i++) {
      assertThat(Office.refusalOf(() -> office.signIn.password("guessed", "wrong", DESK)))
          .isEqualTo(AccessRefusal.WRONG_LOGIN);
    }

    assertThat(Office.refusalOf(() -> office.signIn.password("guessed", PASSWORD, DESK)))
        .isEqualTo(AccessRefusal.LOCKED_OUT);

    office.clock.move(SignIn.LOCKOUT.plusSeconds(1));
    assertThat(office.signIn.password("guessed", PASSWORD, DESK)).isNotNull();
  }

  @Test
  void wrongCodesLockOutAsWell() {
    Account account = office.account("code-guessed", "village", "410922100101");
    office.enrol(account);
    OpenedSession opened = office.signIn.password("code-guessed", PASSWORD, DESK);
    for (int i = 0; i < SignIn.FAILURES_MAX; i++) {
      assertThat(Office.refusalOf(() -> office.signIn.code(opened.token(), "000000", DESK)))
          .isEqualTo(AccessRefusal.CODE_WRONG);
    }

    assertThat(Office.refusalOf(() -> office.signIn.code(opened.token(), "000000", DESK)))
        .isEqualTo(AccessRefusal.LOCKED_OUT);
  }

  @Test
  void unknownLoginReadsLikeAWrongPassword() {
    assertThat(Office.refusalOf(() -> office.signIn.password("nobody-here", PASSWORD, DESK)))
        .isEqualTo(AccessRefusal.WRONG_LOGIN);
  }

  @Test
  void everySignInAndRefusalIsInTheAudit() {
    Account account = office.account("recorded", "village", "410922100101");
    office.enrol(account);
    Office.refusalOf(() -> office.signIn.password("recorded", "wrong", DESK));

    List<AuditEntry> entries =
        office.audit.list(new AuditQuery(account.id().toString(), null, null, null, null, 10));

    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly(
            AuditAction.SIGN_IN_REFUSED,
            AuditAction.SIGNED_IN,
            AuditAction.SECOND_FACTOR_SET,
            AuditAction.PASSWORD_SET);
    assertThat(entries.getFirst().where()).isEqualTo("page 192.0.2.7");
  }
}
