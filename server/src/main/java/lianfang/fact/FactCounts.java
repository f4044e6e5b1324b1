package lianfang.fact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 计数: how many facts hold, by area, kind and day on which they happened. Kept by following the
 * ledger; a corrected fact is counted no longer, its correction is.
 */
@Component
public class FactCounts implements Follower {

  /** Each fact counts, and what one corrects for the first time counts no longer. */
  private static final String COUNT =
      """
      with news as (
        select f.area, f.kind, f.happened_at, f.corrects, count(*) as n %s group by 1, 2, 3, 4),
      changes as (
        select area, kind, happened_at, n from news
        union all
        select o.area, o.kind, o.happened_at, -1
        from (select distinct corrects as id from news where corrects is not null) c
          join fact.fact o using (id)
        where not exists (
          select from fact.fact earlier
          where earlier.corrects = o.id and fact.position_of(earlier.seq) < ?))
      insert into fact.count as c (area, kind, day, facts)
      select area, kind, (happened_at at time zone 'Asia/Shanghai')::date as day, sum(n)
      from changes group by area, kind, day having sum(n) <> 0
      on conflict (area, kind, day) do update set facts = c.facts + excluded.facts
      """
          .formatted(Stretch.FROM);

  private final JdbcClient engine;
  private final JdbcClient app;

  FactCounts(DataSource app, @Qualifier("engine") DataSource engine) {
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
  }

  @Override
  public String name() {
    return "counts";
  }

  @Override
  public void follow(Stretch next) {
    engine.sql(COUNT).params(next.values()).param(next.first()).update();
  }

  /**
   * How many facts of each kind happened in an area from one day to another, both inclusive; what
   * the transaction's scope does not see is not counted.
   *
   * @param prefix division code or its beginning
   */
  public Map<String, Long> byKind(String prefix, LocalDate from, LocalDate until) {
    Map<String, Long> counts = new HashMap<>();
    app.sql(
            """
            select kind, sum(facts) from fact.count
            where area ^@ ? and day between ? and ? group by kind
            """)
        .params(prefix, from, until)
        .query((java.sql.ResultSet rows) -> {
          counts.put(rows.getString(1), rows.getLong(2));
        });
    return counts;
  }

  /** The areas below a prefix that hold facts of a kind, by code. */
  public List<String> areasWith(String kind, String prefix) {
    return app.sql(
            """
            select area from fact.count where kind = ? and area ^@ ?
            group by area having sum(facts) > 0 order by area
            """)
        .params(kind, prefix)
        .query(String.class)
        .list();
  }
}
