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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.gate.trace.Meetings;
import org.postgresql.PGConnection;

/** 同处的对照: the same question about the same passages, asked of a plain table and of DuckDB. */
final class MeetingPeers {

  private static final String DUCK_LIMIT = "6GB";

  /**
   * Who met whom as one statement that leaves everything to the database. Stays are brought
   * together by the day, of which one touches two at most, and counted on the first that they
   * share.
   */
  private static final String MET =
      """
      with asked as (
        select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
          as a (person, from_at, until_at)),
      own as (
        select a.person, a.from_at, a.until_at, coalesce(k.spot, p.checkpoint) as checkpoint,
          p.happened_at as at, p.direction,
          lead(p.happened_at) over w as next_at, lead(p.direction) over w as next_way,
          lag(p.happened_at) over w as prior_at, lag(p.direction) over w as prior_way
        from asked a
          join gate.passage p on p.subject = a.person
            and p.happened_at between a.from_at - :longest and a.until_at + :longest
            and p.time_known <> 3
          left join gate.checkpoint k on k.id = p.checkpoint
        window w as (partition by a.person, coalesce(k.spot, p.checkpoint)
          order by p.happened_at, p.direction)),
      stay as (
        select person, checkpoint, greatest(at, from_at) as a,
          least(case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end, until_at) as b
        from own
        where not (direction = 2 and coalesce(prior_way = 1 and at <= prior_at + :longest, false))
          and at <= until_at
          and case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end >= from_at),
      place as materialized (
        select checkpoint, lower(stretch) as lo, upper(stretch) as hi
        from (
          select checkpoint,
            unnest(range_agg(tstzrange(a - :gap - :longest, b + :gap + :longest, '[]'))) as stretch
          from stay group by checkpoint) as merged),
      gate_of as materialized (
        select l.checkpoint as spot, l.lo, l.hi, coalesce(k.id, l.checkpoint) as checkpoint
        from place l left join gate.checkpoint k on k.spot = l.checkpoint),
      near as (
        select l.spot as checkpoint, p.subject, p.happened_at as at, p.direction,
          lead(p.happened_at) over w as next_at, lead(p.direction) over w as next_way,
          lag(p.happened_at) over w as prior_at, lag(p.direction) over w as prior_way
        from gate_of l
          join gate.passage p on p.checkpoint = l.checkpoint
            and p.happened_at between l.lo and l.hi
            and p.subject is not null
            and p.time_known <> 3
        window w as (partition by l.spot, l.lo, p.subject
          order by p.happened_at, p.direction)),
      other as (
        select checkpoint, subject, at as c,
          case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end as d
        from near
        where not (direction = 2 and coalesce(prior_way = 1 and at <= prior_at + :longest, false))),
      mine as (
        select person, checkpoint, a, b, :day(a - :gap) as day from stay
        union all
        select person, checkpoint, a, b, :day(b + :gap) from stay
        where :day(b + :gap) <> :day(a - :gap)),
      theirs as (
        select checkpoint, subject, c, d, :day(c) as day from other
        union all
        select checkpoint, subject, c, d, :day(d) from other where :day(d) <> :day(c))
      select m.person, t.subject, m.checkpoint,
        min((greatest(a, c) at time zone 'Asia/Shanghai')::date),
        max((greatest(a, c) at time zone 'Asia/Shanghai')::date),
        sum(greatest(0, floor(extract(epoch from least(b, d) - greatest(a, c)) / 60)))::bigint,
        count(*)::integer
      from mine m join theirs t on t.checkpoint = m.checkpoint and t.day = m.day
      where t.subject <> m.person and c <= b + :gap and d >= a - :gap
        and m.day = greatest(:day(a - :gap), :day(c))
      group by m.person, t.subject, m.checkpoint
      """;

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
    String sql = statementOf(PassagesOfACity.GAP).replace("gate.passage", table);
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

  /** The statement for persons, beginnings and ends, as arrays. */
  private static String statementOf(Duration gap) {
    return MET.replaceAll(":day\\(([^()]*)\\)", "floor(extract(epoch from $1) / 86400)::integer")
        .replace(":longest", "interval '" + Meetings.LONGEST.toSeconds() + " s'")
        .replace(":gap", "interval '" + gap.toSeconds() + " s'");
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
    return statementOf(PassagesOfACity.GAP)
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
