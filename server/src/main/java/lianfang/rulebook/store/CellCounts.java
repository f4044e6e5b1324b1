package lianfang.rulebook.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 边推边数: the cells of a generation that is staged, counted while its outcomes are in memory, as
 * counting them afterwards would read them all while everybody waits for the switch.
 */
public final class CellCounts {

  private static final int COLUMNS = 8;

  /** By the columns of {@link Cells}, as text. */
  private final Map<List<@Nullable String>, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts a row by its columns, of which the first is an area that may be smaller than a cell. */
  void add(@Nullable String... columns) {
    String area = columns[0];
    if (area != null && area.length() > Cells.DIGITS) {
      columns[0] = area.substring(0, Cells.DIGITS);
    }
    add(columns, 1);
  }

  private void add(@Nullable String[] columns, long times) {
    counts.computeIfAbsent(Arrays.asList(columns), key -> new LongAdder()).add(times);
  }

  /**
   * Counts no longer what is about to be hidden.
   *
   * @param sql columns of cells and how often they are there, for {@code subjects} given twice
   */
  void without(JdbcClient client, String sql, Collection<UUID> subjects) {
    UUID[] ids = subjects.toArray(UUID[]::new);
    client
        .sql(sql)
        .params(ids, ids)
        .query((java.sql.ResultSet row) -> {
          @Nullable String[] columns = new @Nullable String[COLUMNS];
          for (int i = 0; i < COLUMNS; i++) {
            columns[i] = row.getString(i + 1);
          }
          add(columns, -row.getLong(COLUMNS + 1));
        });
  }

  /** Puts these counts in the place of all others, in the transaction of the switch. */
  public void write(JdbcClient engine) {
    engine.sql("delete from rulebook.outcome_cell").update();
    engine.sql("delete from rulebook.outcome_delta").update();
    @Nullable String[][] columns = new @Nullable String[COLUMNS][counts.size()];
    Long[] intervals = new Long[counts.size()];
    int at = 0;
    for (Map.Entry<List<@Nullable String>, LongAdder> one : counts.entrySet()) {
      for (int i = 0; i < COLUMNS; i++) {
        columns[i][at] = one.getKey().get(i);
      }
      intervals[at++] = one.getValue().sum();
    }
    // Two texts may name the same grounds, which only the database knows.
    JdbcClient.StatementSpec statement =
        engine.sql(
            "insert into rulebook.outcome_cell (%s, intervals)".formatted(Cells.COLUMNS)
                + " select area, subject_kind, measure, place, state, from_day::date,"
                + " until_day::date, grounds::text[], sum(intervals)"
                + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                + " ?::text[], ?::text[], ?::bigint[]) as n(%s, intervals)".formatted(Cells.COLUMNS)
                + " group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(intervals) <> 0");
    for (@Nullable String[] column : columns) {
      statement = statement.param(column);
    }
    statement.param(intervals).update();
  }
}
