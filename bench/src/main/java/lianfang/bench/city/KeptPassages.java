package lianfang.bench.city;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.gate.passage.PassageMonths;
import lianfang.gate.passage.PassageMonths.Seal;

/**
 * 留存: what passages take of memory and disk, and how long it takes to seal each month, to count and
 * hash it again, and to drop it with its proof.
 */
final class KeptPassages {

  private static final double MEGA = 1e6;

  private final City city;

  KeptPassages(City city) {
    this.city = city;
  }

  /** What a passage takes in its table and in each index. */
  void sizes() throws SQLException {
    String all =
        "select sum(c.reltuples), sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)), count(*)"
            + " from pg_inherits i join pg_class c on c.oid = i.inhrelid"
            + " where i.inhparent = 'gate.passage'::regclass";
    try (Connection owner = PassagesOfACity.owner(city);
        Statement statement = owner.createStatement()) {
      double passages;
      try (ResultSet row = statement.executeQuery(all)) {
        row.next();
        passages = Math.max(1, row.getDouble(1));
        IO.println(
            "| disk of %d months, %,.0f passages | table %s | indexes %s |"
                .formatted(
                    row.getInt(4),
                    passages,
                    each(row.getDouble(2), passages),
                    each(row.getDouble(3), passages)));
      }
      String indexes =
          "select coalesce(substring(pg_get_indexdef(x.indexrelid) from 'USING (.*)$'), ''),"
              + " sum(pg_relation_size(x.indexrelid)) from pg_inherits i"
              + " join pg_index x on x.indrelid = i.inhrelid"
              + " where i.inhparent = 'gate.passage'::regclass group by 1 order by 2 desc";
      try (ResultSet row = statement.executeQuery(indexes)) {
        while (row.next()) {
          IO.println(
              "| index %s | %s |".formatted(row.getString(1), each(row.getDouble(2), passages)));
        }
      }
    }
  }

  private static String each(double bytes, double passages) {
    return "%,.0f MB, %.1f bytes a passage".formatted(bytes / MEGA, bytes / passages);
  }

  /** The most that the program has held until now, and what the database's processes hold. */
  static void memory(String after) throws IOException {
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    double database = 0;
    for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
      database += kilobytes(process.pid(), "smaps_rollup", "Pss:");
    }
    IO.println(
        "| memory after %s | heap peak %,.0f MB | RSS peak %,.0f MB | PostgreSQL %,.0f MB |"
            .formatted(
                after,
                heap / MEGA,
                kilobytes(ProcessHandle.current().pid(), "status", "VmHWM:") / 1e3,
                database / 1e3));
  }

  /** A line of what Linux tells of a process; 0 where it has ended meanwhile or tells nothing. */
  private static double kilobytes(long pid, String file, String name) throws IOException {
    Path told = Path.of("/proc", String.valueOf(pid), file);
    try {
      return Files.readAllLines(told).stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException gone) {
      if (!Files.isReadable(told)) {
        return 0;
      }
      throw gone;
    }
  }

  /** Seals every month, proves it, and drops it; refuses to go on where the proof does not hold. */
  void seal() throws Exception {
    PassageMonths months = city.bean(PassageMonths.class);
    for (LocalDate month : months.months()) {
      List<Seal> sealed = new ArrayList<>();
      Effort sealing = Effort.of(() -> sealed.add(months.seal(month)));
      IO.println(
          "| seal of %s, %,d passages | %s |"
              .formatted(month, sealed.getFirst().passages(), sealing.cells()));
      List<Seal> again = new ArrayList<>();
      Effort counting = Effort.of(() -> again.addAll(months.recount(month)));
      if (!again.equals(months.seals(month))) {
        throw new IllegalStateException("the month " + month + " is not what was sealed");
      }
      IO.println(
          "| counted and hashed again, equal to the seal | %s |".formatted(counting.cells()));
      memory("sealing " + month);
    }
    refusedWithoutAFact(months.months().getFirst());
    double before = disk();
    long[] gone = {0};
    Effort dropping = Effort.of(() -> gone[0] = months.dropAll());
    IO.println(
        "| drop of all months with their proof, %,d passages | %s |"
            .formatted(gone[0], dropping.cells()));
    IO.println(
        "| disk given back | %,.0f MB of %,.0f MB |"
            .formatted((before - disk()) / MEGA, before / MEGA));
    proofs();
  }

  /** Nobody drops a month by hand. */
  private void refusedWithoutAFact(LocalDate month) throws SQLException {
    try (Connection owner = PassagesOfACity.owner(city);
        Statement statement = owner.createStatement()) {
      statement.execute("select gate.drop_month('" + month + "', gen_random_uuid())");
    } catch (SQLException refused) {
      IO.println("| a drop without its fact | refused: %s |".formatted(refused.getSQLState()));
      return;
    }
    throw new IllegalStateException("a month was dropped without a fact");
  }

  private double disk() throws SQLException {
    return number("select pg_database_size(current_database())");
  }

  private void proofs() throws SQLException {
    double proved =
        number(
            "select count(*) from gate.dropped_month d join fact.fact f on f.id = d.fact"
                + " where f.kind = 'passages-dropped'"
                + " and (f.attributes ->> 'passages')::bigint = d.passages");
    double left =
        number("select count(*) from pg_inherits where inhparent = 'gate.passage'::regclass");
    IO.println("| months dropped with a fact | %.0f; %.0f left |".formatted(proved, left));
  }

  private double number(String sql) throws SQLException {
    try (Connection owner = PassagesOfACity.owner(city);
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
