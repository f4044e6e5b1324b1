package lianfang.bench.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import lianfang.fact.Days;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.passage.Passages;
import lianfang.gate.trace.InfectiousWindow;
import lianfang.gate.trace.InfectiousWindow.By;
import lianfang.gate.trace.Meeting;
import lianfang.gate.trace.Meetings;
import lianfang.gate.trace.TraceRules;
import lianfang.gate.trace.Tracer;
import lianfang.instance.Database;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * 通行记录: how fast devices' batches land beside raw COPY, what a month of passages takes of memory
 * and disk, how fast the contacts of a case are found beside a plain table and DuckDB, and how long
 * it takes to seal a month and to drop it with its proof. {@code PassagesOfACity PASSAGES FOLDER
 * [--no-peers | --no-plain]}.
 */
public final class PassagesOfACity {

  static final Duration GAP = Duration.ofMinutes(30);
  private static final int WINDOW_DAYS = 16;
  static final int ASKED = 200;
  private static final int CASES = 1_000;
  private static final int BATCH = 2_000;
  private static final int UPLOADED = 500_000;

  final City city;
  final List<UUID> people;
  private final InventedPassages invented;

  private PassagesOfACity(City city, List<UUID> people) {
    this.city = city;
    this.people = people;
    this.invented = new InventedPassages(people);
  }

  /** Measures and prints. */
  public static void main(String[] words) throws Exception {
    long passages = words.length > 0 ? Long.parseLong(words[0]) : 10_000_000;
    Path folder = Path.of(words.length > 1 ? words[1] : "target/passages").toAbsolutePath();
    int people = (int) (passages / InventedPassages.DAYS / InventedPassages.A_DAY);
    try (City city = City.found(folder)) {
      boolean again = List.of(words).contains("--again");
      if (!again) {
        city.fill(people);
      }
      PassagesOfACity bench = new PassagesOfACity(city, ids(city));
      if (!again) {
        bench.upload();
        bench.load();
      }
      KeptPassages kept = new KeptPassages(city);
      kept.sizes();
      KeptPassages.memory("loading");
      bench.meet();
      bench.cases();
      KeptPassages.memory("the questions");
      if (!List.of(words).contains("--no-peers")) {
        new MeetingPeers(bench).peers(folder, !List.of(words).contains("--no-plain"));
      }
      if (!List.of(words).contains("--no-seal")) {
        kept.seal();
      }
    }
  }

