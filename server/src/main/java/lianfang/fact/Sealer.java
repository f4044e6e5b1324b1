package lianfang.fact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import lianfang.fact.store.FactRows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 封存: gives committed facts a dense position and links them in blocks. Each append leaves its
 * numbers in a queue in its own transaction; sealing takes the queue's visible rows away. So a late
 * commit is sealed late, and never skipped or sealed twice.
 */
@Component
public class Sealer {

  private static final long ONE_AN_INSTANCE = 4_109_0001L;

  /** Bounds what the database gathers for one root. */
  private static final int APPENDS_A_BLOCK = 200;

  /** Runs end at these positions, so that whoever reads some positions reads little more. */
  static final int LONGEST_RUN = 1_000;

  private static final String TAKE =
      """
      with taken as (
        delete from fact.unsealed
        where ctid = any (array(select ctid from fact.unsealed limit %d))
        returning seqs),
      placed as (
        select seq, ? + row_number() over (order by seq) as position
        from taken, unnest(seqs) as seq),
      runs as (
        insert into fact.seal (first_position, last_position, first_seq, last_seq, block)
        select min(position), max(position), min(seq), max(seq), ?
        from placed group by position - seq, position / %d
        returning first_position, last_position, first_seq, last_seq)
      select (select max(last_position) from runs),
        sha256(string_agg(int8send(f.seq) || f.hash, '' order by f.seq))
      from runs r cross join lateral (
        -- The offset keeps it a question a run, which the index answers: a join of ranges compared
        -- each of four million facts with each run.
        select seq, hash from fact.fact where seq between r.first_seq and r.last_seq offset 0) f
      """
          .formatted(APPENDS_A_BLOCK, LONGEST_RUN);

  private final JdbcClient client;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Sealer(@Qualifier("engine") DataSource engine, Clock clock) {
    this.client = JdbcClient.create(engine);
    this.clock = clock;
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * The last block of the chain.
   *
   * @param block its number, 0 before the first
   * @param position of the last sealed fact
   * @param link its hash, hexadecimal
   * @param sealedAt UTC
   */
  public record Head(long block, long position, String link, Instant sealedAt) {}

  /**
   * Seals what is committed and waits; waits itself while another process does.
   *
   * @return how many facts got a position
   */
  public long seal() {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          client
              .sql("select pg_advisory_xact_lock(?)")
              .param(ONE_AN_INSTANCE)
              .query((rows, n) -> true)
              .list();
          long sealed = 0;
          while (waiting()) {
            sealed += sealVisible();
          }
          return sealed;
        }));
  }

  /** Whether facts wait to be sealed. */
  public boolean waiting() {
    return client.sql("select exists (select from fact.unsealed)").query(Boolean.class).single();
  }

  private long sealVisible() {
    Head head = head().orElseGet(() -> new Head(0, 0, Chain.START, Instant.EPOCH));
    long number = head.block() + 1;
    Sealed sealed =
        client
            .sql(TAKE)
            .params(head.position(), number)
            .query((rows, n) -> new Sealed(rows.getLong(1), rows.getBytes(2)))
            .single();
    Instant now = ContentHash.precise(clock.instant());
    Instant sealedAt = now.isBefore(head.sealedAt()) ? head.sealedAt() : now;
    long first = head.position() + 1;
    long last = sealed.last();
    client
        .sql("insert into fact.block values (?, ?, ?, ?, ?, ?)")
        .params(number, first, last, sealed.root())
        .param(Chain.link(head.link(), number, first, last, sealed.root(), sealedAt))
        .param(OffsetDateTime.ofInstant(sealedAt, ZoneOffset.UTC))
        .update();
    return last - head.position();
  }

  /** What one statement sealed: the same root as {@link Chain.Root} makes of the facts. */
  private record Sealed(long last, byte[] root) {}

  /** The last block; empty while nothing is sealed. */
  public Optional<Head> head() {
    return client
        .sql("select * from fact.block order by number desc limit 1")
        .query((rows, n) ->
            new Head(
                rows.getLong("number"),
                rows.getLong("last_position"),
                rows.getString("link"),
                FactRows.instant(rows, "sealed_at")))
        .optional();
  }

  /** The last position that was sealed at {@code knownAt} (UTC); 0 before the first. */
  public long positionAt(Instant knownAt) {
    return client
        .sql("select coalesce(max(last_position), 0) from fact.block where sealed_at <= ?")
        .param(OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
