package lianfang.casework.desk;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import lianfang.area.DivisionLevel;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办件统计: how many were filed and ended, how long it took, and how many in time. */
@Component
public class Statistics {

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Clock clock;

  Statistics(DataSource app, CaseTransactions transactions, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param type id of a type; empty for all
   * @param area prefix of division codes
   * @param from the first day of filing
   * @param until the last day of filing
   * @param by what stands in a line beside the type
   */
  public record Asked(String type, String area, LocalDate from, LocalDate until, By by) {}

  /** What a line counts, of each type. */
  public enum By {
    /** What one desk of one area has or had last. */
    DESK,
    /** What lies in one part of the area that is asked for, whichever desk has it. */
    AREA
  }

  /**
   * One line.
   *
   * @param type of the cases
   * @param desk that has them or had them last; empty in a line of an area
   * @param area of the desk; in a line of an area the part in which the cases lie
   * @param filed how many were filed
   * @param open how many are open
   * @param ended how many are over
   * @param late how many are open and over a deadline
   * @param medianSeconds of filing to end; null where none has ended
   * @param deadlines how many were met or are over
   * @param inTime how many of them were met in time
   */
  public record Line(
      String type,
      String desk,
      String area,
      long filed,
      long open,
      long ended,
      long late,
      @Nullable Double medianSeconds,
      long deadlines,
      long inTime) {}

  /** A line a type and desk, or a type and part of the area, as far as somebody may see. */
  public List<Line> of(CaseRecorder who, Asked asked) {
    return transactions.seeing(
        who,
        CaseTransactions.Reading.ALL,
        () ->
            client
                .sql(
                    """
                    select type, %s, count(*) as filed,
                      count(*) filter (where not ended) as open,
                      count(*) filter (where ended) as ended,
                      count(*) filter (where not ended and due < ?) as late,
                      array_agg(extract(epoch from ended_at - filed_at)::int)
                        filter (where ended_at is not null) as took,
                      sum(deadlines) as deadlines, sum(in_time) as kept
                    from casework.case_row
                    where (? = '' or type = ?) and area ^@ ? and filed_at >= ? and filed_at < ?
                    group by 1, 2, 3
                    """
                        .formatted(parts(asked)))
                .params(
                    Timestamp.from(clock.instant()),
                    asked.type(),
                    asked.type(),
                    asked.area(),
                    Timestamp.from(Days.start(asked.from())),
                    Timestamp.from(Days.start(asked.until().plusDays(1))))
                .query((row, n) -> {
                  return new Line(
                      row.getString("type"),
                      row.getString("desk"),
                      row.getString("place"),
                      row.getLong("filed"),
                      row.getLong("open"),
                      row.getLong("ended"),
                      row.getLong("late"),
                      median(row.getArray("took")),
                      row.getLong("deadlines"),
                      row.getLong("kept"));
                })
                .list()
                .stream()
                .sorted(
                    Comparator.comparing(Line::type)
                        .thenComparing(Line::desk)
                        .thenComparing(Line::area))
                .toList());
  }

  private static String parts(Asked asked) {
    return asked.by() == By.DESK
        ? "desk, desk_area as place"
        : "'' as desk, left(area, " + below(asked.area()) + ") as place";
  }

  /** How many digits the codes of the parts of an area have. */
  public static int below(String area) {
    return Arrays.stream(DivisionLevel.values())
        .mapToInt(DivisionLevel::digits)
        .filter(digits -> digits > area.length())
        .findFirst()
        .orElse(DivisionLevel.VILLAGE.digits());
  }

  /** Found here, because the database would sort all cases for it, open ones as well. */
  private static @Nullable Double median(@Nullable Array took) throws SQLException {
    if (took == null) {
      return null;
    }
    Integer[] seconds = (Integer[]) took.getArray();
    Arrays.sort(seconds);
    int half = seconds.length / 2;
    return seconds.length % 2 == 1
        ? (double) seconds[half]
        : (seconds[half - 1] + (double) seconds[half]) / 2;
  }
}
