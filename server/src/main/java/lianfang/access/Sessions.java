package lianfang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 会话: who is signed in, in the database, so that a restart signs nobody out. It ends after half an
 * hour without a request, after twelve hours in any case, and at the fourth sign-in elsewhere.
 */
@Component
public final class Sessions {

  /** A session ends after this time without a request. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** A session ends after this time in any case. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** So many sessions an account may have; a further one ends the oldest. */
  public static final int AT_ONCE = 3;

  private static final Duration KEPT = Duration.ofDays(7);

  private static final String ALIVE =
      """
       s.ended_at is null and s.seen_at > :now::timestamptz - interval '%d seconds'
        and s.created_at > :now::timestamptz - interval '%d seconds'
      """
          .formatted(IDLE.toSeconds(), LONGEST.toSeconds());

  private static final String FIND =
      "select s.stage, s.seen_at, "
          + AccountRows.COLUMNS
          + " from access.session s join access.account a on a.id = s.account"
          + " where s.hash = :hash and not a.locked and"
          + ALIVE;

  private final Clock clock;
  private final Secrets secrets;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Sessions(DataSource app, @Qualifier("real") Clock real, Secrets secrets) {
    clock = real;
    this.secrets = secrets;
    jdbc = JdbcClient.create(app);
    transaction = new TransactionTemplate(new JdbcTransactionManager(app));
  }

  private record Found(Session session, Instant seenAt) {}

  /** The live session of this cookie; being found keeps it alive. */
  public Optional<Session> find(String token) {
    Optional<Found> found =
        jdbc.sql(FIND)
            .param("hash", Secrets.hash(token))
            .param("now", now())
            .query((row, n) ->
                new Found(
                    new Session(
                        AccountRows.read(row, n), Session.Stage.ofWord(row.getString("stage"))),
                    Objects.requireNonNull(AccountRows.instant(row, "seen_at"))))
            .optional();
    found.ifPresent(one -> seen(token, one.seenAt()));
    return found.map(Found::session);
  }

  /** Whose session this cookie was, alive or ended within the last week. */
  public Optional<UUID> owner(String token) {
    return jdbc.sql("select account from access.session where hash = :hash")
        .param("hash", Secrets.hash(token))
        .query(UUID.class)
        .optional();
  }

  /** Ends the session of this cookie. */
  public void end(String token) {
    jdbc.sql("update access.session set ended_at = :now where hash = :hash and ended_at is null")
        .param("now", now())
        .param("hash", Secrets.hash(token))
        .update();
  }

  /**
   * A session as its owner sees it.
   *
   * @param id the hash of its cookie, hexadecimal, which opens nothing
   * @param since when somebody signed in, UTC
   * @param seen the last request, about to the minute, UTC
   * @param address from where
   * @param agent the browser as it calls itself
   * @param current whether it is the session that asks
   */
  public record Open(
      String id, Instant since, Instant seen, String address, String agent, boolean current) {}

  /** The live sessions of an account, the latest first; {@code token} is the one that asks. */
  public List<Open> of(UUID account, String token) {
    return jdbc.sql(
            "select encode(s.hash, 'hex') as id, s.created_at, s.seen_at, s.address, s.agent,"
                + " s.hash = :hash as current from access.session s where s.account = :account"
                + " and s.stage = 'full' and"
                + ALIVE
                + " order by s.seen_at desc")
        .param("hash", Secrets.hash(token))
        .param("account", account)
        .param("now", now())
        .query((row, n) ->
            new Open(
                row.getString("id"),
                Objects.requireNonNull(AccountRows.instant(row, "created_at")),
                Objects.requireNonNull(AccountRows.instant(row, "seen_at")),
                row.getString("address"),
                row.getString("agent"),
                row.getBoolean("current")))
        .list();
  }

  /** Ends one session of this account. */
  public void end(UUID account, String id) {
    jdbc.sql(
            "update access.session set ended_at = :now where account = :account"
                + " and encode(hash, 'hex') = :id and ended_at is null")
        .param("now", now())
        .param("account", account)
        .param("id", id)
        .update();
  }

  /** Ends all sessions of an account but the one with this cookie. */
  public void endOthers(UUID account, String token) {
    jdbc.sql(
            "update access.session set ended_at = :now where account = :account"
                + " and hash <> :hash and ended_at is null")
        .param("now", now())
        .param("account", account)
        .param("hash", Secrets.hash(token))
        .update();
  }

  /** Ends all sessions of an account. */
  public void endAll(UUID account) {
    jdbc.sql(
            "update access.session set ended_at = :now where account = :account"
                + " and ended_at is null")
        .param("now", now())
        .param("account", account)
        .update();
  }

  /** Opens a session; the oldest ones beyond the limit end. */
  OpenedSession open(Account account, Session.Stage stage, Where where) {
    String token = secrets.token();
    transaction.executeWithoutResult(status -> {
      purge();
      jdbc.sql(
              """
              insert into access.session
                (hash, account, stage, created_at, seen_at, address, agent)
              values (:hash, :account, :stage, :now, :now, :address, :agent)
              """)
          .param("hash", Secrets.hash(token))
          .param("account", account.id())
          .param("stage", stage.word())
          .param("now", now())
          .param("address", where.address())
          .param("agent", where.agent())
          .update();
      endBeyondLimit(account.id());
    });
    return new OpenedSession(token, new Session(account, stage));
  }

  private void endBeyondLimit(UUID account) {
    jdbc.sql(
            """
            update access.session set ended_at = :now where hash in (
              select hash from access.session s where s.account = :account and
            """
                + ALIVE
                + " order by created_at desc, seen_at desc offset "
                + AT_ONCE
                + ")")
        .param("now", now())
        .param("account", account)
        .update();
  }

  private void purge() {
    jdbc.sql("delete from access.session where created_at < :long_ago")
        .param("long_ago", now().minus(KEPT))
        .update();
  }

  private void seen(String token, Instant seenAt) {
    // At most one write a minute, or every request would be a write.
    if (seenAt.isBefore(clock.instant().minusSeconds(60))) {
      jdbc.sql("update access.session set seen_at = :now where hash = :hash")
          .param("now", now())
          .param("hash", Secrets.hash(token))
          .update();
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
