package lianfang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 一次性链接: how a password is set, by its owner alone. The first administrator gets one at the first
 * start, every other account when it is added or reset.
 */
@Component
public final class Links {

  /** A link holds so long. */
  public static final Duration HOLDS = Duration.ofHours(72);

  private final Clock clock;
  private final Secrets secrets;
  private final Passwords passwords;
  private final Accounts accounts;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Links(
      DataSource app,
      @Qualifier("real") Clock real,
      Secrets secrets,
      Passwords passwords,
      Accounts accounts,
      Audit audit) {
    clock = real;
    this.secrets = secrets;
    this.passwords = passwords;
    this.accounts = accounts;
    this.audit = audit;
    jdbc = JdbcClient.create(app);
    transaction = new TransactionTemplate(new JdbcTransactionManager(app));
  }

  /**
   * What a link is for.
   *
   * @param account whose password it sets; empty where it makes the first administrator
   */
  public record Purpose(Optional<Account> account) {}

  /** The link of the first administrator; empty where there is one. Links made before lapse. */
  public Optional<String> firstAdministrator() {
    if (accounts.hasAdministrator()) {
      return Optional.empty();
    }
    jdbc.sql("delete from access.link where account is null").update();
    return Optional.of(make(null));
  }

  /** A link by which the owner of a new account sets the password. */
  public String invitation(UUID account) {
    jdbc.sql("delete from access.link where account = :account").param("account", account).update();
    return make(account);
  }

  /** Takes password, second factor, recovery codes and sessions away and makes a new link. */
  public String reset(UUID account, Actor by) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          jdbc.sql(
                  """
                  update access.account set password_hash = null, code_secret = null,
                    code_secret_pending = null, failures = 0, locked_until = null
                  where id = :id
                  """)
              .param("id", account)
              .update();
          jdbc.sql("delete from access.recovery_code where account = :id")
              .param("id", account)
              .update();
          jdbc.sql(
                  "update access.session set ended_at = :now where account = :id"
                      + " and ended_at is null")
              .param("now", now())
              .param("id", account)
              .update();
          audit.record(by, AuditAction.ACCOUNT_RESET, null, "", "", "account " + account);
          return invitation(account);
        }));
  }

  /** What this link is for; refused where it was used or has expired. */
  public Purpose open(String token) {
    return new Purpose(accountOf(token).flatMap(accounts::find));
  }

  /** Sets the password and uses the link up; returns the login. */
  public String setPassword(String token, String password, Where where) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Account account = open(token).account().orElseThrow(Links::used);
          use(token);
          store(account, password, where);
          return account.login();
        }));
  }

  /** Makes the first administrator and uses the link up; returns the login. */
  public String makeFirst(
      String token, String login, String displayName, String password, Where where) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          if (accountOf(token).isPresent() || accounts.hasAdministrator()) {
            throw used();
          }
          use(token);
          Account account =
              accounts.add(
                  new NewAccount(
                      login, displayName, EnumSet.of(Role.ADMINISTRATOR), Scope.everything()),
                  where.actor("first-administrator"));
          store(account, password, where);
          return account.login();
        }));
  }

  void store(Account account, String password, Where where) {
    jdbc.sql("update access.account set password_hash = :hash where id = :id")
        .param("hash", passwords.hash(account.login(), password))
        .param("id", account.id())
        .update();
    audit.record(where.actor(account.id().toString()), AuditAction.PASSWORD_SET, null, "", "", "");
  }

  private String make(@Nullable UUID account) {
    String token = secrets.token();
    jdbc.sql(
            """
            insert into access.link (hash, account, created_at, expires_at)
            values (:hash, :account, :now, :expires)
            """)
        .param("hash", Secrets.hash(token))
        .param("account", account)
        .param("now", now())
        .param("expires", now().plus(HOLDS))
        .update();
    return token;
  }

  private void use(String token) {
    int used =
        jdbc.sql(
                "update access.link set used_at = :now where hash = :hash and used_at is null"
                    + " and expires_at > :now")
            .param("now", now())
            .param("hash", Secrets.hash(token))
            .update();
    if (used == 0) {
      throw used();
    }
  }

  private Optional<UUID> accountOf(String token) {
    record Row(@Nullable UUID account) {}
    Row row =
        jdbc.sql(
                "select account from access.link where hash = :hash and used_at is null"
                    + " and expires_at > :now")
            .param("hash", Secrets.hash(token))
            .param("now", now())
            .query((found, n) -> new Row(found.getObject("account", UUID.class)))
            .optional()
            .orElseThrow(Links::used);
    return Optional.ofNullable(row.account());
  }

  private static AccessRefused used() {
    return new AccessRefused(AccessRefusal.LINK_USED);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
