package lianfang.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  private record Cell(String area, String kind, LocalDate day) {
    static Cell of(Fact fact) {
      return new Cell(fact.area(), fact.kind(), fact.happenedOn());
    }
  }

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
  public void follow(List<Fact> facts) {
    Map<Cell, Long> changes = new HashMap<>();
    facts.forEach(fact -> changes.merge(Cell.of(fact), 1L, Long::sum));
    firstCorrected(facts).forEach(fact -> changes.merge(Cell.of(fact), -1L, Long::sum));
    List<Map.Entry<Cell, Long>> rows = new ArrayList<>(changes.entrySet());
    rows.removeIf(row -> row.getValue() == 0);
    engine
        .sql(
            """
            insert into fact.count as c (area, kind, day, facts)
            select * from unnest(?::text[], ?::text[], ?::date[], ?::bigint[])
            on conflict (area, kind, day) do update set facts = c.facts + excluded.facts
            """)
        .param(rows.stream().map(row -> row.getKey().area()).toArray(String[]::new))
        .param(rows.stream().map(row -> row.getKey().kind()).toArray(String[]::new))
        .param(rows.stream().map(row -> row.getKey().day().toString()).toArray(String[]::new))
        .param(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
        .update();
  }

  /** The facts that are corrected for the first time by one of these. */
  private List<Fact> firstCorrected(List<Fact> facts) {
    Set<UUID> ids = new HashSet<>();
    facts.stream().filter(fact -> fact.corrects() != null).forEach(f -> ids.add(f.corrects()));
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<UUID> here = facts.stream().map(Fact::id).collect(Collectors.toSet());
    return engine
        .sql(
            "select "
                + FactRows.COLUMNS
                + """
                 from fact.fact f where f.id = any (?::uuid[]) and not exists (
                  select from fact.fact c join fact.seal s using (seq)
                  where c.corrects = f.id and s.position <= (
                    select position from fact.follower where name = ?)
                    and not c.id = any (?::uuid[]))
                """)
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .param(name())
        .param(here.stream().map(UUID::toString).toArray(String[]::new))
        .query(FactRows.FACT)
        .list();
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
