package lianfang.bench.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianfang.area.Scope;
import lianfang.instance.Database;
import lianfang.rulebook.Editions;
import lianfang.rulebook.NoticeShelf;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Simulations;

/**
 * Measures a simulation over a city of invented people: who would stay longer by another edition.
 * The peer answers that question alone, as one SQL query that knows the rows of the table by heart.
 * Arguments: number of people, and a folder that is kept and used again.
 */
public final class SimulationOfACity {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final int HORIZON = 28;
  private static final int RUNS = 3;

  /** The same question, and nothing else: no trace, no reading, no other rule, no days, no list. */
  private static final String PEER =
      """
      select coalesce(sum(longer), 0) from (
        select area, count(*) filter (where before >= :today and after > before) as longer from (
          select subject_id, area,
            max(case when origin like '42%' then day + 14
              when certificate is distinct from 'valid' then day + 7 end) as before,
            max(case when origin like '42%' then day + 14
              when certificate is distinct from 'valid' then day + 14 end) as after
          from (
            select f.subject_id, f.area, f.attributes ->> 'origin' as origin,
              f.attributes ->> 'certificate' as certificate,
              (f.happened_at at time zone 'Asia/Shanghai')::date as day
            from fact.fact f
            where f.kind = 'arrival' and f.area like '4109%'
              and coalesce(f.attributes ->> 'trip', 'unknown') in ('stay', 'unknown')
              and not exists (select from fact.fact c where c.corrects = f.id)) arrivals
          group by subject_id, area) people
        group by area) areas
      """
          .replace(":today", "date '" + TODAY + "'");

  private SimulationOfACity() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    try (City city = City.of(folder, people)) {
      city.enact();
      city.awaitFollowers();
      String kept = city.bean(NoticeShelf.class).keep(LongerStay.folder());
      Notice edition = city.bean(Editions.class).find(kept).orElseThrow();
      Simulations simulations = city.bean(Simulations.class);
      IO.println("| run | by the clock | this process, CPU s | database, CPU s | stay longer |");
      IO.println("|---|---|---|---|---|");
      for (int run = 0; run <= RUNS; run++) {
        long[] longer = {0};
        Effort effort =
            Effort.of(() ->
                longer[0] =
                    simulations
                        .run(List.of(edition), Map.of(), TODAY, HORIZON, Scope.everything())
                        .result()
                        .totals()
                        .longer());
        IO.println("| simulation, run %d | %s | %,d |".formatted(run, effort.cells(), longer[0]));
        Effort peer = Effort.of(() -> longer[0] = peer(city));
        IO.println(
            "| peer: one SQL query, run %d | %s | %,d |".formatted(run, peer.cells(), longer[0]));
      }
    }
  }

  private static long peer(City city) throws SQLException {
    Database database = city.bean(Database.class);
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.admin().user(), database.admin().password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PEER)) {
      row.next();
      return row.getLong(1);
    }
  }
}
