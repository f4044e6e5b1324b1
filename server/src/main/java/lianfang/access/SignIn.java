package lianfang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.instance.InstanceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 登录: password, then the code of a second device. A demo instance, whose people are invented, may
 * do without the code where none was enrolled.
 */
@Component
public final class SignIn {

  /** So many failures in a row lock an account out. */
  public static final int FAILURES_MAX = 5;

  /** How long a lockout lasts. */
  public static final Duration LOCKOUT = Duration.ofMinutes(15);

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_CODE_BYTES = 10;

  private final Clock clock;
  private final InstanceSettings settings;
  private final Secrets secrets;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Audit audit;
  private final JdbcClient jdbc;

  SignIn(
      DataSource app,
      @Qualifier("real") Clock real,
      InstanceSettings settings,
      Secrets secrets,
      Passwords passwords,
      Sessions sessions,
      Audit audit) {
    clock = real;
    this.settings = settings;
    this.secrets = secrets;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
    jdbc = JdbcClient.create(app);
  }

  /**
   * 绑定: what an authenticator app needs, as an address for a QR code and as text for typing.
   *
   * @param address otpauth address
   * @param secret base 32
   */
  public record Enrolment(String address, String secret) {}

  private record Row(
      Account account,
      @Nullable String passwordHash,
      byte @Nullable [] codeSecret,
      byte @Nullable [] codeSecretPending,
      long codeStepUsed) {}

  /** First step: login and password. */
  public OpenedSession password(String login, String password, Where where) {
    Row row = row(login.strip().toLowerCase(Locale.ROOT));
    boolean right = passwords.matches(password, row == null ? null : row.passwordHash());
    if (row == null) {
      throw refused("unknown", AccessRefusal.WRONG_LOGIN, where);
    }
    Account account = row.account();
    refuseLockedOut(account, where);
    if (!right) {
      throw failed(account, AccessRefusal.WRONG_LOGIN, where);
    }
    if (account.locked()) {
      throw refused(account.id().toString(), AccessRefusal.LOCKED, where);
    }
    if (account.secondFactor()) {
      return sessions.open(account, Session.Stage.CODE, where);
    }
    if (settings.demo()) {
      return signedIn(account, where, "password alone, demo");
    }
    return sessions.open(account, Session.Stage.ENROL, where);
  }

  /** Second step: the code of the authenticator app, or a recovery code. */
  public OpenedSession code(String token, String code, Where where) {
    Row row = rowOf(token, Session.Stage.CODE);
    refuseLockedOut(row.account(), where);
    String typed = code.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    boolean right =
        typed.length() == 6 ? useCode(row, typed) : useRecoveryCode(row.account(), typed, where);
    if (!right) {
      throw failed(row.account(), AccessRefusal.CODE_WRONG, where);
    }
    sessions.end(token);
    return signedIn(row.account(), where, "password and code");
  }

  /** What to show to somebody who has no second factor yet; the same until it is confirmed. */
  public Enrolment enrolment(String token) {
    Row row = rowOf(token, Session.Stage.ENROL);
    byte[] sealed = row.codeSecretPending();
    byte[] secret = sealed == null ? newSecret(row.account()) : secrets.open(sealed);
    return new Enrolment(Codes.address(secret, row.account().login()), Codes.base32(secret));
  }

  /** Confirms the enrolment with a first code and signs in. */
  public OpenedSession enrol(String token, String code, Where where) {
    Row row = rowOf(token, Session.Stage.ENROL);
    byte[] sealed = row.codeSecretPending();
    OptionalLong step =
        sealed == null
            ? OptionalLong.empty()
            : Codes.step(secrets.open(sealed), code.strip(), clock.instant(), 0);
    if (step.isEmpty()) {
      throw new AccessRefused(AccessRefusal.CODE_WRONG);
    }
    int changed =
        jdbc.sql(
                """
                update access.account set code_secret = code_secret_pending,
                  code_secret_pending = null, code_step_used = :step
                where id = :id and code_secret is null
                """)
            .param("step", step.getAsLong())
            .param("id", row.account().id())
            .update();
    if (changed == 0) {
      throw new AccessRefused(AccessRefusal.SIGNED_OUT);
    }
    Actor actor = where.actor(row.account().id().toString());
    audit.record(actor, AuditAction.SECOND_FACTOR_SET, null, "", "", "");
    sessions.end(token);
    return signedIn(row.account(), where, "password and first code");
  }

  /**
   * Somebody signed in proves to be the account's owner, before password or generator change.
   *
   * @throws AccessRefused where password or code are wrong; five wrong tries lock the account
   */
  void prove(Account account, String password, String code, Where where) {
    Row row = row(account.login());
    if (row == null) {
      throw new AccessRefused(AccessRefusal.SIGNED_OUT);
    }
    refuseLockedOut(row.account(), where);
    if (!passwords.matches(password, row.passwordHash())) {
      throw failed(row.account(), AccessRefusal.OLD_PASSWORD_WRONG, where);
    }
    String typed = code.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    boolean right =
        !row.account().secondFactor()
            || (typed.length() == 6
                ? useCode(row, typed)
                : useRecoveryCode(row.account(), typed, where));
    if (!right) {
      throw failed(row.account(), AccessRefusal.CODE_WRONG, where);
    }
  }

