package lianfang.gate.passage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * 通行月份: a month of passages is sealed some days after its end, with its count and root as one fact,
 * and dropped whole after the legal days, with one fact that proves it.
 */
@Component
public final class PassageMonths {

  /** A month is sealed so long after its end: most devices have sent everything by then. */
  static final Duration SETTLED = Duration.ofDays(3);

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final Recorder GATE = new Recorder("gate", Scope.everything());

  private static final String ROWS =
      """
      copy (
        select id, extract(epoch from happened_at), extract(epoch from recorded_at),
          extract(epoch from device_time), device_offset, checkpoint, device, area, neighbour,
          subject, pass, vehicle, direction, people, temperature, verdict, time_known
        from gate.passage
        where happened_at >= '%s' and happened_at < '%s'
          and recorded_at > '%s' and recorded_at <= '%s'
        order by id)
      to stdout
      """;

  private final DataSource app;
  private final JdbcClient client;
  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final PassageDays days;
  private final Clock clock;
  private final FactIds ids;

  /** Months of one instance. */
  public PassageMonths(
      DataSource app,
      ScopedTransactions transactions,
      Ledger ledger,
      PassageDays days,
      Clock clock) {
    this.app = app;
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.ledger = ledger;
    this.days = days;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * A month, or what came to it after it had been sealed.
   *
   * @param until everything recorded up to then, and after the part before
   */
  public record Seal(LocalDate month, int part, long passages, String root, Instant until) {}

  /** What was done at one look. */
  public record Turned(int sealed, int dropped) {}

  /** Seals and drops what is due; called every hour and wherever it is asked for. */
  public Turned turn() {
    Instant now = clock.instant();
    int sealed = 0;
    int dropped = 0;
    for (LocalDate month : months()) {
      if (days.over(month, now)) {
        // What came late is proved as well before it goes.
        seal(month);
        drop(month);
        dropped++;
      } else if (settled(month, now) && seals(month).isEmpty()) {
        sealed += seal(month) == null ? 0 : 1;
      }
    }
    return new Turned(sealed, dropped);
  }

  /** Seals and drops every month whatever its age: the emergency is over. Returns how many rows. */
  public long dropAll() {
    long dropped = 0;
    for (LocalDate month : months()) {
      seal(month);
      dropped += drop(month);
    }
    return dropped;
  }

  private static boolean settled(LocalDate month, Instant now) {
    return Days.start(month.plusMonths(1)).plus(SETTLED).isBefore(now);
  }

  /** The months of which passages are here, oldest first. */
  public List<LocalDate> months() {
    return client
        .sql(
            """
            select to_date(substring(c.relname from 'passage_(.*)'), 'YYYY_MM')
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'gate.passage'::regclass
            order by 1
            """)
        .query(LocalDate.class)
        .list();
  }

  /** What was sealed of a month, part by part. */
  public List<Seal> seals(LocalDate month) {
    return client
        .sql(
            "select part, passages, root, until from gate.passage_seal where month = ?"
                + " order by part")
        .param(month)
        .query((row, n) ->
            new Seal(
                month,
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Seals what a month holds and no seal has yet.
   *
   * @return null where there is nothing new
   */
  public @Nullable Seal seal(LocalDate month) {
    Seal[] made = new Seal[1];
    transactions.in(
        EVERYWHERE,
        () -> {
          lock(month);
          made[0] = sealLocked(month);
          return true;
        });
    return made[0];
  }

  private @Nullable Seal sealLocked(LocalDate month) {
    List<Seal> before = seals(month);
    Instant from = before.isEmpty() ? Instant.EPOCH : before.getLast().until();
    Instant until = lastRecorded(month);
    if (until == null || !until.isAfter(from)) {
      return null;
    }
    Seal seal = read(month, before.size() + 1, from, until);
    Map<String, String> said =
        Map.of(
            "month", month.toString(),
            "part", Integer.toString(seal.part()),
            "passages", Long.toString(seal.passages()),
            "root", seal.root());
    UUID fact = state("passages-sealed", said);
    client
        .sql("insert into gate.passage_seal values (?, ?, ?, ?, ?, ?)")
        .params(
            month, seal.part(), seal.passages(), seal.root(), until.atOffset(ZoneOffset.UTC), fact)
        .update();
    return seal;
  }

  private @Nullable Instant lastRecorded(LocalDate month) {
    return client
        .sql("select max(recorded_at) from gate.passage where happened_at >= ? and happened_at < ?")
        .param(Days.start(month).atOffset(ZoneOffset.UTC))
        .param(Days.start(month.plusMonths(1)).atOffset(ZoneOffset.UTC))
        .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  /**
   * Counts and hashes again what each seal of a month holds; equal to {@link #seals} or changed.
   */
  public List<Seal> recount(LocalDate month) {
    return transactions.in(
        EVERYWHERE,
        () -> {
          Instant[] from = {Instant.EPOCH};
          return seals(month).stream()
              .map(seal -> {
                Seal again = read(month, seal.part(), from[0], seal.until());
                from[0] = seal.until();
                return again;
              })
              .toList();
        });
  }

  private Seal read(LocalDate month, int part, Instant from, Instant until) {
    String sql = ROWS.formatted(Days.start(month), Days.start(month.plusMonths(1)), from, until);
    PassageRoot root = new PassageRoot();
    Connection connection = DataSourceUtils.getConnection(app);
    try {
      CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
      try {
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
          root.add(row);
        }
      } finally {
        if (out.isActive()) {
          out.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("passages of " + month, e));
    } finally {
      DataSourceUtils.releaseConnection(connection, app);
    }
    long count = root.count();
    return new Seal(month, part, count, root.finish(), until);
  }

  private long drop(LocalDate month) {
    return transactions.in(
        EVERYWHERE,
        () -> {
          lock(month);
          List<Seal> parts = seals(month);
          long passages = parts.stream().mapToLong(Seal::passages).sum();
          Map<String, String> said =
              Map.of(
                  "month", month.toString(),
                  "parts", Integer.toString(parts.size()),
                  "passages", Long.toString(passages),
                  "days", Integer.toString(days.days()));
          UUID proof = state("passages-dropped", said);
          return client
              .sql("select gate.drop_month(?, ?)")
              .params(month, proof)
              .query(Long.class)
              .single();
        });
  }

  private UUID state(String kind, Map<String, String> said) {
    UUID id = ids.next();
    Fact fact =
        new Fact(
            0,
            id,
            Subject.area(""),
            kind,
            "",
            clock.instant(),
            Instant.EPOCH,
            "",
            "gate",
            null,
            new TreeMap<>(said));
    ledger.append(GATE, List.of(fact));
    return id;
  }

  private void lock(LocalDate month) {
    client
        .sql("select pg_advisory_xact_lock(?, gate.month_lock(?))::text")
        .params(Passages.MONTH_LOCK, month)
        .query(String.class)
        .single();
  }
}
