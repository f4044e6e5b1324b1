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
 * 在途管控: vehicles that were told at one post and are expected at another. One that a post there
 * counts has arrived; one whose time passes without that is late until somebody ends its trip.
 */
@Component
public class Trips {

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final int COUNTY = 6;
  private static final int TOWNSHIP = 9;

  /** Whoever expects a vehicle is alarmed, and the command from whose county it left. */
  private static final String CONCERNS =
      """
      m.kind = 'trip' and (m.said ->> 'to' ^@ :area or :wide and exists (
        select from gate.checkpoint c where c.id = m.checkpoint
          and (c.area ^@ :area or c.beside <> '' and c.beside ^@ :area)))
      """;

  private final JdbcClient app;
  private final JdbcClient engine;
  private final Clock clock;

  Trips(DataSource app, @Qualifier("engine") DataSource engine, Clock clock) {
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    this.clock = clock;
  }

  /** Trips that were told at posts of an area or go there: those that are open first, by time. */
  public List<Trip> list(String area, int limit) {
    return app.sql(
            "select m.*, gate.post_called(m.checkpoint) as called from gate.mail m where "
                + CONCERNS
                + " order by m.closed_at is not null, m.due_at nulls last, m.happened_at desc, m.id"
                + " limit :limit")
        .param("area", area)
        .param("wide", true)
        .param("limit", limit)
        .query((row, n) -> trip(row))
        .list();
  }

  /** How many had not arrived at a moment although their time had passed. */
  public long late(String area, Instant now) {
    return app.sql(
            "select count(*) from gate.mail m where "
                + CONCERNS
                + " and m.due_at < :now and (m.closed_at is null or m.closed_at > :now)")
        .param("area", area)
        .param("wide", area.length() <= COUNTY)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /**
   * Trips that are open and whose end a post may see: those that go to its township or village, and
   * at a highway those that go to its county.
   */
  public List<Trip> expectedAt(Checkpoint post) {
    boolean road = post.kind() == PostKind.HIGHWAY || post.kind() == PostKind.BOUNDARY;
    return engine
        .sql(
            """
            select m.*, c.called from gate.mail m join gate.checkpoint c on c.id = m.checkpoint
            where m.kind = 'trip' and m.closed_at is null and m.checkpoint <> :post
              and m.due_at is not null and length(m.said ->> 'to') >= :least
              and :area ^@ (m.said ->> 'to')
            order by m.due_at, m.id limit 50
            """)
        .param("post", post.id())
        .param("area", post.area())
        .param("least", road ? COUNTY : TOWNSHIP)
        .query((row, n) -> trip(row))
        .list();
  }

  /** One of them, as far as the transaction sees it. */
  public Optional<Trip> find(UUID id) {
    return app.sql(
            """
            select m.*, gate.post_called(m.checkpoint) as called from gate.mail m
            where m.id = ? and m.kind = 'trip'
            """)
        .param(id)
        .query((row, n) -> trip(row))
        .optional();
  }

  /** Somebody has heard what became of it; false where it had ended already. */
  public boolean end(UUID id, String outcome, String by) {
    return app.sql(
                """
                update gate.mail set closed_at = ?, outcome = ?, closed_by = ?
                where id = ? and kind = 'trip' and closed_at is null
                """)
            .param(Timestamp.from(clock.instant()))
            .param(outcome)
            .param(by)
            .param(id)
            .update()
        > 0;
  }

  /**
   * Ends the trips of vehicles that another post has counted where they go. Asked when passages
   * come and when trips come, because either may be uploaded first.
   */
  public int settle(Collection<String> vehicles, String by) {
    if (vehicles.isEmpty()) {
      return 0;
    }
    return engine
        .sql(
            """
            update gate.mail m set closed_at = ?, outcome = ?, closed_by = ?
            where m.kind = 'trip' and m.closed_at is null and m.said ->> 'vehicle' = any (?)
              and exists (select from gate.passage p
                where p.vehicle = m.said ->> 'vehicle' and p.checkpoint <> m.checkpoint
                  and p.happened_at >= m.happened_at and gate.lies_in(p.area, m.said ->> 'to'))
            """)
        .param(Timestamp.from(clock.instant()))
        .param(Trip.ARRIVED)
        .param(by)
        .param(vehicles.stream().distinct().toArray(String[]::new))
        .update();
  }

  private static Trip trip(ResultSet row) throws SQLException {
    Map<String, String> said = JsonMapper.shared().readValue(row.getString("said"), TEXTS);
    return new Trip(
        row.getObject("id", UUID.class),
        Objects.requireNonNullElse(row.getString("called"), ""),
        said.getOrDefault("vehicle", ""),
        said.getOrDefault("trip", ""),
        said.getOrDefault("to", ""),
        said.getOrDefault("route", ""),
        Objects.requireNonNull(row.getTimestamp("happened_at")).toInstant(),
        instant(row, "due_at"),
        instant(row, "closed_at"),
        row.getString("outcome"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
