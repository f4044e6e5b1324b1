package lianfang.bench.grade;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.bench.city.City;
import lianfang.bench.city.Effort;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.Database;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DayTurn;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.NoticeShelf;

/**
 * Measures a decided grade of a county in a city of invented people: from the fact to the moment at
 * which everybody whom it can concern is derived again and stored. The example notice of the
 * documentation holds, by which those who arrive in a county of high risk stay at home for longer.
 * Arguments: number of people, and a folder that is kept and used again.
 */
public final class GradeForACity {

  private static final String EXAMPLE = "example-county-2020-03-05-by-grade-and-class";
  private static final String SCHEME = "cn-risk-grades-2020-02-17";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  private static final String PEER =
      "select count(distinct s.subject_id) from fact.fact s join fact.fact r"
          + " on r.subject_id = s.subject_id and r.kind = 'residence' and r.area like '%s%%'"
          + " where s.kind in ('diagnosis', 'admission', 'discharge', 'contact', 'arrival',"
          + " 'symptom')";

  private final City city;
  private final DayTurn turn;

  private GradeForACity(City city) {
    this.city = city;
    this.turn = city.bean(DayTurn.class);
  }

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    City.prepare(folder, people);
    try (City city = City.of(folder, people)) {
      new GradeForACity(city).run();
    }
  }

  private void run() throws Exception {
    Enacting enacting = city.bean(Enacting.class);
    enacting.putInForce(City.APPROVER, city.bean(NoticeShelf.class).keep(example()), TODAY);
    turn.turn();
    city.awaitFollowers();
    List<Division> counties = city.bean(Areas.class).children(City.CITIES.getFirst());
    IO.println(
        "| a grade is decided | people derived again | people a second | by the clock"
            + " | this process, CPU s | database, CPU s | lines that rest on the grade |");
    IO.println("|---|---|---|---|---|---|---|");
    for (Division county : counties.subList(0, Math.min(3, counties.size()))) {
      String code = county.code();
      measure("county " + code + " where they live: high", code, "high");
      measure("the same: low again", code, "low");
      peer(code);
    }
  }

  private void measure(String what, String area, String grade) throws Exception {
    long before = current();
    decide(area, grade);
    int[] again = {0};
    Effort effort = Effort.of(() -> again[0] = turn.turn());
    IO.println(
        "| %s | %,d | %,.0f | %s | %+,d |"
            .formatted(
                what, again[0], again[0] / effort.seconds(), effort.cells(), current() - before));
    city.awaitFollowers();
  }

  /** Lines that rest on the row that asks for the grade; they come and go with it. */
  private long current() throws Exception {
    return number(
        "select count(*) from rulebook.outcome_now o where exists ("
            + "select from unnest(o.grounds) g where g like '"
            + EXAMPLE
            + "|%|V1')");
  }

  private void decide(String area, String grade) {
    Instant now = Days.start(TODAY);
    Map<String, String> said = Map.of("scheme", SCHEME, "grade", grade, "organ", "bench");
    Fact fact =
        new Fact(
            0,
            new FactIds(Clock.systemUTC()).next(),
            Subject.area(area),
            "risk-grade",
            area,
            now,
            now,
            City.APPROVER.account(),
            "bench",
            null,
            new TreeMap<>(said));
    city.bean(ScopedTransactions.class)
        .in(
            String.join(",", City.APPROVER.scope().prefixes()),
            () -> city.bean(Ledger.class).append(City.APPROVER, List.of(fact)));
  }

  /** Who they are, as one query that knows the rule by heart and derives nobody. */
  private void peer(String county) throws Exception {
    long[] found = {0};
    Effort effort = Effort.of(() -> found[0] = number(PEER.formatted(county)));
    IO.println(
        "| peer: one SQL query who they are | %,d | %,.0f | %s | — |"
            .formatted(found[0], found[0] / effort.seconds(), effort.cells()));
  }

  private long number(String sql) throws Exception {
    Database database = city.bean(Database.class);
    try (Connection connection =
        DriverManager.getConnection(
            database.url(), database.admin().user(), database.admin().password())) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The example of the documentation, in force in both cities and by the grade alone. */
  private static Path example() throws IOException {
    Path shipped = Path.of("docs", "examples", EXAMPLE).toAbsolutePath();
    Path copy = Files.createTempDirectory("lianfang-bench-notices").resolve(EXAMPLE);
    try (Stream<Path> all = Files.walk(shipped)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(shipped.relativize(file));
        Path folder = requireNonNull(to.getParent());
        if (folder.endsWith("cases")) {
          continue;
        }
        Files.createDirectories(folder);
        String text =
            Files.readString(file)
                .replace("from: 2020-03-05", "from: 2020-02-20")
                .replace("date: 2020-03-05", "date: 2020-02-20")
                .replace("\"419999\"", "\"4109\", \"4108\"")
                .replace("\"outbreak,spread\"", "-");
        Files.writeString(to, text);
      }
    }
    return copy;
  }
}
