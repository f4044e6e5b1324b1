package lianfang.rulebook;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.rulebook.store.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 措施清单: the current generation of outcomes as lists, counts and single records. The caller's
 * transaction says which areas it sees.
 */
@Component
public class MeasureLists {

  private static final String COLUMNS =
      "o.subject_kind, o.subject, o.number, o.area, o.measure, o.place, o.state, o.from_day,"
          + " o.until_day, o.bases::text as bases, o.caused";

  private static final String WHERE =
      """
       where o.area ^@ :area
         and (:kind::text is null or o.subject_kind = :kind)
         and (o.from_day is null or o.from_day <= :on)
         and (o.until_day is null or o.until_day >= :on)
         and (:measure::text is null or o.measure = :measure)
         and (:place::text is null or o.place = :place)
         and (:state::text is null or o.state = :state)
         and (:ends::date is null or o.until_day = :ends)
         and (:notice::text is null
           or o.bases @> jsonb_build_array(jsonb_build_object('n', :notice::text)))
         and (:row::text is null
           or o.bases @> jsonb_build_array(jsonb_build_object('r', :row::text)))
      """;

  private final JdbcClient client;

  MeasureLists(JdbcClient client) {
    this.client = client;
  }

  /** How many people or places and intervals of one kind an area holds. */
  public record Count(
      String area, String measure, String place, String state, long intervals, long subjects) {}

  /** How many people a row holds, and how many of them nobody has ordered yet. */
  public record RowCount(
      String notice, String clause, String row, String measure, long subjects, long due) {}

  /** How many people end on a day. */
  public record DayCount(LocalDate day, long subjects) {}

  /** Where the next page begins: after this area, subject and number. */
  public record Key(String area, UUID subject, int number) {}

  /** One page by key. */
  public List<Standing> page(StandingQuery query, @Nullable Key after, int limit) {
    return bound(
            "select "
                + COLUMNS
                + " from rulebook.outcome_now o"
                + WHERE
                + " and (:afterArea::text is null"
                + " or (o.area, o.subject, o.number) > (:afterArea, :afterSubject, :afterNumber))"
                + " order by o.area, o.subject, o.number limit :limit",
            query)
        .param("afterArea", after == null ? null : after.area())
        .param("afterSubject", after == null ? null : after.subject())
        .param("afterNumber", after == null ? 0 : after.number())
        .param("limit", limit)
        .query(MeasureLists::read)
        .list();
  }

  /** How many intervals the query finds. */
  public long count(StandingQuery query) {
    return bound("select count(*) from rulebook.outcome_now o" + WHERE, query)
        .query(Long.class)
        .single();
  }

  /** How many people or places the query finds. */
  public long people(StandingQuery query) {
    return bound("select count(distinct o.subject) from rulebook.outcome_now o" + WHERE, query)
        .query(Long.class)
        .single();
  }

  /** Everything about these subjects, ended intervals included, by first day. */
  public List<Standing> of(Collection<UUID> subjects) {
    return client
        .sql(
            "select "
                + COLUMNS
                + " from rulebook.outcome_now o where o.subject = any(:ids)"
                + " order by o.subject, o.from_day nulls last, o.number")
        .param("ids", subjects.toArray(UUID[]::new))
        .query(MeasureLists::read)
        .list();
  }

  /** Counts by area cut to {@code digits}, measure, place and state. */
  public List<Count> counts(StandingQuery query, int digits) {
    return bound(
            "select left(o.area, :digits) as below, o.measure, o.place, o.state,"
                + " count(*) as intervals, count(distinct o.subject) as subjects"
                + " from rulebook.outcome_now o"
                + WHERE
                + " group by 1, 2, 3, 4 order by 1, 2, 3, 4",
            query)
        .param("digits", digits)
        .query((row, n) ->
            new Count(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6)))
        .list();
  }

  /** Counts by the row that decides. */
  public List<RowCount> byRow(StandingQuery query) {
    return bound(
            "select o.bases->0->>'n', o.bases->0->>'c', o.bases->0->>'r', o.measure,"
                + " count(distinct o.subject),"
                + " count(distinct o.subject) filter (where o.state = 'due')"
                + " from rulebook.outcome_now o"
                + WHERE
                + " group by 1, 2, 3, 4 order by 1, 2, 3, 4",
            query)
        .query((row, n) ->
            new RowCount(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                row.getLong(5),
                row.getLong(6)))
        .list();
  }

  /** How many people's isolation ends on each day between two, both inclusive. */
  public List<DayCount> endings(String area, LocalDate from, LocalDate until) {
    return client
        .sql(
            """
            select o.until_day, count(distinct o.subject) from rulebook.outcome_now o
            where o.area ^@ :area and o.measure = 'isolation'
              and o.until_day between :from and :until
            group by 1 order by 1
            """)
        .param("area", area)
        .param("from", from)
        .param("until", until)
        .query((row, n) -> new DayCount(row.getObject(1, LocalDate.class), row.getLong(2)))
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, StandingQuery query) {
    return client
        .sql(sql)
        .param("area", query.area())
        .param("on", query.on())
        .param("kind", query.kind())
        .param("measure", query.measure())
        .param("place", query.place())
        .param("state", query.state())
        .param("ends", query.ends())
        .param("notice", query.notice())
        .param("row", query.row());
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Standing read(ResultSet row, int number) throws SQLException {
    return new Standing(
        new Subject(
            Subject.Kind.ofWord(row.getString("subject_kind")),
            row.getObject("subject", UUID.class)),
        row.getInt("number"),
        row.getString("area"),
        row.getString("measure"),
        row.getString("place"),
        row.getString("state"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        Json.bases(row.getString("bases")),
        ids(row.getArray("caused")));
  }

  private static List<UUID> ids(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(UUID.class::cast).toList();
  }
}
