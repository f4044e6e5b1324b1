package lianfang.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.store.FactRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 台账浏览: pages through the ledger as the transaction's scope sees it, newest position first. */
@Component
public class LedgerBrowser {

  private static final int MOST = 1_000;

  private final JdbcClient client;

  LedgerBrowser(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  /**
   * Which facts are wanted; null or empty means all.
   *
   * @param area division code or its beginning
   * @param subject opaque id
   * @param kind word of a kind
   * @param day on which they happened, Asia/Shanghai
   * @param before only positions below this one, for the next page
   */
  public record Wanted(
      String area,
      @Nullable UUID subject,
      @Nullable String kind,
      @Nullable LocalDate day,
      @Nullable Long before) {

    /** All facts, newest first. */
    public static Wanted all() {
      return new Wanted("", null, null, null, null);
    }
  }

  /**
   * A sealed fact with its place in the chain.
   *
   * @param position dense, from 1
   * @param block the block that links it
   * @param sealedAt when it became known, UTC
   * @param hash of its content, hexadecimal
   * @param correctedBy the numbers (F-…) of its corrections, in order
   */
  public record Entry(
      long position,
      long block,
      Instant sealedAt,
      String hash,
      List<String> correctedBy,
      Fact fact) {}

  /** At most {@code limit} (1 to 1,000) entries, newest position first. */
  public List<Entry> list(Wanted wanted, int limit) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder("f.area ^@ ?");
    values.add(wanted.area());
    add(where, values, " and f.subject_id = ?", wanted.subject());
    add(where, values, " and f.kind = ?", wanted.kind());
    if (wanted.day() != null) {
      add(where, values, " and f.happened_at >= ?", utc(Days.start(wanted.day())));
      add(where, values, " and f.happened_at < ?", utc(Days.start(wanted.day().plusDays(1))));
    }
    add(where, values, " and s.first_position < ?", wanted.before());
    add(where, values, " and s.first_position + f.seq - s.first_seq < ?", wanted.before());
    values.add(Math.clamp(limit, 1, MOST));
    return client
        .sql(
            "select s.first_position + f.seq - s.first_seq as position, s.block, b.sealed_at,"
                + " encode(f.hash, 'hex') as hex, "
                + "array(select 'F-' || c.seq from fact.fact c where c.corrects = f.id"
                + " order by c.seq) as corrections, "
                + FactRows.COLUMNS
                + " from fact.seal s join fact.fact f on f.seq between s.first_seq and s.last_seq"
                + " join fact.block b on b.number = s.block where "
                + where
                + " order by s.first_position desc, f.seq desc limit ?")
        .params(values)
        .query((rows, n) ->
            new Entry(
                rows.getLong("position"),
                rows.getLong("block"),
                FactRows.instant(rows, "sealed_at"),
                rows.getString("hex"),
                List.of((String[]) rows.getArray("corrections").getArray()),
                FactRows.fact(rows)))
        .list();
  }

  /** The sealed fact with this number, such as 1029 for F-1029. */
  public Optional<Entry> find(long seq) {
    return client
        .sql("select fact.position_of(?) + 1")
        .param(seq)
        .query(Long.class)
        .optional()
        .flatMap(next -> list(new Wanted("", null, null, null, next), 1).stream().findFirst())
        .filter(entry -> entry.fact().seq() == seq);
  }

  private static void add(
      StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(condition);
      values.add(value);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