  private static List<UUID> ids(City city) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection owner = owner(city);
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct subject_id from fact.fact where kind = 'residence' order by 1")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  static Connection owner(City city) throws SQLException {
    Database database = city.bean(Database.class);
    Database.Login login = database.login(Database.OWNER);
    return DriverManager.getConnection(database.url(), login.user(), login.password());
  }

  void run(String... sql) throws SQLException {
    try (Connection owner = owner(city);
        Statement statement = owner.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  /** Batches as devices send them, on two connections, then the same rows by COPY alone. */
  private void upload() throws Exception {
    List<InventedPassages.One> rows = new ArrayList<>();
    int day = InventedPassages.DAYS - 1;
    int some = Math.min(people.size(), UPLOADED / InventedPassages.A_DAY);
    invented.of(day, 0, some, rows::add);
    List<PassageBatch> batches = batches(rows);
    Passages passages = city.bean(Passages.class);
    List<InventedPassages.One> before = new ArrayList<>();
    invented.of(day - 1, 0, some, before::add);
    // A server has taken passages for weeks; the compiler of the JVM has done its work by then.
    two(batches(before), batch -> send(passages, batch));
    Effort landing = Effort.of(() -> two(batches, batch -> send(passages, batch)));
    report("batches of %,d by devices, two connections".formatted(BATCH), rows.size(), landing);
    Effort again = Effort.of(() -> two(batches, batch -> send(passages, batch)));
    report("the same batches again, nothing new", rows.size(), again);
    run("create table gate.plain_copy (like gate.passage)");
    Effort copy = Effort.of(() -> copy("gate.plain_copy", rows));
    report("peer: raw COPY, a table without index", rows.size(), copy);
    run(
        "truncate gate.plain_copy",
        "alter table gate.plain_copy add primary key (id, happened_at)",
        "create index on gate.plain_copy (subject, happened_at)"
            + " include (checkpoint, direction, time_known)",
        "create index on gate.plain_copy (checkpoint, happened_at)"
            + " include (subject, direction, time_known)");
    Effort indexed = Effort.of(() -> copy("gate.plain_copy", rows));
    report("peer: COPY into the same three indexes", rows.size(), indexed);
    run("drop table gate.plain_copy", "drop table gate.passage_2020_02");
  }

  private static List<PassageBatch> batches(List<InventedPassages.One> rows) {
    List<PassageBatch> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<Passage> some =
          rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
              .map(one ->
                  new Passage(
                      one.id(),
                      one.at(),
                      Duration.ZERO,
                      one.person(),
                      null,
                      Direction.ofNumber(one.direction()),
                      null,
                      0,
                      null,
                      1))
              .toList();
      batches.add(PassageBatch.of(some, null));
    }
    return batches;
  }

  private static void send(Passages passages, PassageBatch batch) {
    UUID gate = batch.passages().getFirst().id();
    passages.append(new Device(gate, gate, "410902001001", null), batch);
  }

  /** Each half on a connection of its own. */
  private static void two(
      List<PassageBatch> batches, java.util.function.Consumer<PassageBatch> each) throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<?>> halves = new ArrayList<>();
      for (int half = 0; half < 2; half++) {
        int first = half;
        halves.add(
            both.submit(() -> {
              for (int i = first; i < batches.size(); i += 2) {
                each.accept(batches.get(i));
              }
            }));
      }
      for (Future<?> half : halves) {
        half.get();
      }
    }
  }

  private void copy(String table, List<InventedPassages.One> rows) throws SQLException {
    try (Connection owner = owner(city)) {
      DataSource source = new SingleConnectionDataSource(owner, true);
      BinaryRows.copy(
          source,
          table + " (" + InventedPassages.COLUMNS + ")",
          InventedPassages.WIDTH,
          out -> rows.forEach(one -> InventedPassages.put(out, one)));
    }
  }

  /** Everything at once, by the owner; indexes are made afterwards. */
  private void load() throws Exception {
    run("drop index gate.passage_of_subject", "drop index gate.passage_at_checkpoint");
    for (LocalDate month = InventedPassages.first().withDayOfMonth(1);
        !month.isAfter(InventedPassages.LAST);
        month = month.plusMonths(1)) {
      run("select gate.open_month('" + month + "')");
    }
    LongAdder count = new LongAdder();
    int half = InventedPassages.DAYS / 2;
    Effort loading =
        Effort.of(() -> {
          try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<?> first = both.submit(() -> count(count, 0, half));
            Future<?> second = both.submit(() -> count(count, half, InventedPassages.DAYS));
            first.get();
            second.get();
          }
        });
    report("load of everything by COPY on two connections, one index", count.sum(), loading);
    Effort indexing =
        Effort.of(() ->
            run(
                "set maintenance_work_mem = '1GB'",
                "create index passage_of_subject on gate.passage (subject, happened_at)"
                    + " include (checkpoint, direction, time_known) where subject is not null",
                "create index passage_at_checkpoint on gate.passage (checkpoint, happened_at)"
                    + " include (subject, direction, time_known)",
                "vacuum analyze gate.passage"));
    report("two indexes and vacuum", count.sum(), indexing);
  }

  /** Loads some days in order. */
  private Boolean count(LongAdder count, int from, int until) throws SQLException {
    try (Connection owner = owner(city)) {
      count.add(
          BinaryRows.copy(
              new SingleConnectionDataSource(owner, true),
              "gate.passage (" + InventedPassages.COLUMNS + ")",
              InventedPassages.WIDTH,
              out -> invented.days(from, until, one -> InventedPassages.put(out, one))));
    }
    return true;
  }

  Meetings.Asked asked(UUID person) {
    Instant until = Days.start(InventedPassages.LAST.plusDays(1)).minusMillis(1);
    return new Meetings.Asked(person, until.minus(Duration.ofDays(WINDOW_DAYS)), until);
  }

  List<UUID> some(int count) {
    Random random = new Random(City.SEED);
    return random.ints(count, 0, people.size()).mapToObj(people::get).toList();
  }

  private void meet() {
    Meetings meetings = city.bean(Meetings.class);
    times(
        "co-location of one case, 16 days",
        person -> {
          List<Meeting> met =
              meetings.of(List.of(asked(person)), GAP).getOrDefault(person, List.of());
          return met.size();
        });
  }

  /** A question about one person. */
  interface Question {
    int of(UUID person) throws SQLException;
  }

  void times(String what, Question question) {
    try {
      for (UUID person : some(ASKED / 4)) {
        question.of(person);
      }
      double[] millis = new double[ASKED];
      long found = 0;
      int at = 0;
      for (UUID person : some(ASKED)) {
        long begin = System.nanoTime();
        found += question.of(person);
        millis[at++] = (System.nanoTime() - begin) / 1e6;
      }
      Arrays.sort(millis);
      IO.println(
          "| %s | %s ms | %s ms | %s |"
              .formatted(
                  what,
                  "%.2f".formatted(millis[ASKED / 2]),
                  "%.2f".formatted(millis[ASKED * 95 / 100]),
                  "%.1f".formatted((double) found / ASKED)));
    } catch (SQLException e) {
      throw new IllegalStateException(what, e);
    }
  }

  /** Households, and who was at a place with each, for a thousand cases at once. */
  private void cases() throws Exception {
    TraceRules rules = new TraceRules("bench", "", "", 2, OptionalInt.of(30), OptionalInt.of(3));
    LocalDate from = InventedPassages.LAST.minusDays(WINDOW_DAYS - 1L);
    InfectiousWindow window =
        new InfectiousWindow(from, InventedPassages.LAST, from, By.ONSET, "confirmed", List.of());
    List<Tracer.Case> cases =
        some(CASES).stream().distinct().map(one -> new Tracer.Case(one, window)).toList();
    Tracer tracer = city.bean(Tracer.class);
    long[] found = {0};
    Effort effort =
        Effort.of(() ->
            found[0] =
                tracer.candidates(rules, cases).candidates().values().stream()
                    .mapToLong(List::size)
                    .sum());
    IO.println(
        "| all candidates of %s cases (%s) | %s |"
            .formatted(cases.size(), found[0], effort.cells()));
  }

  private static void report(String what, long rows, Effort effort) {
    IO.println(
        "| %s | %s | %s | %s/s |"
            .formatted(
                what,
                "%,d".formatted(rows),
                effort.cells(),
                "%,d".formatted(Math.round(rows / effort.seconds()))));
  }
}
