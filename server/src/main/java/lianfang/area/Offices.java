package lianfang.area;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 机关信息: what papers say about the organ of an area; the latest holds, older ones are kept. */
@Component
public class Offices {

  private final JdbcClient client;

  Offices(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  /**
   * Who said it last for exactly this area.
   *
   * @param account opaque
   * @param at UTC
   */
  public record Said(Office office, String account, Instant at) {}

  /** What papers of an area say: its own texts, and those of the areas around where it has none. */
  public Office of(String area) {
    Office found = Office.BLANK;
    DivisionLevel[] levels = DivisionLevel.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      int digits = levels[i].digits();
      if (digits <= area.length()) {
        found = found.orOf(own(area.substring(0, digits)).map(Said::office).orElse(Office.BLANK));
      }
    }
    return found;
  }

  /** What was said for exactly this area. */
  public Optional<Said> own(String area) {
    return client
        .sql(
            "select organ, seal, phone, supervision, review, court, account, said_at"
                + " from area.office where area = ? order by id desc limit 1")
        .param(area)
        .query((rows, n) ->
            new Said(
                new Office(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6)),
                rows.getString(7),
                rows.getObject(8, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Says it anew, in the caller's transaction. */
  public void say(String area, Office office, String account, Instant at) {
    client
        .sql(
            "insert into area.office"
                + " (area, organ, seal, phone, supervision, review, court, account, said_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            area,
            office.organ(),
            office.seal(),
            office.phone(),
            office.supervision(),
            office.review(),
            office.court(),
            account,
            OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }
}
