package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 结论计数: how many subjects the stored outcomes hold, as far as the transaction may see them. */
@Component
public class OutcomeCounts {

  private static final String HELD =
      "select measure, place, count(distinct subject) from rulebook.outcome_now"
          + " where area ^@ ? and (from_day <= ? or from_day is null)"
          + " and (until_day is null or until_day >= ?) group by measure, place";
  private static final String RELEASED =
      "select count(distinct o.subject) from rulebook.outcome_now o"
          + " where o.area ^@ ? and o.measure = 'isolation' and o.until_day = ?"
          + " and o.from_day <= ? and not exists (select 1 from rulebook.outcome_now n"
          + " where n.subject = o.subject and n.measure = 'isolation' and n.from_day <= ?"
          + " and (n.until_day is null or n.until_day >= ?))"
          // Who died was not released.
          + " and not exists (select from fact.fact d where d.subject_id = o.subject"
          + " and d.kind = 'death' and d.happened_at >= o.until_day::timestamp"
          + " at time zone 'Asia/Shanghai' and d.happened_at < (o.until_day + 1)::timestamp"
          + " at time zone 'Asia/Shanghai' and not exists (select from fact.fact c"
          + " where c.corrects = d.id))";

  private final JdbcClient client;

  OutcomeCounts(JdbcClient client) {
    this.client = client;
  }

  /**
   * One count.
   *
   * @param subjects different subjects under the measure at the place, or due without a first day
   */
  public record Count(Measure measure, MeasurePlace place, int subjects) {}

  /** Subjects under each measure and place on {@code day}, within a division code prefix. */
  public List<Count> on(LocalDate day, String prefix) {
    return client
        .sql(HELD)
        .params(prefix, day, day)
        .query((row, number) ->
            new Count(
                Measure.ofWord(row.getString(1)),
                MeasurePlace.ofWord(row.getString(2)),
                row.getInt(3)))
        .list();
  }

  /** Persons whose isolation ends on {@code day} and who are not isolated the day after. */
  public int released(LocalDate day, String prefix) {
    LocalDate next = day.plusDays(1);
    return client.sql(RELEASED).params(prefix, day, day, next, next).query(Integer.class).single();
  }
}
