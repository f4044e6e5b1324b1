package lianfang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 接口令牌: issued to an account, shown once, kept as a hash. */
@Component
public final class ApiTokens {

  /** A token holds so long. */
  public static final Duration HOLDS = Duration.ofDays(90);

  private static final String PREFIX = "lft_";

  private final Clock clock;
  private final Secrets secrets;
  private final Audit audit;
  private final JdbcClient jdbc;

  ApiTokens(DataSource app, @Qualifier("real") Clock real, Secrets secrets, Audit audit) {
    clock = real;
    this.secrets = secrets;
    this.audit = audit;
    jdbc = JdbcClient.create(app);
  }

  /** Issues a token for this account; the answer is the only time that it can be read. */
  public String issue(Account account, String name, Actor by) {
    if (name.isBlank()) {
      throw new AccessRefused(AccessRefusal.TOKEN_NAME_MISSING);
    }
    UUID id = UUID.randomUUID();
    String token = PREFIX + secrets.token();
    jdbc.sql(
            """
            insert into access.token (id, account, name, hash, created_at, expires_at)
            values (:id, :account, :name, :hash, :now, :expires)
            """)
        .param("id", id)
        .param("account", account.id())
        .param("name", name.strip())
        .param("hash", Secrets.hash(token))
        .param("now", now())
        .param("expires", now().plus(HOLDS))
        .update();
    audit.record(by, AuditAction.TOKEN_ISSUED, null, "", "", "token " + id);
    return token;
  }

  /** The account for which this token acts now; empty where it holds no longer. */
  public Optional<Account> find(String token) {
    byte[] hash = Secrets.hash(token);
    record Found(Account account, boolean lately) {}
    Optional<Found> found =
        jdbc.sql(
                "select t.used_at > :now::timestamptz - interval '1 minute' as lately, "
                    + AccountRows.COLUMNS
                    + " from access.token t join access.account a on a.id = t.account"
                    + " where t.hash = :hash and t.revoked_at is null and t.expires_at > :now"
                    + " and not a.locked")
            .param("hash", hash)
            .param("now", now())
            .query((row, n) -> new Found(AccountRows.read(row, n), row.getBoolean("lately")))
            .optional();
    // At most one write a minute, or thousands of requests would be thousands of writes.
    found.filter(one -> !one.lately()).ifPresent(one -> used(hash));
    return found.map(Found::account);
  }

  /** The tokens of an account, latest first. */
  public List<ApiToken> list(UUID account) {
    return jdbc.sql("select * from access.token where account = :id order by created_at desc")
        .param("id", account)
        .query((row, n) ->
            new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(AccountRows.instant(row, "created_at")),
                Objects.requireNonNull(AccountRows.instant(row, "expires_at")),
                AccountRows.instant(row, "used_at"),
                AccountRows.instant(row, "revoked_at")))
        .list();
  }

  /** Ends a token of this account. */
  public void revoke(UUID account, UUID id, Actor by) {
    jdbc.sql(
            "update access.token set revoked_at = :now where id = :id and account = :account"
                + " and revoked_at is null")
        .param("now", now())
        .param("id", id)
        .param("account", account)
        .update();
    audit.record(by, AuditAction.TOKEN_REVOKED, null, "", "", "token " + id);
  }

  private void used(byte[] hash) {
    jdbc.sql("update access.token set used_at = :now where hash = :hash")
        .param("now", now())
        .param("hash", hash)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
