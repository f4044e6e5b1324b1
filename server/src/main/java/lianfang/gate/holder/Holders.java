package lianfang.gate.holder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianfang.instance.Keys;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 持证人登录: a code of eight digits that a grid worker hands over, and the session that it opens. The
 * real clock counts here, as it does for every sign-in.
 */
@Component
public class Holders {

  /** How long a code may be used. */
  public static final Duration CODE_HOLDS = Duration.ofDays(30);

  /** How long a session lasts. */
  public static final Duration SESSION_HOLDS = Duration.ofDays(7);

  /** So many failures lock a code out for a while. */
  public static final int FAILURES_MAX = 5;

  private static final Duration LOCKOUT = Duration.ofMinutes(15);
  private static final int CODE_END = 100_000_000;
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient engine;
  private final ScopedTransactions transactions;
  private final Keys keys;
  private final Clock real;
  private final SecureRandom random = new SecureRandom();

  Holders(
      @Qualifier("engine") JdbcClient engine,
      ScopedTransactions transactions,
      Keys keys,
      @Qualifier("real") Clock real) {
    this.engine = engine;
    this.transactions = transactions;
    this.keys = keys;
    this.real = real;
  }

  /** Who is signed in. */
  public record Holder(UUID subject, String area) {}

  private record Row(
      String area, byte[] hash, Instant expires, int failures, @Nullable Instant lockedUntil) {}

  /** Makes a code, shown this once; an older one and all sessions by it end. */
  public String code(UUID subject, String area, String account) {
    String code = "%08d".formatted(random.nextInt(CODE_END));
    Instant now = real.instant();
    return transactions.asEngine(() -> {
      engine.sql("delete from gate.holder_session where subject = ?").param(subject).update();
      engine
          .sql(
              """
              insert into gate.holder_code (subject, area, hash, made_at, made_by, expires_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (subject) do update set area = excluded.area, hash = excluded.hash,
                made_at = excluded.made_at, made_by = excluded.made_by,
                expires_at = excluded.expires_at, failures = 0, locked_until = null
              """)
          .params(subject, area, hash(subject + code), utc(now), account, utc(now.plus(CODE_HOLDS)))
          .update();
      return code;
    });
  }

  /**
   * Signs in.
   *
   * @param subject a random id where nobody has the number, so that the same is done for anybody
   * @return the session's token; empty where the code is wrong, old or locked
   */
  public Optional<String> signIn(UUID subject, String code) {
    byte[] given = hash(subject + code);
    return transactions.asEngine(() -> {
      Instant now = real.instant();
      Optional<Row> row = row(subject);
      boolean right =
          MessageDigest.isEqual(given, row.map(Row::hash).orElseGet(() -> new byte[given.length]))
              && row.isPresent()
              && row.get().expires().isAfter(now)
              && !isLocked(row.get(), now);
      engine
          .sql(
              """
              update gate.holder_code set
                failures = case when ? then 0 else (failures + 1) % ? end,
                locked_until = case when not ? and failures + 1 >= ? then ? else locked_until end
              where subject = ? and (locked_until is null or locked_until < ?)
              """)
          .params(
              right, FAILURES_MAX, right, FAILURES_MAX, utc(now.plus(LOCKOUT)), subject, utc(now))
          .update();
      return right ? Optional.of(open(subject, row.get().area(), now)) : Optional.<String>empty();
    });
  }

  private static boolean isLocked(Row row, Instant now) {
    Instant until = row.lockedUntil();
    return until != null && until.isAfter(now);
  }

  private Optional<Row> row(UUID subject) {
    return engine
        .sql("select * from gate.holder_code where subject = ? for update")
        .param(subject)
        .query((row, n) -> {
          OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
          return new Row(
              row.getString("area"),
              row.getBytes("hash"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant(),
              row.getInt("failures"),
              locked == null ? null : locked.toInstant());
        })
        .optional();
  }

  private String open(UUID subject, String area, Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    engine.sql("delete from gate.holder_session where expires_at < ?").param(utc(now)).update();
    engine
        .sql(
            "insert into gate.holder_session (hash, subject, area, expires_at) values (?, ?, ?, ?)")
        .params(hash(token), subject, area, utc(now.plus(SESSION_HOLDS)))
        .update();
    return token;
  }

  /** Who has this token. */
  public Optional<Holder> find(String token) {
    return transactions.asEngine(() ->
        engine
            .sql(
                "select subject, area from gate.holder_session where hash = ?"
                    + " and expires_at > ?")
            .params(hash(token), utc(real.instant()))
            .query(
                (row, n) -> new Holder(row.getObject("subject", UUID.class), row.getString("area")))
            .optional());
  }

  /** Ends a session. */
  public void signOut(String token) {
    transactions.asEngine(() ->
        engine.sql("delete from gate.holder_session where hash = ?").param(hash(token)).update());
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.secret("holder.key"), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
