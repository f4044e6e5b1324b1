package lianfang.fact.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes new facts: a few by one statement with arrays, many by COPY into a staging table. */
public final class FactInsert {

  /** From here on a staging table costs less than arrays. */
  public static final int MANY = 200;

  private static final int CHUNK = 20_000;

  private static final String STAGING =
      """
      create temporary table if not exists fact_staging (seq bigint, id uuid, subject_kind text,
        subject_id uuid, kind text, area text, happened_at timestamptz, source text, corrects uuid,
        attributes jsonb, details jsonb, salt bytea, commitment bytea, hash bytea)
      on commit delete rows
      """;

  private static final String FROM_STAGING =
      """
      insert into fact.fact (seq, id, subject_kind, subject_id, kind, area, happened_at,
        recorded_at, recorder, source, corrects, attributes, details, salt, commitment, hash)
      select seq, id, subject_kind, subject_id, kind, area, happened_at, ?, ?, source, corrects,
        attributes, details, salt, commitment, hash
      from fact_staging
      """;

  private static final String FROM_ARRAYS =
      """
      with added as (
        insert into fact.fact (seq, id, subject_kind, subject_id, kind, area, happened_at,
          recorded_at, recorder, source, corrects, attributes, details, salt, commitment, hash)
        select nextval('fact.seq'), id, subject_kind, subject_id, kind, area, happened_at,
          recorded_at, recorder, source, corrects, attributes, details, salt, commitment, hash
        from (select * from
          unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
            ?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::jsonb[], ?::jsonb[],
            ?::bytea[], ?::bytea[], ?::bytea[])
          with ordinality as n (id, subject_kind, subject_id, kind, area, happened_at,
            recorded_at, recorder, source, corrects, attributes, details, salt, commitment,
            hash, ord)
          order by ord) s
        on conflict (id) do nothing
        returning id, seq),
      queued as (
        insert into fact.unsealed (seqs)
        select array_agg(seq order by seq) from added having count(*) > 0)
      select id, seq from added
      """;

  private static final List<Function<NewFact, @Nullable String>> COLUMNS =
      List.of(
          row -> row.fact().id().toString(),
          row -> row.fact().subject().kind().word(),
          row -> row.fact().subject().id().toString(),
          row -> row.fact().kind(),
          row -> row.fact().area(),
          row -> row.fact().happenedAt().toString(),
          row -> row.fact().recordedAt().toString(),
          row -> row.fact().recorder(),
          row -> row.fact().source(),
          row -> row.fact().corrects() == null ? null : row.fact().corrects().toString(),
          row -> FactRows.json(row.open()),
          row -> row.details().isEmpty() ? null : FactRows.json(row.details()),
          row -> hex(row.salt()),
          row -> hex(row.commitment()),
          row -> hex(row.hash()));

  private final DataSource app;
  private final JdbcClient client;

  /** Writes through the application's data source. */
  public FactInsert(DataSource app) {
    this.app = app;
    this.client = JdbcClient.create(app);
  }

  /** Inserts what is not there yet; returns the numbers of what was added, by id. */
  public Map<UUID, Long> insert(List<NewFact> facts) {
    JdbcClient.StatementSpec statement = client.sql(FROM_ARRAYS);
    for (Function<NewFact, @Nullable String> column : COLUMNS) {
      statement = statement.param(facts.stream().map(column).toArray(String[]::new));
    }
    Map<UUID, Long> added = new HashMap<>();
    statement.query((java.sql.ResultSet rows) -> {
      added.put(rows.getObject(1, UUID.class), rows.getLong(2));
    });
    return added;
  }

  /** Takes as many numbers of the ledger, ascending. */
  public Long[] numbers(int count) {
    Long[] numbers =
        client
            .sql("select array_agg(nextval('fact.seq')) from generate_series(1, ?)")
            .param(count)
            .query((rows, n) -> (Long[]) rows.getArray(1).getArray())
            .single();
    // Others take numbers meanwhile, but ours ascend whatever order they were gathered in.
    Arrays.sort(numbers);
    return numbers;
  }

  /**
   * Inserts numbered facts of one recorder and time by COPY.
   *
   * @param fresh whether none can be there already
   * @return those that were there already are left out
   */
  public List<NewFact> insertNumbered(List<NewFact> facts, boolean fresh) {
    client.sql(STAGING).update();
    List<NewFact> added = new ArrayList<>(facts.size());
    for (int from = 0; from < facts.size(); from += CHUNK) {
      client.sql("truncate fact_staging").update();
      List<NewFact> some = facts.subList(from, Math.min(from + CHUNK, facts.size()));
      added.addAll(insertSome(some, fresh));
    }
    if (!added.isEmpty()) {
      long[] seqs = added.stream().mapToLong(row -> row.fact().seq()).toArray();
      client.sql("insert into fact.unsealed (seqs) values (?)").param(seqs).update();
    }
    return added;
  }

  private List<NewFact> insertSome(List<NewFact> facts, boolean fresh) {
    stage(facts);
    Fact first = facts.getFirst().fact();
    int count =
        client
            .sql(fresh ? FROM_STAGING : FROM_STAGING + " on conflict (id) do nothing")
            .param(OffsetDateTime.ofInstant(first.recordedAt(), ZoneOffset.UTC))
            .param(first.recorder())
            .update();
    if (count == facts.size()) {
      return facts;
    }
    Set<Long> ours =
        new HashSet<>(
            client
                .sql("select seq from fact_staging s join fact.fact f using (id, seq)")
                .query(Long.class)
                .list());
    return facts.stream().filter(row -> ours.contains(row.fact().seq())).toList();
  }

  private void stage(List<NewFact> facts) {
    BinaryRows.copy(app, "fact_staging", 14, rows -> facts.forEach(fact -> put(rows.row(), fact)));
  }

  private static void put(BinaryRows rows, NewFact row) {
    Fact fact = row.fact();
    rows.number(fact.seq()).uuid(fact.id()).text(fact.subject().kind().word());
    rows.uuid(fact.subject().id()).text(fact.kind()).text(fact.area());
    rows.instant(fact.happenedAt()).text(fact.source()).uuid(fact.corrects());
    rows.json(FactRows.json(row.open()));
    rows.json(row.details().isEmpty() ? null : FactRows.json(row.details()));
    rows.bytes(row.salt()).bytes(row.commitment()).bytes(row.hash());
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }
}
