package lianfang.bench.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import lianfang.instance.Database;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.NoticeShelf;
import lianfang.rulebook.SignedReading;

/**
 * Measures a notice over a city of invented people: from the approval to the moment at which
 * readers see the new outcomes. Arguments: number of people, and a folder that is kept and used
 * again.
 */
public final class NoticeForACity {

  private static final String NOTICE = "puyang-2020-02-25-key-persons";

  private NoticeForACity() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    // Another number where a folder has seen this edition before.
    int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 14;
    try (City city = City.of(folder, people)) {
      IO.println(
          "| run: what changed | until readers see it | and what was replaced is removed"
              + " | this process, CPU s | database, CPU s | rows"
              + " | until followers are there too |");
      IO.println("|---|---|---|---|---|---|---|");
      measure(city, "all notices, the first time", city::enact);
      // The database clears away what filling a city left in the minutes after it, beside the
      // first switch; no city is filled a minute before one.
      try (Connection connection = connection(city)) {
        CityFilling.run(connection, "vacuum (analyze)");
      }
      Enacting enacting = city.bean(Enacting.class);
      String edition = city.bean(NoticeShelf.class).keep(LongerStay.folder(days));
      LocalDate today = LocalDate.of(2020, 2, 26);
      measure(
          city,
          "1: an edition with %d days for 7".formatted(days),
          () -> enacting.putInForce(City.APPROVER, edition, today));
      measure(city, "2: the day of arrival counts", () -> count(enacting, "same-day"));
      measure(city, "3: the day after counts", () -> count(enacting, "day-after"));
    }
  }

  private static void count(Enacting enacting, String value) {
    LocalDate from = LocalDate.of(2020, 2, 25);
    enacting.sign(City.APPROVER, new SignedReading(NOTICE, "day-count", value, false, from));
    enacting.follow();
  }

  private static void measure(City city, String what, Effort.Work work) throws Exception {
    long before = number(city, "select current from rulebook.generation");
    Effort effort = Effort.of(work);
    boolean switched = number(city, "select current from rulebook.generation") > before;
    Effort following = Effort.of(city::awaitFollowers);
    IO.println(
        "| %s | %s | %s | %s | %.2f s more |"
            .formatted(
                what,
                switched ? switched(city) : "—",
                effort.cells(),
                changed(city),
                following.seconds()));
  }

  /** From the first person that is derived to the moment of the switch. */
  private static String switched(City city) throws Exception {
    long millis =
        number(
            city,
            "select (extract(epoch from ended_at - began_at) * 1000)::bigint"
                + " from rulebook.activation order by generation desc limit 1");
    return "%.2f s".formatted(millis / 1000.0);
  }

  private static long number(City city, String sql) throws Exception {
    try (Connection connection = connection(city)) {
      return CityFilling.number(connection, sql);
    }
  }

  private static Connection connection(City city) throws Exception {
    Database database = city.bean(Database.class);
    return DriverManager.getConnection(
        database.url(), database.admin().user(), database.admin().password());
  }

  /** Rows of the current generation that it brought, and the people whom they are about. */
  private static String changed(City city) throws Exception {
    String since = " where since = (select current from rulebook.generation)";
    long persons =
        number(
            city,
            "select count(distinct subject) from rulebook.outcome"
                + since
                + " and subject_kind = 'person'");
    long rows = 0;
    for (String table : new String[] {"outcome", "demand", "decision_request"}) {
      rows += number(city, "select count(*) from rulebook." + table + since);
    }
    return "%,d of %,d people".formatted(rows, persons);
  }
}
