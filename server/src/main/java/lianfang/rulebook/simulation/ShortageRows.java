package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Shortage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where simulations run short, as rows; the caller's transaction says which areas are seen. */
@Component
public class ShortageRows {

  /** Stands for an area as a whole. */
  private static final UUID WHOLE = new UUID(0, 0);

  private final JdbcClient client;

  ShortageRows(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  /** Keeps what was found. */
  void insert(UUID simulation, List<Shortage> found) {
    client
        .sql(
            """
            insert into rulebook.simulation_shortage
            select ?, n.* from unnest(?::text[], ?::text[], ?::bigint[], ?::integer[],
              ?::integer[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::uuid[]) n
            """)
        .param(simulation)
        .param(found.stream().map(Shortage::area).toArray(String[]::new))
        .param(found.stream().map(one -> one.resource().word()).toArray(String[]::new))
        .param(found.stream().map(Shortage::there).toArray(Long[]::new))
        .param(found.stream().map(Shortage::days).toArray(Integer[]::new))
        .param(found.stream().map(Shortage::daysBefore).toArray(Integer[]::new))
        .param(days(found, Shortage::first))
        .param(days(found, Shortage::fullest))
        .param(found.stream().map(Shortage::need).toArray(Long[]::new))
        .param(found.stream().map(Shortage::needBefore).toArray(Long[]::new))
        .param(
            found.stream()
                .map(one -> Objects.requireNonNullElse(one.grid(), WHOLE).toString())
                .toArray(String[]::new))
        .update();
  }

  private static @Nullable UUID grid(UUID grid) {
    return grid.equals(WHOLE) ? null : grid;
  }

  private static @Nullable String[] days(
      List<Shortage> found, Function<Shortage, @Nullable LocalDate> day) {
    return found.stream()
        .map(day)
        .map(one -> one == null ? null : one.toString())
        .toArray(String[]::new);
  }

  /**
   * Where a kept simulation runs short, by area.
   *
   * @param persons whether the reader may see persons; else villages with small figures are left
   *     out
   */
  public List<Shortage> of(UUID simulation, boolean persons) {
    List<Shortage> all =
        client
            .sql(
                """
                select * from rulebook.simulation_shortage where simulation = ?
                order by area, resource, grid
                """)
            .param(simulation)
            .query((row, n) ->
                new Shortage(
                    row.getString("area"),
                    Resource.ofWord(row.getString("resource")),
                    row.getObject("there", Long.class),
                    row.getInt("days"),
                    row.getInt("days_before"),
                    row.getObject("first_day", LocalDate.class),
                    Objects.requireNonNull(row.getObject("fullest", LocalDate.class)),
                    row.getLong("need"),
                    row.getLong("need_before"),
                    grid(row.getObject("grid", UUID.class))))
            .list();
    return persons ? all : Shortage.withoutSmall(all);
  }
}
