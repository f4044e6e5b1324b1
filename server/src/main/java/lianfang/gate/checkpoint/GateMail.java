package lianfang.gate.checkpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 卡点来件: what devices send beside passages. What people said stays sealed as it came until an office
 * registers them, and is deleted then; reports are fever, trips, and refusals of valid passes, of
 * which cases are made.
 */
@Component
public class GateMail {

  /** A vehicle that is expected elsewhere; {@link Trips} has them. */
  public static final String TRIP = "trip";

  /** What a device reports; what else it calls a report is not kept. */
  public static final Set<String> REPORTS = Set.of("refused", "fever", TRIP);

  /** The most fields of a row. */
  public static final int FIELDS_MAX = 20;

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient app;
  private final JdbcClient engine;
  private final RefusalFacts refusals;
  private final Clock clock;

  GateMail(
      DataSource app, @Qualifier("engine") DataSource engine, RefusalFacts refusals, Clock clock) {
    this.refusals = refusals;
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    this.clock = clock;
  }

  /**
   * A row as it was sent.
   *
   * @param id made on the device; it is kept once by it
   */
  public record Row(UUID id, Instant happenedAt, Map<String, String> said) {

    /** Copies what was said. */
    public Row {
      said = new TreeMap<>(said);
    }
  }

  /**
   * A row as it is kept.
   *
   * @param called what the post is called
   * @param kind of a report; "people" for what people said
   * @param closedAt null while it waits
   * @param outcome how it was closed
   */
  public record Kept(
      UUID id,
      UUID checkpoint,
      String called,
      String kind,
      Instant happenedAt,
      Map<String, String> said,
      @Nullable Instant closedAt,
      @Nullable String outcome) {}

  /** Keeps sealed registrations; how many were new. */
  public int keepPeople(DeviceEntry device, Collection<Row> rows) {
    return keep(device, rows, "people");
  }

  /** Keeps reports; how many were new. Refusals of valid passes are facts at once. */
  public int keepReports(DeviceEntry device, Collection<Row> rows) {
    int landed = keep(device, rows, "");
    if (rows.stream().anyMatch(row -> "refused".equals(row.said().get("kind")))) {
      refusals.record();
    }
    return landed;
  }

  private int keep(DeviceEntry device, Collection<Row> rows, String kind) {
    int landed = 0;
    for (Row row : rows) {
      Map<String, String> said = new TreeMap<>(row.said());
      String told = said.getOrDefault("kind", "other");
      said.remove("kind");
      landed +=
          engine
              .sql(
                  """
                  insert into gate.mail
                    (id, checkpoint, device, kind, happened_at, recorded_at, said, due_at)
                  values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (id) do nothing
                  """)
              .param(row.id())
              .param(device.checkpoint())
              .param(device.id())
              .param(kind.isEmpty() ? told : kind)
              .param(Timestamp.from(row.happenedAt()))
              .param(Timestamp.from(clock.instant()))
              .param(JsonMapper.shared().writeValueAsString(said))
              .param(due(told, row.happenedAt(), said))
              .update();
    }
    return landed;
  }

  private static @Nullable Timestamp due(String kind, Instant told, Map<String, String> said) {
    return kind.equals(TRIP)
        ? Trip.due(told, said.getOrDefault("hours", "")).map(Timestamp::from).orElse(null)
        : null;
  }

  /**
   * What came from the posts of an area, what waits first.
   *
   * @param kind one of them; empty for all but trips, which {@link Trips} lists
   */
  public List<Kept> list(String area, String kind, int limit) {
    return app.sql(
            """
            select m.*, c.called from gate.mail m join gate.checkpoint c on c.id = m.checkpoint
            where (c.area ^@ :area or c.beside <> '' and c.beside ^@ :area)
              and (m.kind = :kind or :kind = '' and m.kind <> 'trip')
            order by m.closed_at is not null, m.happened_at desc, m.id limit :limit
            """)
        .param("area", area)
        .param("kind", kind)
        .param("limit", limit)
        .query((row, n) -> kept(row))
        .list();
  }

  /** How many of each kind wait in an area. */
  public Map<String, Long> waiting(String area) {
    Map<String, Long> counts = new TreeMap<>();
    app.sql(
            """
            select m.kind, count(*) from gate.mail m join gate.checkpoint c on c.id = m.checkpoint
            where (c.area ^@ :area or c.beside <> '' and c.beside ^@ :area)
              and m.closed_at is null and m.kind <> 'trip'
            group by m.kind
            """)
        .param("area", area)
        .query((ResultSet row) -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /** One of them. */
  public Optional<Kept> find(UUID id) {
    return app.sql(
            """
            select m.*, c.called from gate.mail m join gate.checkpoint c on c.id = m.checkpoint
            where m.id = ? and m.kind <> 'trip'
            """)
        .param(id)
        .query((row, n) -> kept(row))
        .optional();
  }

  /** Closes a row with its outcome; what people said is gone then. */
  public boolean close(UUID id, String outcome, String by) {
    return app.sql(
                """
                update gate.mail set closed_at = ?, outcome = ?, closed_by = ?,
                  said = case when kind = 'people' then '{}'::jsonb else said end
                where id = ? and closed_at is null
                """)
            .param(Timestamp.from(clock.instant()))
            .param(outcome)
            .param(by)
            .param(id)
            .update()
        > 0;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Kept(
        row.getObject("id", UUID.class),
        row.getObject("checkpoint", UUID.class),
        Objects.requireNonNullElse(row.getString("called"), ""),
        row.getString("kind"),
        Objects.requireNonNull(row.getTimestamp("happened_at")).toInstant(),
        JsonMapper.shared().readValue(row.getString("said"), TEXTS),
        closed == null ? null : closed.toInstant(),
        row.getString("outcome"));
  }
}
