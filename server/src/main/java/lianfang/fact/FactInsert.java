package lianfang.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Writes new facts: a few by one statement with arrays, many by COPY into a staging table. */
final class FactInsert {

  /** From here on a staging table costs less than arrays. */
  static final int MANY = 200;

  private static final int CHUNK = 20_000;

  private static final String INSERT =
      """
      with added as (
        insert into fact.fact (seq, id, subject_kind, subject_id, kind, area, happened_at,
          recorded_at, recorder, source, corrects, attributes, details, salt, commitment, hash)
        select nextval('fact.seq'), id, subject_kind, subject_id, kind, area, happened_at,
          recorded_at, recorder, source, corrects, attributes, details, salt, commitment, hash
        from (select * from %s order by ord) s
        on conflict (id) do nothing
        returning id, seq),
      queued as (
        insert into fact.unsealed (seqs)
        select array_agg(seq order by seq) from added having count(*) > 0)
      select id, seq from added
      """;

  private static final String FROM_STAGING = INSERT.formatted("fact_staging");

  private static final String FROM_ARRAYS =
      INSERT.formatted(
          """
          unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
            ?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::jsonb[], ?::jsonb[],
            ?::bytea[], ?::bytea[], ?::bytea[])
          with ordinality as n (id, subject_kind, subject_id, kind, area, happened_at,
            recorded_at, recorder, source, corrects, attributes, details, salt, commitment,
            hash, ord)
          """);

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

  FactInsert(DataSource app) {
    this.app = app;
    this.client = JdbcClient.create(app);
  }

  /** Inserts what is not there yet; returns the numbers of what was added, by id. */
  Map<UUID, Long> insert(List<NewFact> facts) {
    if (facts.size() < MANY) {
      return fromArrays(facts);
    }
    Map<UUID, Long> added = new HashMap<>();
    client
        .sql(
            """
            create temporary table if not exists fact_staging (ord bigint, id uuid,
              subject_kind text, subject_id uuid, kind text, area text, happened_at timestamptz,
              recorded_at timestamptz, recorder text, source text, corrects uuid,
              attributes jsonb, details jsonb, salt bytea, commitment bytea, hash bytea)
            on commit drop
            """)
        .update();
    for (int from = 0; from < facts.size(); from += CHUNK) {
      client.sql("truncate fact_staging").update();
      copy(facts.subList(from, Math.min(from + CHUNK, facts.size())));
      added.putAll(run(client.sql(FROM_STAGING)));
    }
    return added;
  }

  private Map<UUID, Long> fromArrays(List<NewFact> facts) {
    JdbcClient.StatementSpec statement = client.sql(FROM_ARRAYS);
    for (Function<NewFact, @Nullable String> column : COLUMNS) {
      statement = statement.param(facts.stream().map(column).toArray(String[]::new));
    }
    return run(statement);
  }

  private static Map<UUID, Long> run(JdbcClient.StatementSpec statement) {
    Map<UUID, Long> added = new HashMap<>();
    statement.query((java.sql.ResultSet rows) -> {
      added.put(rows.getObject(1, UUID.class), rows.getLong(2));
    });
    return added;
  }

  private void copy(List<NewFact> facts) {
    byte[] bytes =
        IntStream.range(0, facts.size())
            .parallel()
            .mapToObj(i -> line(i, facts.get(i)))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    Connection connection = DataSourceUtils.getConnection(app);
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy fact_staging from stdin", new java.io.ByteArrayInputStream(bytes));
    } catch (SQLException e) {
      throw new IllegalStateException("The database did not take the facts", e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails to be read", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, app);
    }
  }

  private static String line(int order, NewFact fact) {
    StringBuilder text = new StringBuilder(500).append(order);
    for (Function<NewFact, @Nullable String> column : COLUMNS) {
      append(text.append('\t'), column.apply(fact));
    }
    return text.append('\n').toString();
  }

  /** COPY's text form: a backslash before what would end a value or a row. */
  private static void append(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }
}
