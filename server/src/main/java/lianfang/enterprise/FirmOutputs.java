package lianfang.enterprise;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 返岗率、负荷: what firms at work reported last until the end of a day. Neither says whether a firm is
 * at work, and whoever never reported is no part of either.
 */
@Component
public class FirmOutputs {

  /** The last report of each firm of a scope that was at work at the end of a day. */
  private static final String SAID =
      FirmCounts.AS_OF
          + """
          , said as (
            select distinct on (r.firm) r.firm, r.happened_at as at,
              (r.attributes ->> 'staff')::bigint as staff,
              (r.attributes ->> 'back')::bigint as back,
              (r.attributes ->> 'load')::numeric as load
            from enterprise.firm_record r join
              (select firm from stood where state in ('open', 'never-stopped') and %s) working
                on working.firm = r.firm
            where r.kind = 'firm-output' and r.happened_at < :end
            order by r.firm, r.happened_at desc)
          """;

  private final JdbcClient client;

  FirmOutputs(JdbcClient client) {
    this.client = client;
  }

  /**
   * All reports together.
   *
   * @param firms that reported
   * @param staff on their books
   * @param back at their posts
   * @param loading firms that reported a load
   * @param full of these, with a load of 100 per cent or more
   * @param loads sum of the loads, in per cent
   */
  public record Total(
      long firms, long staff, long back, long loading, long full, BigDecimal loads) {}

  /**
   * The report of one firm.
   *
   * @param load empty where it said none
   */
  public record Report(
      RegisteredFirm firm, Instant at, long staff, long back, Optional<BigDecimal> load) {}

  /** What firms at work reported last, added up. */
  public Total total(String area, FirmScope scope, LocalDate day) {
    return asked(
            """
            select count(*), coalesce(sum(staff), 0), coalesce(sum(least(back, staff)), 0),
              count(load), count(*) filter (where load >= 100), coalesce(sum(load), 0)
            from said
            """,
            area,
            scope,
            day)
        .query((row, n) ->
            new Total(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getBigDecimal(6)))
        .single();
  }

  /** The same firm by firm, the lowest load first, at most so many. */
  public List<Report> list(String area, FirmScope scope, LocalDate day, int limit) {
    return asked(
            "select "
                + Firms.COLUMNS
                + ", said.at, said.staff, said.back, said.load"
                + " from said join enterprise.firm f on f.id = said.firm"
                + " order by said.load nulls last, f.name, f.id limit "
                + limit,
            area,
            scope,
            day)
        .query((row, n) ->
            new Report(
                Firms.read(row, n),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("staff"),
                row.getLong("back"),
                Optional.ofNullable(row.getBigDecimal("load"))))
        .list();
  }

  private JdbcClient.StatementSpec asked(
      String select, String area, FirmScope scope, LocalDate day) {
    return client
        .sql(SAID.formatted(scope.condition()) + select)
        .param("area", area)
        .param("day", day)
        .param("end", Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC));
  }
}
