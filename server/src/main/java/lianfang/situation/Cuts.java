package lianfang.situation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Recorder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 定格库: keeps reports as they were seen; nobody can change or delete one. */
@Component
public class Cuts {

  private final JdbcClient client;
  private final Clock clock;

  Cuts(JdbcClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Freezes a screening report, in the caller's transaction. */
  public Cut freeze(ScreeningReport report, Recorder recorder) {
    return freeze("screening", report.area(), report.day(), recorder, report);
  }

  /** Freezes a bulletin, in the caller's transaction. */
  public Cut freeze(Bulletin bulletin, Recorder recorder) {
    return freeze("bulletin", bulletin.area(), bulletin.on(), recorder, bulletin);
  }

  private Cut freeze(String kind, String area, LocalDate day, Recorder recorder, Object content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String json = JsonMapper.shared().writeValueAsString(content);
    Cut cut = new Cut(UUID.randomUUID(), kind, area, day, now, recorder.account(), json);
    client
        .sql("insert into situation.cut values (?, ?, ?, ?, ?, ?, ?::jsonb)")
        .params(cut.id(), kind, area, day, now.atOffset(ZoneOffset.UTC), cut.recorder(), json)
        .update();
    return cut;
  }

  /** The cuts of an area and day that the transaction may see, the oldest first. */
  public List<Cut> of(String kind, String area, LocalDate day) {
    return client
        .sql(
            "select id, kind, area, day, known_at, recorder, content::text from situation.cut"
                + " where kind = ? and area = ? and day = ? order by known_at, id")
        .params(kind, area, day)
        .query((row, number) -> cut(row))
        .list();
  }

  /** The screening report that a cut holds. */
  public static ScreeningReport screening(Cut cut) {
    return JsonMapper.shared().readValue(cut.content(), ScreeningReport.class);
  }

  private static Cut cut(ResultSet row) throws SQLException {
    return new Cut(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, LocalDate.class),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        row.getString(7));
  }
}
