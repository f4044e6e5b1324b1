package lianfang.rulebook.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 格数: how many intervals and open questions a township holds, by everything that lists filter by.
 * Each change of the current generation leaves a difference; folding adds the differences up.
 */
public final class Cells {

  /** Division codes of this length or shorter are counted here. */
  public static final int DIGITS = 9;

  static final String OUTCOME =
      "left(area, 9), subject_kind, measure, place, state, from_day, until_day, grounds";
  static final String REQUEST =
      "left(area, 9), 'request', question, '', '', null::date, null::date, '{}'::text[]";

  static final String COLUMNS =
      "area, subject_kind, measure, place, state, from_day, until_day, grounds";
  private static final String GROUPED = " group by 1, 2, 3, 4, 5, 6, 7, 8";

  private Cells() {}

  /** The statement that counts the rows of a preceding {@code changed}, times 1 or -1. */
  static String difference(String key, int sign, String where) {
    return " insert into rulebook.outcome_delta select "
        + key
        + ", "
        + sign
        + " * count(*) from changed"
        + where
        + GROUPED;
  }

  /** Whether the transaction sees whole townships, so that their cells say all that it may know. */
  public static boolean suffice(JdbcClient client) {
    return client
        .sql(
            "select coalesce(max(length(p)), 99) <= ? from unnest(string_to_array("
                + "current_setting('lianfang.scope', true), ',')) p")
        .param(DIGITS)
        .query(Boolean.class)
        .single();
  }

  /**
   * Adds the differences to the cells where there are more than {@code few}, unless somebody else
   * is about it.
   */
  public static void fold(JdbcClient engine, int few) {
    boolean many =
        engine
            .sql("select count(*) > ? from (select from rulebook.outcome_delta limit ?) d")
            .params(few, few + 1)
            .query(Boolean.class)
            .single();
    if (many) {
      engine
          .sql(
              "with changed as (delete from rulebook.outcome_delta"
                  + " where (select pg_try_advisory_xact_lock(25024)) returning *)"
                  + " insert into rulebook.outcome_cell as c select "
                  + COLUMNS
                  + ", sum(intervals) from changed"
                  + GROUPED
                  + " order by 1, 2, 3, 4, 5, 6, 7, 8 on conflict ("
                  + COLUMNS
                  + ") do update set intervals = c.intervals + excluded.intervals")
          .update();
    }
  }
}
