package lianfang.rulebook;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.fact.Subject;
import lianfang.rulebook.store.Cells;
import lianfang.rulebook.store.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 措施清单: the current generation of outcomes as lists, counts and single records. The caller's
 * transaction says which areas it sees.
 */
@Component
public class MeasureLists implements StandingView {

  private static final String COLUMNS =
      "o.subject_kind, o.subject, o.number, o.area, o.measure, o.place, o.state, o.from_day,"
          + " o.until_day, o.bases::text as bases, o.caused";

  private static final String WHERE =
      """
       where o.area ^@ :area
       and (o.from_day is null or o.from_day <= :on)
       and (o.until_day is null or o.until_day >= :on)
       and (:kind::text is null or o.subject_kind = :kind)
       and (:measure::text is null or o.measure = :measure)
       and (:place::text is null or o.place = :place)
       and (:state::text is null or o.state = :state)
       and (:ends::date is null or o.until_day = :ends)
       and (:notice::text is null or exists (
         select from unnest(o.grounds) g where split_part(g, '|', 1) = :notice))
       and (:row::text is null or exists (
         select from unnest(o.grounds) g where split_part(g, '|', 3) = :row))
      """;

  private static final Pattern OPTIONAL =
      Pattern.compile("^\\(:(\\w+)::\\w+ is null or ", Pattern.DOTALL);

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

  /**
   * Where the next page begins: after this value of the order, area, subject and number.
   *
   * @param value of {@link StandingOrder}, empty for the order by area
   */
  public record Key(String value, String area, UUID subject, int number) {}

  @Override
  public List<Standing> page(
      StandingQuery query, StandingOrder order, @Nullable Key after, int limit) {
    boolean byArea = order == StandingOrder.AREA;
    // By area alone the index gives the order; any other value has to be sorted first.
    String first = byArea ? "" : "(" + order.sql() + ") collate \"C\", ";
    String bound = byArea ? "" : ":afterValue, ";
    return bound(
            "select "
                + COLUMNS
                + " from rulebook.outcome_now o"
                + WHERE
                + (after == null
                    ? ""
                    : " and ("
                        + first
                        + "o.area, o.subject, o.number) > ("
                        + bound
                        + ":afterArea, :afterSubject, :afterNumber)")
                + " order by "
                + first
                + "o.area, o.subject, o.number limit :limit",
            query)
        .param("afterValue", after == null ? "" : after.value())
        .param("afterArea", after == null ? null : after.area())
        .param("afterSubject", after == null ? null : after.subject())
        .param("afterNumber", after == null ? 0 : after.number())
        .param("limit", limit)
        .query(MeasureLists::read)
        .list();
  }

  @Override
  public long count(StandingQuery query) {
    Source from = source(query.area(), Cells.DIGITS);
    String sum = "select coalesce(" + from.intervals() + ", 0) from " + from.table() + WHERE;
    return bound(sum, query).query(Long.class).single();
  }

  /** How many people or places the query finds. */
  public long people(StandingQuery query) {
    return bound("select count(distinct o.subject) from rulebook.outcome_now o" + WHERE, query)
        .query(Long.class)
        .single();
  }

  @Override
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

  @Override
  public List<Count> counts(StandingQuery query, int digits) {
    Source from = source(query.area(), digits);
    return bound(
            "select left(o.area, :digits) as below, o.measure, o.place, o.state, "
                + from.intervals()
                + " as intervals, "
                + from.subjects()
                + " as subjects from "
                + from.table()
                + WHERE
                + " group by 1, 2, 3, 4 having "
                + from.intervals()
                + " > 0 order by 1, 2, 3, 4",
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

  @Override
  public List<RowCount> byRow(StandingQuery query) {
    Source from = source(query.area(), Cells.DIGITS);
    return bound(
            "select split_part(o.grounds[1], '|', 1), split_part(o.grounds[1], '|', 2),"
                + " split_part(o.grounds[1], '|', 3), o.measure, "
                + from.subjects()
                + ", coalesce("
                + from.subjects()
                + " filter (where o.state = 'due'), 0) from "
                + from.table()
                + WHERE
                + " group by 1, 2, 3, 4 having "
                + from.intervals()
                + " > 0 order by 1, 2, 3, 4",
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

  @Override
  public List<DayCount> endings(String area, LocalDate from, LocalDate until) {
    Source source = source(area, Cells.DIGITS);
    return client
        .sql(
            "select o.until_day, "
                + source.subjects()
                + " from "
                + source.table()
                + """
                 where o.area ^@ :area and o.measure = 'isolation'
                  and o.until_day between :from and :until
                """
                + " group by 1 having "
                + source.intervals()
                + " > 0 order by 1")
        .param("area", area)
        .param("from", from)
        .param("until", until)
        .query((row, n) -> new DayCount(row.getObject(1, LocalDate.class), row.getLong(2)))
        .list();
  }

  /** Where figures come from, and how intervals and different subjects are counted there. */
  private record Source(String table, String intervals, String subjects) {}

  private static final Source ROWS =
      new Source("rulebook.outcome_now o", "count(*)", "count(distinct o.subject)");

  // On one day a subject has one interval of a measure, so intervals are subjects there.
  private static final Source CELLS =
      new Source(
          "(select * from rulebook.outcome_count_now where subject_kind <> 'request') o",
          "sum(o.intervals)",
          "sum(o.intervals)");

  /**
   * Cells are of townships; whoever sees or asks for less is counted row by row, which is little.
   */
  private Source source(String area, int digits) {
    return digits <= Cells.DIGITS && area.length() <= Cells.DIGITS && Cells.suffice(client)
        ? CELLS
        : ROWS;
  }

  /** What is not asked for is left out, so that the planner sees only what is. */
  private static String where(StandingQuery query) {
    Map<String, @Nullable Object> asked = new HashMap<>();
    asked.put("kind", query.kind());
    asked.put("measure", query.measure());
    asked.put("place", query.place());
    asked.put("state", query.state());
    asked.put("ends", query.ends());
    asked.put("notice", query.notice());
    asked.put("row", query.row());
    StringBuilder where = new StringBuilder(" ");
    for (String condition : WHERE.split("\n and ")) {
      Matcher optional = OPTIONAL.matcher(condition);
      if (!optional.find()) {
        where.append(where.length() > 1 ? " and " : "").append(condition);
      } else if (asked.get(optional.group(1)) != null) {
        where.append(" and (").append(condition.substring(optional.end()));
      }
    }
    return where.append(' ').toString();
  }

  private JdbcClient.StatementSpec bound(String sql, StandingQuery query) {
    return client
        .sql(sql.replace(WHERE, where(query)))
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
