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

  private static final int EXPORTED_MAX = 20_000_000;

  private final PassagesOfACity bench;

  MeetingPeers(PassagesOfACity bench) {
    this.bench = bench;
  }

  /** The same passages in one plain table, and in DuckDB sorted by place; counts must be equal. */
  void peers(Path folder) throws Exception {
    Map<UUID, Integer> ours = new TreeMap<>();
    for (UUID person : bench.some(PassagesOfACity.ASKED)) {
      ours.put(
          person,
          bench
              .city
              .bean(Meetings.class)
              .of(List.of(bench.asked(person)), PassagesOfACity.GAP)
              .getOrDefault(person, List.of())
              .size());
    }
    bench.run(
        "create table gate.plain as select * from gate.passage",
        "create index on gate.plain (subject, happened_at)",
        "create index on gate.plain (checkpoint, happened_at)",
        "vacuum analyze gate.plain");
    try (Connection owner = PassagesOfACity.owner(bench.city)) {
      String sql = Meetings.statement(PassagesOfACity.GAP).replace("gate.passage", "gate.plain");
      try (PreparedStatement plain = owner.prepareStatement(sql)) {
        bench.times(
            "peer: plain PostgreSQL table, two b-trees",
            person -> {
              Meetings.Asked one = bench.asked(person);
              plain.setArray(1, owner.createArrayOf("uuid", new Object[] {person}));
              plain.setArray(2, owner.createArrayOf("text", new Object[] {one.from().toString()}));
              plain.setArray(3, owner.createArrayOf("text", new Object[] {one.until().toString()}));
              return same(ours, person, count(plain));
            });
      }
    }
    bench.run("drop table gate.plain");
    long passages = (long) InventedPassages.DAYS * InventedPassages.A_DAY * bench.people.size();
    if (passages <= EXPORTED_MAX) {
      duck(folder, ours);
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

  private void duck(Path folder, Map<UUID, Integer> ours) throws Exception {
    Path file = folder.resolveSibling("passages.csv");
    String out =
        "copy (select subject, checkpoint, happened_at at time zone 'UTC', direction, time_known"
            + " from gate.passage order by checkpoint, happened_at) to stdout with (format csv)";
    try (Connection owner = PassagesOfACity.owner(bench.city);
        OutputStream sink = Files.newOutputStream(file)) {
      owner.unwrap(PGConnection.class).getCopyAPI().copyOut(out, sink);
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      Effort loading =
          Effort.of(() -> {
            statement.execute(
                "create table passage (subject uuid, checkpoint uuid, happened_at timestamp,"
                    + " direction smallint, time_known smallint)");
            statement.execute("copy passage from '" + file + "' (format csv, header false)");
            statement.execute("create index by_subject on passage (subject)");
            statement.execute("create index by_place on passage (checkpoint)");
          });
      IO.println(
          "| DuckDB: load sorted by place and time, two indexes | %s |".formatted(loading.cells()));
      String sql =
          Meetings.statement(PassagesOfACity.GAP)
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
      try (PreparedStatement peer = duck.prepareStatement(sql)) {
        bench.times(
            "peer: DuckDB 2.0.0, in memory, sorted",
            person -> {
              Meetings.Asked one = bench.asked(person);
              peer.setString(1, person.toString());
              peer.setString(2, one.from().toString().replaceAll("[TZ]", " ").strip());
              peer.setString(3, one.until().toString().replaceAll("[TZ]", " ").strip());
              return same(ours, person, count(peer));
            });
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
