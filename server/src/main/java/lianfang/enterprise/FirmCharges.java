package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 分包台账: who answers for how many firms on a day, as leader in charge, service officer, instructor
 * or team, how many of these work, and which of their problems nobody has solved yet.
 */
@Component
public class FirmCharges {

  /** The last one who was named by a day; whoever ended before holds the post no more. */
  private static final String HELD =
      """
      , held as (
        select distinct on (p.firm) p.firm, coalesce(p.account, p.team) as who,
          p.account is not null as is_account, coalesce(p.until_day, 'infinity') as until_day
        from enterprise.firm_post p
        where p.post = :post and p.from_day <= :day
        order by p.firm, p.from_day desc, p.fact desc),
      open as (
        select c.id, c.about as firm, c.filed_at, c.due, c.state, c.edition
        from casework.case_row c
        where c.type = 'firm-problem' and c.filed_at < :end
          and coalesce(c.ended_at, 'infinity') >= :end)
      """;

  private static final String ASKED =
      FirmCounts.AS_OF
          + HELD
          + " %s from stood join held on held.firm = stood.firm"
          + " and held.until_day >= :day and held.who is not null ";

  private final JdbcClient client;

  FirmCharges(JdbcClient client) {
    this.client = client;
  }

  /**
   * Somebody who answers for firms.
   *
   * @param who an account, or the name of a team
   * @param isAccount whether it is an account
   * @param problems of these firms that are open
   * @param oldest when the oldest of them was told; null where there is none
   */
  public record Charge(
      String who,
      boolean isAccount,
      long firms,
      long atWork,
      long problems,
      @Nullable Instant oldest) {}

  /** Who holds a post for firms of an area at the end of a day, most open problems first. */
  public List<Charge> of(String area, FirmPost post, LocalDate day) {
    String sql =
        ASKED.formatted(
                """
                select who, is_account, count(*) as firms,
                  count(*) filter (where state in ('open', 'never-stopped')) as at_work,
                  sum((select count(*) from open where open.firm = stood.firm)) as problems,
                  min((select min(open.filed_at) from open where open.firm = stood.firm)) as oldest
                """)
            + " group by who, is_account order by problems desc, firms desc, who";
    return asked(client.sql(sql), area, post, day).query(FirmCharges::charge).list();
  }

  /**
   * A problem of a firm that is not solved.
   *
   * @param edition of its case
   */
  public record Problem(
      UUID id, UUID firm, String edition, String state, Instant filed, @Nullable Instant due) {}

  /** The open problems of the firms for which somebody answers, the oldest first. */
  public List<Problem> problems(String area, FirmPost post, LocalDate day, String who, int limit) {
    String sql =
        ASKED.formatted("select open.*")
            + " join open on open.firm = stood.firm where who = :who"
            + " order by open.filed_at, open.id limit :limit";
    return asked(client.sql(sql), area, post, day)
        .param("who", who)
        .param("limit", limit)
        .query(FirmCharges::problem)
        .list();
  }

  private static JdbcClient.StatementSpec asked(
      JdbcClient.StatementSpec sql, String area, FirmPost post, LocalDate day) {
    return sql.param("area", area)
        .param("day", day)
        .param("end", Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .param("post", post.word());
  }

  private static Charge charge(ResultSet row, int number) throws SQLException {
    return new Charge(
        row.getString("who"),
        row.getBoolean("is_account"),
        row.getLong("firms"),
        row.getLong("at_work"),
        row.getLong("problems"),
        instant(row, "oldest"));
  }

  private static Problem problem(ResultSet row, int number) throws SQLException {
    return new Problem(
        row.getObject("id", UUID.class),
        row.getObject("firm", UUID.class),
        row.getString("edition"),
        row.getString("state"),
        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
        instant(row, "due"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
