package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 企业统计: how many firms are in which state at the end of any day, with the denominator of that day;
 * load, return rate and state are counted apart.
 */
@Component
public class FirmCounts {

  /** The register and the states as they stood at the end of a day. */
  static final String AS_OF =
      """
      with told as (
        select distinct on (p.firm) p.firm, p.area,
          p.attributes ->> 'industry' as industry, p.attributes ->> 'firm_kind' as kind,
          p.attributes ->> 'above_scale' = 'yes' as above_scale
        from enterprise.firm_profile p
        where p.from_day <= :day
        order by p.firm, p.from_day desc, p.number desc),
      stood as (
        select t.*, coalesce(s.state, 'closed') as state
        from told t left join enterprise.firm_spell s
          on s.firm = t.firm and s.from_time < :end and coalesce(s.until_time, 'infinity') >= :end
        where t.area ^@ :area)
      """;

  /** The class of a firm on that day; empty where it has none. */
  private static final String CLASS_OF =
      """
      coalesce((select c.class from enterprise.firm_class c
        where c.firm = stood.firm and c.scheme = :scheme and c.from_day <= :day
        order by c.from_day desc limit 1), '')
      """;

  private final JdbcClient client;

  FirmCounts(JdbcClient client) {
    this.client = client;
  }

  /** By what firms are grouped. */
  public enum By {
    NOTHING("''"),
    COUNTY("left(area, 6)"),
    TOWNSHIP("left(area, 9)"),
    SECTION("left(industry, 1)"),
    KIND("kind");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /** A class of a scheme; an empty one stands for firms without a class. */
  public record Classed(String scheme, String objectClass) {}

  /** Firms of one group by state. */
  public record Group(String key, Map<FirmState, Long> states) {

    /** Copies the states. */
    public Group {
      states = Map.copyOf(states);
    }

    /** All of them, the denominator. */
    public long whole() {
      return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are in this state. */
    public long in(FirmState state) {
      return states.getOrDefault(state, 0L);
    }

    /** Those that work, with those that never stopped. */
    public Share atWork() {
      return new Share(in(FirmState.OPEN) + in(FirmState.NEVER_STOPPED), whole());
    }

    /** Those that came back, without those that never stopped. */
    public Share resumed() {
      return new Share(in(FirmState.OPEN), whole());
    }
  }

  /** Firms of a scope at the end of a day. */
  public Group at(String area, FirmScope scope, LocalDate day) {
    return groups(area, scope, By.NOTHING, day).stream()
        .findFirst()
        .orElse(new Group("", Map.of()));
  }

  /** The same by group, in order of their keys. */
  public List<Group> groups(String area, FirmScope scope, By by, LocalDate day) {
    String sql =
        AS_OF
            + " select "
            + by.column
            + ", state, count(*) from stood where "
            + scope.condition()
            + " group by 1, 2 order by 1";
    return collect(client.sql(sql), area, day);
  }

  /** The same of firms of one class of a scheme alone. */
  public List<Group> groupsOf(String area, FirmScope scope, By by, LocalDate day, Classed only) {
    String sql =
        AS_OF
            + " select "
            + by.column
            + ", state, count(*) from stood where "
            + scope.condition()
            + " and "
            + CLASS_OF
            + " = :class group by 1, 2 order by 1";
    return collect(
        client.sql(sql).param("scheme", only.scheme()).param("class", only.objectClass()),
        area,
        day);
  }

  /** The same by class of a scheme; firms without a class have an empty key. */
  public List<Group> byClass(String area, FirmScope scope, String scheme, LocalDate day) {
    String sql =
        AS_OF
            + " select "
            + CLASS_OF
            + ", state, count(*) from stood where "
            + scope.condition()
            + " group by 1, 2 order by 1";
    return collect(client.sql(sql).param("scheme", scheme), area, day);
  }

  private static List<Group> collect(JdbcClient.StatementSpec sql, String area, LocalDate day) {
    Map<String, Map<FirmState, Long>> groups = new LinkedHashMap<>();
    sql.param("area", area)
        .param("day", day)
        .param("end", Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .query((ResultSet row) -> {
          groups
              .computeIfAbsent(row.getString(1), key -> new EnumMap<>(FirmState.class))
              .put(FirmState.ofWord(row.getString(2)).orElseThrow(), row.getLong(3));
        });
    List<Group> all = new ArrayList<>();
    groups.forEach((key, states) -> all.add(new Group(key, states)));
    return all;
  }

  /** How many firms took up each policy. */
  public Map<String, Long> takeUp(String area, LocalDate day) {
    Map<String, Long> counts = new LinkedHashMap<>();
    client
        .sql(
            """
            select attributes ->> 'policy', count(distinct firm) from enterprise.firm_record
            where kind = 'policy-taken-up' and area ^@ ? and happened_at < ? group by 1 order by 1
            """)
        .params(area, Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .query((ResultSet row) -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /** A firm that took a policy up, and when first. */
  public record Taker(RegisteredFirm firm, Instant at) {}

  /** Who took up a policy until the end of a day, the first ones first, at most so many. */
  public List<Taker> takers(String area, String policy, LocalDate day, int limit) {
    return client
        .sql(
            """
            select %s, t.at from enterprise.firm f join (
              select firm, min(happened_at) as at from enterprise.firm_record
              where kind = 'policy-taken-up' and attributes ->> 'policy' = ?
                and happened_at < ? group by firm) t on t.firm = f.id
            where f.area ^@ ? order by t.at, f.id limit ?
            """
                .formatted(Firms.COLUMNS))
        .params(policy, Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC), area, limit)
        .query((row, n) ->
            new Taker(Firms.read(row, n), row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  static Firms.Record record(ResultSet row, int number) throws SQLException {
    return new Firms.Record(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        JsonMapper.shared()
            .readValue(row.getString(4), new TypeReference<Map<String, String>>() {}));
  }
}
