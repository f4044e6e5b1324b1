package lianfang.bench.city;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.gate.trace.Meetings;
import org.postgresql.PGConnection;

/** 同处的对照: the same question about the same passages, asked of a plain table and of DuckDB. */
final class MeetingPeers {

  private static final String DUCK_LIMIT = "6GB";

  private final PassagesOfACity bench;

  MeetingPeers(PassagesOfACity bench) {
    this.bench = bench;
  }

  /**
   * The same question as one statement of PostgreSQL about the program's own table, about one plain
   * table with two b-trees, and of DuckDB sorted by place; all must find as many meetings.
   *
   * @param plain whether there is room for the same passages once more
   */
  void peers(Path folder, boolean plain) throws Exception {
    Map<UUID, Integer> ours = new TreeMap<>();
    Meetings meetings = bench.city.bean(Meetings.class);
    for (UUID person : bench.some(PassagesOfACity.ASKED)) {
      ours.put(
          person,
          meetings
              .of(List.of(bench.asked(person)), PassagesOfACity.GAP)
              .getOrDefault(person, List.of())
              .size());
    }
    statement("peer: one statement of PostgreSQL, the program's table", "gate.passage", ours);
    if (plain) {
      bench.run(
          "create table gate.plain as select * from gate.passage",
          "create index on gate.plain (subject, happened_at)",
          "create index on gate.plain (checkpoint, happened_at)",
          "vacuum analyze gate.plain");
      statement("peer: one statement, a plain table, two b-trees", "gate.plain", ours);
      bench.run("drop table gate.plain");
    }
    duck(folder, ours);
  }

  private void statement(String what, String table, Map<UUID, Integer> ours) throws SQLException {
    String sql = MeetingSql.statement(PassagesOfACity.GAP).replace("gate.passage", table);
    try (Connection owner = PassagesOfACity.owner(bench.city);
        PreparedStatement asking = owner.prepareStatement(sql)) {
      bench.times(
          what,
          person -> {
            Meetings.Asked one = bench.asked(person);
            asking.setArray(1, owner.createArrayOf("uuid", new Object[] {person}));
            asking.setArray(2, owner.createArrayOf("text", new Object[] {one.from().toString()}));
            asking.setArray(3, owner.createArrayOf("text", new Object[] {one.until().toString()}));
            return same(ours, person, count(asking));
          });
    }
  }

  private static int same(Map<UUID, Integer> ours, UUID person, int found) {
    if (ours.getOrDefault(person, 0) != found) {
      throw new IllegalStateException(
          person + ": " + ours.get(person) + " by the program, " + found + " by the peer");
    }
    return found;
  }

  private static int count(PreparedStatement statement) throws SQLException {
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  /**
   * In a file of its own with as much memory as the database has, since a hundred million do not
   * fit beside it. What finds a person is a table in order of persons: an index on random numbers
   * would not fit either, and DuckDB skips what the least and the greatest of a block rule out.
   */
  private void duck(Path folder, Map<UUID, Integer> ours) throws Exception {
    Path csv = folder.resolveSibling("passages.csv");
    Path file = folder.resolveSibling("passages.duckdb");
    String out =
        "copy (select subject, checkpoint, happened_at at time zone 'UTC', direction, time_known"
            + " from gate.passage) to stdout with (format csv)";
    Files.deleteIfExists(file);
    try (Connection owner = PassagesOfACity.owner(bench.city);
        OutputStream sink = Files.newOutputStream(csv)) {
      owner.unwrap(PGConnection.class).getCopyAPI().copyOut(out, sink);
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = duck.createStatement()) {
      Effort loading = Effort.of(() -> load(statement, csv));
      IO.println(
          "| DuckDB: load, sorted by place and by person | %s | %,d MB |"
              .formatted(loading.cells(), Files.size(file) / 1_000_000));
      try (PreparedStatement peer = duck.prepareStatement(duckSql())) {
        bench.times(
            "peer: DuckDB 2.0.0, a file, sorted",
            person -> {
              Meetings.Asked one = bench.asked(person);
              peer.setString(1, person.toString());
              peer.setString(2, one.from().toString().replaceAll("[TZ]", " ").strip());
              peer.setString(3, one.until().toString().replaceAll("[TZ]", " ").strip());
              return same(ours, person, count(peer));
            });
      }
    } finally {
      Files.deleteIfExists(csv);
      Files.deleteIfExists(file);
    }
  }

  private static void load(Statement statement, Path csv) throws SQLException {
    statement.execute("set memory_limit = '" + DUCK_LIMIT + "'");
    statement.execute("set temp_directory = '" + csv.resolveSibling("passages.tmp") + "'");
    statement.execute("create schema gate");
    // No post of the bench shares its place with another one.
    statement.execute("create table gate.checkpoint (id uuid, spot uuid)");
    statement.execute(
        "create table sent as select * from read_csv('"
            + csv
            + "', header = false, columns = {'subject': 'uuid', 'checkpoint': 'uuid',"
            + " 'happened_at': 'timestamp', 'direction': 'smallint', 'time_known': 'smallint'})");
    statement.execute(
        "create table passage as select * from sent order by checkpoint, happened_at");
    statement.execute(
        "create table passage_of_person as select * from sent order by subject, happened_at");
    statement.execute("drop table sent");
    statement.execute("checkpoint");
  }

  /** The statement of the program in the words of DuckDB. */
  private static String duckSql() {
    return MeetingSql.statement(PassagesOfACity.GAP)
        .replaceFirst("gate\\.passage", "passage_of_person")
        .replace("gate.passage", "passage")
        .replaceAll(
            "(?s)select \\* from unnest.*?until_at\\)",
            "select ?::uuid as person, ?::timestamp as from_at, ?::timestamp as until_at")
        .replaceAll(
            "(?s)materialized \\(\\s*select checkpoint, lower.*?as merged\\)",
            "(select checkpoint, min(a) - interval '45000 s' as lo,"
                + " max(b) + interval '45000 s' as hi from stay group by checkpoint)")
        .replaceAll("interval '(\\d+) s'", "interval '$1 seconds'")
        .replaceAll("\\((greatest\\(a, c\\)) at time zone 'Asia/Shanghai'\\)::date", "$1")
        // A word that DuckDB keeps for itself.
        .replaceAll("\\bat\\b", "moment");
  }
}
