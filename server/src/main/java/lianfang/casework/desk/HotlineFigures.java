package lianfang.casework.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 热线统计: how many calls there were by matter, area and office, how many deadlines were kept, what
 * callers said when they were called back, and the places about which people call again and again.
 */
@Component
public class HotlineFigures {

  private static final int PLACES = 20;

  /** Of each call what its forms say; where one was dispatched again, the last one holds. */
  private static final String CALLS =
      """
      with calls as materialized (
        select id, area, ended, due, deadlines, in_time from casework.case_row
        where type = 'request' and area ^@ ? and filed_at >= ? and filed_at < ?),
      said as (
        select f.case_id,
          max(f.filled ->> 'topic') filter (where f.form = 'call') as topic,
          max(f.filled ->> 'where') filter (where f.form = 'call') as place,
          (max(array[to_char(f.made_at at time zone 'utc', 'YYYYMMDDHH24MISSUS'), f.fact::text,
            f.filled ->> 'to']) filter (where f.form = 'dispatch'))[3] as office,
          (max(array[to_char(f.made_at at time zone 'utc', 'YYYYMMDDHH24MISSUS'), f.fact::text,
            f.filled ->> 'satisfied']) filter (where f.form = 'follow'))[3] as answer,
          count(*) filter (where f.form = 'redo') as again
        from casework.case_form f where f.case_id in (select id from calls)
        group by f.case_id)
      """;

  private static final String PARTS =
      CALLS
          + """
          select topic, part, office, answer, grouping(topic, part, office, answer) as by_what,
            count(*) as calls, count(*) filter (where not ended) as open,
            count(*) filter (where not ended and due < ?) as late,
            coalesce(sum(deadlines), 0) as deadlines, coalesce(sum(in_time), 0) as kept,
            count(*) filter (where again > 0) as again
          from (select c.*, left(c.area, ?) as part, s.topic, s.office, s.answer, s.again
            from calls c left join said s on s.case_id = c.id) one
          group by grouping sets ((), (topic), (part), (office), (answer))
          """;

  private static final String OFTEN =
      CALLS
          + """
          select min(s.place) as place, c.area, s.topic, count(*) as calls,
            count(*) filter (where not c.ended) as open
          from calls c join said s on s.case_id = c.id where s.place is not null
          group by casework.folded(s.place), c.area, s.topic having count(*) > 1
          order by count(*) desc, 1, 2 limit ?
          """;

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Clock clock;

  HotlineFigures(DataSource app, CaseTransactions transactions, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** By what calls are counted. */
  public enum By {
    ALL,
    TOPIC,
    AREA,
    OFFICE,
    ANSWER
  }

  /**
   * Calls that have something in common.
   *
   * @param key the topic, division, office or answer; empty for all and where nothing is said
   * @param late open and over a deadline
   * @param deadlines how many were met or are over
   * @param inTime how many of them were met in time
   * @param again how many callers were not satisfied and asked for more
   */
  public record Part(
      String key, long calls, long open, long late, long deadlines, long inTime, long again) {}

  /** A place about which there were several calls of one matter. */
  public record Place(String called, String area, String topic, long calls, long open) {}

  /** All figures of some days. */
  public record Figures(Map<By, List<Part>> parts, List<Place> places) {

    /** The calls with this in common; none where there were none. */
    public Part part(By by, String key) {
      return parts.getOrDefault(by, List.of()).stream()
          .filter(one -> one.key().equals(key))
          .findFirst()
          .orElse(new Part(key, 0, 0, 0, 0, 0, 0));
    }
  }

  /**
   * The figures, as far as somebody may see.
   *
   * @param area prefix of division codes
   * @param from the first day of calls
   * @param until the last day of calls
   */
  public Figures of(CaseRecorder who, String area, LocalDate from, LocalDate until) {
    Timestamp first = Timestamp.from(Days.start(from));
    Timestamp end = Timestamp.from(Days.start(until.plusDays(1)));
    Map<By, List<Part>> parts = new EnumMap<>(By.class);
    return transactions.seeing(
        who,
        CaseTransactions.Reading.ALL,
        () -> {
          client
              .sql(PARTS)
              .params(area, first, end, Timestamp.from(clock.instant()), below(area))
              .query((ResultSet row) -> {
                parts.computeIfAbsent(by(row), key -> new ArrayList<>()).add(part(row));
              });
          parts.values().forEach(some -> some.sort(HotlineFigures::mostFirst));
          List<Place> places =
              client
                  .sql(OFTEN)
                  .params(area, first, end, PLACES)
                  .query(HotlineFigures::place)
                  .list();
          return new Figures(parts, places);
        });
  }

  private static int mostFirst(Part one, Part other) {
    int more = Long.compare(other.calls(), one.calls());
    return more == 0 ? one.key().compareTo(other.key()) : more;
  }

  /** The bit of a column is clear where rows are grouped by it. */
  private static By by(ResultSet row) throws SQLException {
    return switch (row.getInt("by_what")) {
      case 0b0111 -> By.TOPIC;
      case 0b1011 -> By.AREA;
      case 0b1101 -> By.OFFICE;
      case 0b1110 -> By.ANSWER;
      default -> By.ALL;
    };
  }

  private static Part part(ResultSet row) throws SQLException {
    String column =
        switch (by(row)) {
          case TOPIC -> "topic";
          case AREA -> "part";
          case OFFICE -> "office";
          case ANSWER -> "answer";
          case ALL -> "";
        };
    String key = column.isEmpty() ? "" : row.getString(column);
    return new Part(
        key == null ? "" : key,
        row.getLong("calls"),
        row.getLong("open"),
        row.getLong("late"),
        row.getLong("deadlines"),
        row.getLong("kept"),
        row.getLong("again"));
  }

  private static Place place(ResultSet row, int n) throws SQLException {
    String topic = row.getString("topic");
    return new Place(
        row.getString("place"),
        row.getString("area"),
        topic == null ? "" : topic,
        row.getLong("calls"),
        row.getLong("open"));
  }

  /** How many digits the divisions have below one with this code. */
  private static int below(String area) {
    return switch (area.length()) {
      case 0, 1 -> 2;
      case 2, 3 -> 4;
      case 4, 5 -> 6;
      case 6, 7, 8 -> 9;
      default -> 12;
    };
  }
}
