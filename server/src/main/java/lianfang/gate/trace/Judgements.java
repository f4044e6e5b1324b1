package lianfang.gate.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 判定: what disease control decided about candidates, over all areas, by opaque ids. */
@Component
public class Judgements {

  private static final String OF =
      """
      select f.id, f.subject_id, substring(f.details ->> 'case' from 8)::uuid, f.area,
        f.attributes ->> 'decision', f.attributes ->> 'link', (f.details ->> 'last')::date,
        (f.attributes ->> 'score')::integer, f.attributes ->> 'contact',
        f.attributes ->> 'evidence', f.attributes ->> 'reason', f.recorder, f.recorded_at
      from fact.fact f
      where f.kind = 'contact-candidate' and WHICH
        and not exists (select from fact.fact c where c.corrects = f.id)
      order by f.seq
      """;

  private final JdbcClient engine;

  Judgements(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  /**
   * One judgement that holds.
   *
   * @param fact its id
   * @param person about whom
   * @param of the case
   * @param area where the person lived then
   * @param confirmed or rejected
   * @param link the strongest
   * @param last the last day on which they may have met
   * @param score as it was shown
   * @param contact the fact that made the person a contact; null for a rejected one
   * @param evidence hash of what was signed at once
   * @param signed why, by whom and when
   */
  public record Judgement(
      UUID fact,
      UUID person,
      UUID of,
      String area,
      boolean confirmed,
      String link,
      LocalDate last,
      int score,
      @Nullable UUID contact,
      String evidence,
      Signed signed) {}

  /**
   * 签署: how a judgement was signed.
   *
   * @param account who signed
   */
  public record Signed(String reason, String account, Instant at) {}

  /** What was decided about people near these cases, the latest judgement of each pair last. */
  public List<Judgement> near(Collection<UUID> cases) {
    return read(
        "f.details ->> 'case' = any (?)", cases.stream().map(id -> "person:" + id).toList());
  }

  /** Near which cases these people were found. */
  public List<Judgement> about(Collection<UUID> people) {
    return read("f.subject_id = any (?::uuid[])", people.stream().map(UUID::toString).toList());
  }

  private List<Judgement> read(String which, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return engine
        .sql(OF.replace("WHICH", which))
        .param(ids.toArray(String[]::new))
        .query((row, n) -> judgement(row))
        .list();
  }

  private static Judgement judgement(ResultSet row) throws SQLException {
    String contact = row.getString(9);
    return new Judgement(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5).equals("confirmed"),
        row.getString(6),
        row.getObject(7, LocalDate.class),
        row.getInt(8),
        contact == null ? null : UUID.fromString(contact),
        row.getString(10),
        new Signed(
            row.getString(11),
            row.getString(12),
            row.getObject(13, OffsetDateTime.class).toInstant()));
  }
}
