package lianfang.casework.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 整改台账: what is to be put right in an area, from which source, by whom and until when. */
@Component
public class Rectifications {

  /** Source and owner of what an inspection of a firm found, whose form asks for neither. */
  public static final String FIRM = "firm";

  private static final String SAID =
      " coalesce(f.filled ->> 'source', 'firm') as source,"
          + " coalesce(f.filled ->> 'owner', 'firm') as owner";

  private static final String FROM =
      """
       from casework.case_row c join casework.case_form f on f.case_id = c.id and f.form = 'problem'
       where c.type in ('rectification', 'firm-rectification') and not c.ended and c.area ^@ :area
      """;

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Clock clock;

  Rectifications(DataSource app, CaseTransactions transactions, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Which items are listed; an empty word leaves all.
   *
   * @param area beginning of a division code
   * @param state of the case type, or "late"
   */
  public record Wanted(String area, String state, String source, String owner) {}

  /** An item with what its finder wrote. */
  public record Item(Inbox.Entry entry, String problem, String source, String owner) {}

  /** How many items are alike. */
  public record Count(String state, String source, String owner, boolean late, long items) {}

  /** The items, the earliest deadline first, as far as somebody may see them. */
  public List<Item> list(CaseRecorder who, Wanted wanted, int limit) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql(
                    "select c.*, f.filled ->> 'problem' as problem,"
                        + SAID
                        + FROM
                        + """
                         and (:state in ('', c.state)
                          or :state = 'late' and c.state <> 'closed' and c.due < :now)
                        and :source in ('', coalesce(f.filled ->> 'source', 'firm'))
                        and :owner in ('', coalesce(f.filled ->> 'owner', 'firm'))
                        order by c.due nulls last, c.id limit :limit
                        """)
                .param("area", wanted.area())
                .param("state", wanted.state())
                .param("source", wanted.source())
                .param("owner", wanted.owner())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) ->
                    new Item(
                        Inbox.entry(row, n),
                        row.getString("problem"),
                        row.getString("source"),
                        row.getString("owner")))
                .list());
  }

  /** All items of an area, counted. */
  public List<Count> counts(CaseRecorder who, String area) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql(
                    "select c.state,"
                        + SAID
                        + ","
                        + " c.state <> 'closed' and coalesce(c.due < :now, false) as late,"
                        + " count(*) as items"
                        + FROM
                        + " group by 1, 2, 3, 4")
                .param("area", area)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) ->
                    new Count(
                        row.getString("state"),
                        row.getString("source"),
                        row.getString("owner"),
                        row.getBoolean("late"),
                        row.getLong("items")))
                .list());
  }

  /**
   * What somebody from above found, and how it stands.
   *
   * @param says the source in its own words
   * @param measure what was done; empty where nothing was yet
   */
  public record FedBack(
      Inbox.Entry entry,
      String problem,
      String source,
      String owner,
      String says,
      String measure) {}

  /** What others found in an area, whether or not it is closed; the latest source first. */
  public List<FedBack> fedBack(CaseRecorder who, String area, int limit) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql(
                    """
                    select c.*, f.filled ->> 'problem' as problem, f.filled ->> 'source' as source,
                      f.filled ->> 'owner' as owner,
                      coalesce(f.filled ->> 'source-says', '') as says,
                      coalesce((select d.filled ->> 'measure' from casework.case_form d
                        where d.case_id = c.id and d.form = 'done'
                        order by d.made_at desc limit 1), '') as measure
                    from casework.case_row c
                      join casework.case_form f on f.case_id = c.id and f.form = 'problem'
                    where c.type = 'rectification' and c.area ^@ :area
                      and f.filled ->> 'source' in ('provincial', 'above')
                    order by c.filed_at desc, c.id limit :limit
                    """)
                .param("area", area)
                .param("limit", limit)
                .query((row, n) ->
                    new FedBack(
                        Inbox.entry(row, n),
                        row.getString("problem"),
                        row.getString("source"),
                        row.getString("owner"),
                        row.getString("says"),
                        row.getString("measure")))
                .list());
  }
}
