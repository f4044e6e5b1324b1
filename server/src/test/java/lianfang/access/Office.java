package lianfang.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.instance.InstanceSettings;
import lianfang.instance.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The whole module on a database of its own, with a clock that a test moves. */
final class Office implements AutoCloseable {

  static final Where DESK = new Where("192.0.2.7", "a browser");
  static final String PASSWORD = "correct horse battery";

  final TestDatabase database = TestDatabase.create();
  final MovedClock clock = new MovedClock();
  final Audit audit = new Audit(database.app(), clock);
  final AuditChain chain = new AuditChain(database.engine());
  final Secrets secrets = new Secrets(database.keys());
  final Accounts accounts = new Accounts(database.app(), clock, audit);
  final Sessions sessions = new Sessions(database.app(), clock, secrets);
  final Passwords passwords = new Passwords();
  final Links links = new Links(database.app(), clock, secrets, passwords, accounts, audit);
  final ApiTokens tokens = new ApiTokens(database.app(), clock, secrets, audit);
  final KeptForms forms = new KeptForms(database.app(), clock, secrets);
  final SignIn signIn = signIn(false);

  SignIn signIn(boolean demo) {
    Instant now = clock.instant();
    return new SignIn(
        database.app(),
        clock,
        InstanceSettings.create("4109", demo, Path.of("data"), now),
        secrets,
        passwords,
        sessions,
        audit);
  }

  /** An account with a password; {@code roles} are joined by blanks. */
  Account account(String login, String roles, String scope) {
    Account added =
        accounts.add(
            new NewAccount(
                login,
                "office of " + login,
                Arrays.stream(roles.split(" ")).map(Role::ofWord).collect(Collectors.toSet()),
                new Scope(Arrays.asList(scope.split(" ")))),
            Actor.operator());
    links.setPassword(links.invitation(added.id()), PASSWORD, DESK);
    return accounts.get(login);
  }

  /** Enrols a code generator; the answer is its secret. */
  byte[] enrol(Account account) {
    OpenedSession opened = signIn.password(account.login(), PASSWORD, DESK);
    signIn.enrolment(opened.token());
    byte[] secret =
        secrets.open(
            database
                .appClient()
                .sql("select code_secret_pending from access.account where id = :id")
                .param("id", account.id())
                .query((row, n) -> row.getBytes(1))
                .single());
    signIn.enrol(opened.token(), codeNow(secret), DESK);
    return secret;
  }

  String codeNow(byte[] secret) {
    return Codes.at(secret, clock.instant().getEpochSecond() / 30);
  }

  static @Nullable AccessRefusal refusal(Runnable work) {
    try {
      work.run();
      return null;
    } catch (AccessRefused refused) {
      return refused.refusal();
    }
  }

  static AccessRefusal refusalOf(Runnable work) {
    return Objects.requireNonNull(refusal(work), "nothing was refused");
  }

  @Override
  public void close() {
    database.close();
  }

  /** A clock that stands still until it is moved. */
  static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
