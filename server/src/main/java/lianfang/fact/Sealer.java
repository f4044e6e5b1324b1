package lianfang.fact;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
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
  private static final int FETCHED_AT_ONCE = 5_000;

  private static final String TAKE =
      """
      with taken as (delete from fact.unsealed returning seqs),
      placed as (
        insert into fact.seal (position, seq, block)
        select ? + row_number() over (order by seq), seq, ?
        from (select unnest(seqs) as seq from taken) t
        returning position, seq)
      select p.position, p.seq, f.hash from placed p join fact.fact f using (seq)
      order by p.position
      """;

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Sealer(@Qualifier("engine") DataSource engine, Clock clock) {
    this.client = JdbcClient.create(engine);
    this.template = new JdbcTemplate(engine);
    this.template.setFetchSize(FETCHED_AT_ONCE);
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
          return sealVisible();
        }));
  }

  /** Whether facts wait to be sealed. */
  public boolean waiting() {
    return client.sql("select exists (select from fact.unsealed)").query(Boolean.class).single();
  }

  private long sealVisible() {
    if (!waiting()) {
      return 0;
    }
    Head head = head().orElseGet(() -> new Head(0, 0, Chain.START, Instant.EPOCH));
    long number = head.block() + 1;
    Chain.Root root = new Chain.Root();
    long[] last = {head.position()};
    template.query(
        TAKE,
        (ResultSet rows) -> {
          last[0] = rows.getLong(1);
          root.add(rows.getLong(2), rows.getBytes(3));
        },
        head.position(),
        number);
    Instant now = ContentHash.precise(clock.instant());
    Instant sealedAt = now.isBefore(head.sealedAt()) ? head.sealedAt() : now;
    byte[] finished = root.finish();
    long first = head.position() + 1;
    client
        .sql("insert into fact.block values (?, ?, ?, ?, ?, ?)")
        .params(number, first, last[0], finished)
        .param(Chain.link(head.link(), number, first, last[0], finished, sealedAt))
        .param(OffsetDateTime.ofInstant(sealedAt, ZoneOffset.UTC))
        .update();
    return last[0] - head.position();
  }

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
