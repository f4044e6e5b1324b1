package lianfang.gate.pass;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import lianfang.gate.issue.Blocked;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 作废: takes passes back, in numbers that gates ask from. */
@Component
public class PassRevoking {

  /** 作废原因: words of why an official takes a pass back. */
  public static final List<String> REASONS = List.of("lost", "mistake", "misused", "replaced");

  /** The reason where a measure did it. */
  static final String MEASURE = "measure";

  /** The reason where a closure of the place where the holder lives did it. */
  static final String CLOSURE = "closure";

  private static final int LOCK = 25_031;

  private final JdbcClient engine;
  private final ScopedTransactions transactions;
  private final Clock clock;

  PassRevoking(
      @Qualifier("engine") JdbcClient engine, ScopedTransactions transactions, Clock clock) {
    this.engine = engine;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The word of what keeps a holder from a pass that was given. */
  static String reason(Blocked blocked) {
    return switch (blocked.why()) {
      case PLACE_CLOSED, EXITS_UNREAD, EXITS_ALONE -> CLOSURE;
      default -> MEASURE;
    };
  }

  /** Takes back what the caller could see; what was taken back already stays as it is. */
  public int revoke(Collection<IssuedPass> passes, String reason, String account) {
    return transactions.asEngine(() -> revoke(passes, reason, account, null));
  }

  /**
   * The same in the engine's running transaction.
   *
   * @param fact because of which; null where an official does
   */
  int revoke(Collection<IssuedPass> passes, String reason, String account, @Nullable UUID fact) {
    Instant now = clock.instant();
    List<IssuedPass> open =
        passes.stream().filter(one -> one.revoked() == null && one.expires().isAfter(now)).toList();
    if (open.isEmpty()) {
      return 0;
    }
    // Whoever comes second waits, so that a smaller number is never seen after a larger one.
    engine.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).list();
    int taken = 0;
    for (IssuedPass pass : open) {
      byte[] id = HexFormat.of().parseHex(pass.id());
      taken +=
          engine
              .sql(
                  """
                  insert into gate.pass_revocation (number, pass, prefix, area, reason, fact,
                    account, revoked_at, expires_at)
                  select coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?
                    from gate.pass_revocation
                  on conflict (pass) do nothing
                  """)
              .params(
                  java.util.Arrays.asList(
                      id,
                      Revocations.prefix(id),
                      pass.area(),
                      reason,
                      fact,
                      account,
                      PassKeys.utc(now),
                      PassKeys.utc(pass.expires())))
              .update();
    }
    return taken;
  }

  /** The list since a number: all that counts from 0 on, all that came after it otherwise. */
  Revocations since(long from) {
    return transactions.asEngine(() -> {
      Instant now = clock.instant();
      long number =
          engine
              .sql("select coalesce(max(number), 0) from gate.pass_revocation")
              .query(Long.class)
              .single();
      long since = from > number ? 0 : from;
      long[] prefixes =
          engine
              .sql(
                  "select prefix from gate.pass_revocation where number > ? and number <= ?"
                      + " and expires_at > ?")
              .params(since, number, PassKeys.utc(now))
              .query(Long.class)
              .list()
              .stream()
              .mapToLong(Long::longValue)
              .toArray();
      return Revocations.of(
          number, since, now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), prefixes);
    });
  }

  /** The number of the last one. */
  public long number() {
    return engine
        .sql("select coalesce(max(number), 0) from gate.pass_revocation")
        .query(Long.class)
        .single();
  }
}
