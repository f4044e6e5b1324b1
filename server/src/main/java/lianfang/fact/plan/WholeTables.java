package lianfang.fact.plan;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 整表通读: statements that read whole tables, a moment after millions of their rows were written. The
 * statistics are still those of before, and a plan that follows them asks for each row of one table
 * one by one in the other, which takes minutes for a city.
 */
public final class WholeTables {

  private WholeTables() {}

  /**
   * Does this work without such plans.
   *
   * @param client in whose transaction the work is done; other statements in it are planned as ever
   */
  public static void read(JdbcClient client, Runnable work) {
    client.sql("set local enable_nestloop = off").update();
    // Half a million rows are grouped in memory instead of being sorted on disk.
    client.sql("set local work_mem = '128MB'").update();
    work.run();
    client.sql("set local work_mem to default").update();
    client.sql("set local enable_nestloop = on").update();
  }
}