  /** New recovery codes, to be shown once; older ones no longer hold. */
  public List<String> recoveryCodes(UUID account) {
    List<String> codes = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = Codes.base32(secrets.bytes(RECOVERY_CODE_BYTES));
      hashes.add(recoveryHash(account, code));
      codes.add(String.join("-", code.split("(?<=\\G.{4})")));
    }
    jdbc.sql("delete from access.recovery_code where account = :account")
        .param("account", account)
        .update();
    jdbc.sql(
            "insert into access.recovery_code (account, hash)"
                + " select :account, unnest(:hashes::bytea[])")
        .param("account", account)
        .param("hashes", hashes.toArray(byte[][]::new))
        .update();
    return codes;
  }

  /** Signs out: the cookie opens nothing any more. */
  public void signOut(String token, Where where) {
    sessions
        .owner(token)
        .ifPresent(account ->
            audit.record(
                where.actor(account.toString()), AuditAction.SIGNED_OUT, null, "", "", ""));
    sessions.end(token);
  }

  private OpenedSession signedIn(Account account, Where where, String how) {
    jdbc.sql("update access.account set failures = 0, locked_until = null where id = :id")
        .param("id", account.id())
        .update();
    audit.record(where.actor(account.id().toString()), AuditAction.SIGNED_IN, null, "", "", how);
    return sessions.open(account, Session.Stage.FULL, where);
  }

  private void refuseLockedOut(Account account, Where where) {
    Instant until = account.lockedUntil();
    if (until != null && clock.instant().isBefore(until)) {
      throw refused(account.id().toString(), AccessRefusal.LOCKED_OUT, where);
    }
  }

  private AccessRefused failed(Account account, AccessRefusal refusal, Where where) {
    int failures =
        jdbc.sql(
                """
                update access.account set
                  failures = case when failures + 1 >= :max then 0 else failures + 1 end,
                  locked_until = case when failures + 1 >= :max then :until::timestamptz
                    else locked_until end
                where id = :id returning failures
                """)
            .param("max", FAILURES_MAX)
            .param("until", time(clock.instant().plus(LOCKOUT)))
            .param("id", account.id())
            .query(Integer.class)
            .single();
    if (failures == 0) {
      audit.record(where.actor(account.id().toString()), AuditAction.LOCKED_OUT, null, "", "", "");
    }
    return refused(account.id().toString(), refusal, where);
  }

  private AccessRefused refused(String account, AccessRefusal refusal, Where where) {
    audit.record(where.actor(account), AuditAction.SIGN_IN_REFUSED, null, "", "", refusal.name());
    return new AccessRefused(refusal);
  }

  private boolean useCode(Row row, String code) {
    byte[] sealed = row.codeSecret();
    if (sealed == null) {
      return false;
    }
    OptionalLong step = Codes.step(secrets.open(sealed), code, clock.instant(), row.codeStepUsed());
    // The condition decides between two browsers that send the same code at the same time.
    return step.isPresent()
        && jdbc.sql(
                    "update access.account set code_step_used = :step"
                        + " where id = :id and code_step_used < :step")
                .param("step", step.getAsLong())
                .param("id", row.account().id())
                .update()
            == 1;
  }

  private boolean useRecoveryCode(Account account, String code, Where where) {
    int used =
        jdbc.sql(
                """
                update access.recovery_code set used_at = :now
                where account = :account and hash = :hash and used_at is null
                """)
            .param("now", time(clock.instant()))
            .param("account", account.id())
            .param("hash", recoveryHash(account.id(), code))
            .update();
    if (used == 1) {
      audit.record(
          where.actor(account.id().toString()), AuditAction.RECOVERY_CODE_USED, null, "", "", "");
    }
    return used == 1;
  }

  private static byte[] recoveryHash(UUID account, String code) {
    return Secrets.hash(account + " " + code);
  }

  private byte[] newSecret(Account account) {
    byte[] secret = secrets.bytes(Codes.SECRET_BYTES);
    jdbc.sql("update access.account set code_secret_pending = :secret where id = :id")
        .param("secret", secrets.seal(secret))
        .param("id", account.id())
        .update();
    return secret;
  }

  private Row rowOf(String token, Session.Stage stage) {
    Session session =
        sessions
            .find(token)
            .filter(one -> one.stage() == stage)
            .orElseThrow(() -> new AccessRefused(AccessRefusal.SIGNED_OUT));
    Row row = row(session.account().login());
    if (row == null) {
      throw new AccessRefused(AccessRefusal.SIGNED_OUT);
    }
    return row;
  }

  private @Nullable Row row(String login) {
    return jdbc.sql(
            "select a.password_hash, a.code_secret, a.code_secret_pending, a.code_step_used, "
                + AccountRows.COLUMNS
                + " from access.account a where a.login = :login")
        .param("login", login)
        .query((row, n) ->
            new Row(
                AccountRows.read(row, n),
                row.getString("password_hash"),
                row.getBytes("code_secret"),
                row.getBytes("code_secret_pending"),
                row.getLong("code_step_used")))
        .optional()
        .orElse(null);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
