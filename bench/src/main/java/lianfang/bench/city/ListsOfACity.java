package lianfang.bench.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import lianfang.instance.Database;

/**
 * Measures pages at a million people, by HTTP, one after the other, as a browser sees them.
 * Arguments: number of people, folder, requests a page and run.
 */
public final class ListsOfACity {

  private static final int RUNS = 3;
  private static final int WARM_UP = 60;

  private final Map<String, Supplier<String>> pages = new LinkedHashMap<>();
  private final SplittableRandom random = new SplittableRandom(City.SEED);
  private final List<String> keys = new ArrayList<>();
  private final List<String> persons = new ArrayList<>();

  private ListsOfACity() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    int requests = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    City.prepare(folder, people);
    try (Serving serving = Serving.start(folder);
        City guest = City.open(folder, Map.of())) {
      new ListsOfACity().run(serving, guest.bean(Database.class), requests);
    }
  }

  private void run(Serving serving, Database database, int requests) throws Exception {
    Database.Login admin = database.admin();
    try (Connection connection =
        DriverManager.getConnection(database.url(), admin.user(), admin.password())) {
      sample(connection);
      prepare();
      Visitor city = Visitor.signIn(serving, database, "command");
      Visitor county = Visitor.signIn(serving, database, "county");
      Visitor village = Visitor.signIn(serving, database, "village");
      IO.println("| page, who | median | p95, run 1 | run 2 | run 3 |");
      IO.println("|---|---|---|---|---|");
      for (Map.Entry<String, Supplier<String>> page : pages.entrySet()) {
        Visitor who =
            page.getKey().endsWith("county")
                ? county
                : page.getKey().endsWith("village") ? village : city;
        measure(page.getKey(), requests, () -> who.open(page.getValue().get()));
      }
      measure("peer: the bare SQL of a page, no row security", requests, () -> bare(connection));
    }
  }

  /** Something that takes milliseconds. */
  interface Request {
    double send() throws Exception;
  }

  /** Measures three runs after a warm-up and prints their row. */
  static void measure(String what, int requests, Request request) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      request.send();
    }
    StringBuilder cells = new StringBuilder();
    double median = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] took = new double[requests];
      for (int i = 0; i < requests; i++) {
        took[i] = request.send();
      }
      Arrays.sort(took);
      median = took[requests / 2];
      cells.append(" %.1f ms |".formatted(took[requests * 95 / 100]));
    }
    IO.println("| %s | %.1f ms |%s".formatted(what, median, cells));
  }

  /** Any page and anybody: rows drawn at random. */
  private void sample(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select area, subject, number from rulebook.outcome"
                    + " where subject_kind = 'person' and area like '4109%'"
                    + " order by digest limit 500")) {
      while (rows.next()) {
        keys.add(rows.getString(1) + "~" + rows.getString(2) + "~" + rows.getInt(3));
        persons.add(rows.getString(2));
      }
    }
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void prepare() {
    String people = "/people?area=4109";
    pages.put("people, first page, city", () -> people);
    pages.put("people, any page, city", () -> people + "&after=" + one(keys));
    pages.put(
        "people, due and undecided, any page, city",
        () -> people + "&measure=isolation&state=due&place=undecided&after=" + one(keys));
    pages.put(
        "people, one row of the notice, any page, city",
        () -> people + "&row=K2&after=" + one(keys));
    pages.put("people, ending on a day, city", () -> people + "&ends=2020-02-29");
    pages.put("people, in a state that nobody has, city", () -> people + "&state=served");
    pages.put("people, first page, county", () -> "/people?area=410922");
    pages.put("people, first page, village", () -> "/people?area=410922100101");
    pages.put("today, city", () -> "/today?area=4109");
    pages.put("today, county", () -> "/today?area=410922");
    pages.put("decisions, city", () -> "/decisions?area=4109");
    pages.put("closures, city", () -> "/closures?area=4109");
    pages.put("areas, city", () -> "/areas?area=4109");
    pages.put("duties, village", () -> "/duties?area=410922100101");
    pages.put("record of a person, city", () -> "/people/" + one(persons));
  }

  private double bare(Connection connection) throws Exception {
    String[] key = one(keys).split("~");
    long begin = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select * from rulebook.outcome where (area, subject, number) > ('%s', '%s', %s)"
                        .formatted(key[0], key[1], key[2])
                    + " order by area, subject, number limit 51")) {
      while (rows.next()) {
        rows.getString("bases");
      }
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}
