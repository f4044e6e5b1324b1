package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 时间表库: timetables as they were published. Nobody can change or delete one; a new one names the one
 * whose place it takes, and its hash stands in the ledger.
 */
@Component
public class Timetables {

  private static final String COLUMNS =
      "select hash, area, published_at, recorder, replaces, fact, content::text"
          + " from enterprise.timetable ";

  private final JdbcClient app;
  private final JdbcClient engine;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;

  Timetables(JdbcClient app, @Qualifier("engine") DataSource engine, Ledger ledger, Clock clock) {
    this.app = app;
    this.engine = JdbcClient.create(engine);
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * A timetable as it was published.
   *
   * @param hash of everything that it says
   * @param replaces hash of the one whose place it takes, or null
   * @param fact by which the ledger knows it
   */
  public record Published(
      String hash,
      Timetable timetable,
      Instant at,
      String recorder,
      @Nullable String replaces,
      UUID fact) {}

  /**
   * Publishes, in the caller's transaction.
   *
   * @return what stands there now; publishing the same again changes nothing
   */
  public Published publish(Recorder who, Timetable timetable) {
    String hash = timetable.hash();
    Optional<Published> last = of(timetable.area(), app).stream().findFirst();
    if (last.filter(one -> one.hash().equals(hash)).isPresent()) {
      return last.get();
    }
    String replaces = last.map(Published::hash).orElse(null);
    Map<String, String> said = new TreeMap<>(Map.of("content", hash, "organ", timetable.organ()));
    if (replaces != null) {
      said.put("replaces", replaces);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Fact fact =
        new Fact(
            0,
            ids.next(),
            Subject.area(timetable.area()),
            "timetable-published",
            timetable.area(),
            now,
            now,
            who.account(),
            "page",
            null,
            new TreeMap<>(said));
    ledger.append(who, List.of(fact));
    app.sql(
            """
            insert into enterprise.timetable
              (hash, area, published_at, recorder, replaces, fact, content)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .param(hash)
        .param(timetable.area())
        .param(now.atOffset(ZoneOffset.UTC))
        .param(who.account())
        .param(replaces)
        .param(fact.id())
        .param(JsonMapper.shared().writeValueAsString(timetable))
        .update();
    return new Published(hash, timetable, now, who.account(), replaces, fact.id());
  }

  /** All timetables of an area, the one that holds first; they are public. */
  public List<Published> of(String area) {
    return of(area, engine);
  }

  /** The timetable that holds in an area: its own, or that of the nearest area above. */
  public Optional<Published> holding(String area) {
    for (int digits = area.length(); digits >= 2; digits--) {
      List<Published> own = of(area.substring(0, digits));
      if (!own.isEmpty()) {
        return Optional.of(own.getFirst());
      }
    }
    return Optional.empty();
  }

  private static List<Published> of(String area, JdbcClient client) {
    return client
        .sql(COLUMNS + "where area = ? order by number desc")
        .param(area)
        .query(Timetables::read)
        .list();
  }

  private static Published read(ResultSet row, int number) throws SQLException {
    return new Published(
        row.getString(1),
        JsonMapper.shared().readValue(row.getString(7), Timetable.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class));
  }
}
