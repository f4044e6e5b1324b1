package lianfang.enterprise;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lianfang.enterprise.DailyChecks.Standing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 每日自查报送: which firms owe the daily items of a day, and which of them reported. A firm owes a day
 * if it is at work when the report is due, so that nobody owes the morning before it opened.
 */
@Component
public class DailyReports {

  /** Firms that owe days of one list, with the first report of each day. */
  private static final String OWED =
      """
      from generate_series(:from::date, :to::date, interval '1 day') asked
        cross join lateral (select asked::date as day,
          (asked::date + :by::time) at time zone 'Asia/Shanghai' as due,
          asked::date::timestamp at time zone 'Asia/Shanghai' as begins,
          (asked::date + 1)::timestamp at time zone 'Asia/Shanghai' as ends) d
        join enterprise.firm_spell s on s.state in ('open', 'never-stopped') and s.area ^@ :area
          and s.from_time <= d.due and coalesce(s.until_time, 'infinity') > d.due
        join enterprise.firm f on f.id = s.firm and f.industry ^@ any (:industries::text[])
        cross join lateral (
          select min(r.happened_at) as first from enterprise.firm_record r
          where r.firm = f.id and r.kind = 'firm-checked' and r.attributes ->> 'list' = :list
            and r.happened_at >= d.begins and r.happened_at < least(d.ends, :seen)) came
      """;

  private static final String LATEST =
      """
      , came.first, (
        select max(r.happened_at) from enterprise.firm_record r
        where r.firm = f.id and r.kind = 'firm-checked' and r.attributes ->> 'list' = :list
          and r.happened_at < least(d.ends, :seen)) as latest
      """;

  private final JdbcClient client;
  private final DailyChecks checks;

  DailyReports(JdbcClient client, @Qualifier("playbook") Path playbook) {
    this.client = client;
    this.checks = DailyChecks.load(playbook.resolve("firms/daily.yaml"));
  }

  /** What firms go through, and where it stands. */
  public DailyChecks checks() {
    return checks;
  }

  /**
   * A firm that owes a day.
   *
   * @param check what it goes through
   * @param came when its first report of the day came; empty where none did
   * @param last when it reported last until the end of the day; empty where it never did
   */
  public record Owed(
      RegisteredFirm firm,
      DailyChecks.Check check,
      Standing standing,
      Optional<Instant> came,
      Optional<Instant> last) {}

  /**
   * Which days are asked for.
   *
   * @param now the moment at which it is asked; what came later is not there
   */
  public record Asked(String area, LocalDate from, LocalDate to, Instant now) {

    /** One day. */
    public static Asked of(String area, LocalDate day, Instant now) {
      return new Asked(area, day, day, now);
    }
  }

  /** Who owes a day, those that are overdue first and of them whoever is silent longest. */
  public List<Owed> of(String area, LocalDate day, Instant now) {
    List<Owed> all = new ArrayList<>();
    for (DailyChecks.Check check : checks.checks()) {
      all.addAll(
          asked("select " + Firms.COLUMNS + LATEST + OWED, check, Asked.of(area, day, now))
              .query((row, n) -> owed(row, n, check, Asked.of(area, day, now)))
              .list());
    }
    all.sort(
        Comparator.comparing(Owed::standing)
            .thenComparing(one -> one.last().orElse(Instant.MIN))
            .thenComparing(one -> one.firm().profile().name())
            .thenComparing(one -> one.firm().id()));
    return all;
  }

  private static Owed owed(ResultSet row, int number, DailyChecks.Check check, Asked asked)
      throws SQLException {
    Optional<Instant> came = instant(row, "first");
    return new Owed(
        Firms.read(row, number),
        check,
        Standing.of(check.due(asked.to()), came, asked.now()),
        came,
        instant(row, "latest"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** How many firms stand how, day by day; a day that nobody owes is left out. */
  public Map<LocalDate, Map<Standing, Long>> days(Asked asked) {
    Map<LocalDate, Map<Standing, Long>> days = new TreeMap<>();
    for (DailyChecks.Check check : checks.checks()) {
      asked("select d.day, came.first " + OWED, check, asked)
          .query((ResultSet row) -> {
            LocalDate day = row.getObject("day", LocalDate.class);
            Standing standing = Standing.of(check.due(day), instant(row, "first"), asked.now());
            days.computeIfAbsent(day, one -> new EnumMap<>(Standing.class))
                .merge(standing, 1L, Long::sum);
          });
    }
    return days;
  }

  /** How many firms are overdue with the report of a day. */
  public long overdue(String area, LocalDate day, Instant now) {
    return days(Asked.of(area, day, now)).values().stream()
        .mapToLong(one -> one.getOrDefault(Standing.OVERDUE, 0L))
        .sum();
  }

  private JdbcClient.StatementSpec asked(String sql, DailyChecks.Check check, Asked asked) {
    return client
        .sql(sql)
        .param("from", asked.from())
        .param("to", asked.to())
        .param("area", asked.area())
        .param("by", check.by())
        .param("list", check.list())
        .param("seen", asked.now().atOffset(ZoneOffset.UTC))
        .param("industries", check.industries().toArray(String[]::new));
  }
}
