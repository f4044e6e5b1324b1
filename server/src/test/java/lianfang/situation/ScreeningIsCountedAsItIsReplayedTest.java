package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Enacting;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Maintained figures of the screening report equal the ones replayed from facts, area by area. */
class ScreeningIsCountedAsItIsReplayedTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Recorder EVERYWHERE = new Recorder("test", Scope.everything());
  private static final List<String> VILLAGES =
      List.of("410922100001", "410922100201", "410922101201", "410902001001");

  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.enact();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String told(Random random, LocalDate day) {
    return day
        + switch (random.nextInt(8)) {
          case 0 -> " temperature celsius=" + (random.nextBoolean() ? "37.3" : "37.2");
          case 1 -> " temperature celsius=38.4";
          case 2 -> " symptom symptoms=" + (random.nextBoolean() ? "fever" : "dry-cough");
          case 3 -> " arrival origin=44" + (random.nextInt(3) == 0 ? " trip=through" : "");
          case 4 -> " contact of=confirmed";
          case 5 -> " arrival origin=4201 certificate=no";
          case 6 -> " death cause=" + (random.nextBoolean() ? "epidemic" : "other");
          default -> " discharge as=suspected";
        };
  }

  /** The counts follow the ledger, a moment behind it. */
  private static void followed() {
    Instant patience = Instant.now().plusSeconds(30);
    String behind =
        "select (select count(*) from fact.unsealed) + (select max(last_position) from fact.seal)"
            + " - (select position from fact.follower where name = 'screening')";
    while (server.database().engineClient().sql(behind).query(Long.class).single() > 0) {
      assertThat(Instant.now()).as("the follower comes to the end").isBefore(patience);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void compare(String when) {
    followed();
    ScreeningReports reports = server.get(ScreeningReports.class);
    for (String area : List.of("4109", "410922", "410922100", "410922100201")) {
      for (LocalDate day : List.of(TODAY)) {
        ScreeningReports.Screened oracle = reports.recalled(day, area, 14, null);
        List<ScreeningReport.Counts> trend = in(() -> reports.trend(day, area, 14));
        assertThat(trend).as("%s: %s on %s", when, area, day).isEqualTo(oracle.trend());
        ScreeningReport report = in(() -> reports.report(day, area));
        assertThat(new HashSet<>(report.febrile()))
            .isEqualTo(new HashSet<>(oracle.report().febrile()));
        assertThat(new HashSet<>(report.underControl()))
            .isEqualTo(new HashSet<>(oracle.report().underControl()));
        assertThat(new HashSet<>(report.incomers()))
            .isEqualTo(new HashSet<>(oracle.report().incomers()));
        assertThat(new HashSet<>(report.died())).isEqualTo(new HashSet<>(oracle.report().died()));
        assertThat(new HashSet<>(report.released()))
            .isEqualTo(new HashSet<>(oracle.report().released()));
        assertThat(in(() -> reports.died(day, area))).isEqualTo(report.died().size());
        assertThat(report.counts()).as("each figure leads to its list").isEqualTo(trend.getLast());
      }
    }
  }

  private static <T> T in(java.util.function.Supplier<T> work) {
    return server.get(ScopedTransactions.class).in("4109", work);
  }

  @Test
  void afterAnyFactsCorrectionsAndReadings() {
    long seed = 20_200_226;
    Random random = new Random(seed);
    List<UUID> people = new ArrayList<>();
    List<Fact> recorded = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      UUID person = new UUID(random.nextLong(), random.nextLong());
      people.add(person);
      String village = VILLAGES.get(i % VILLAGES.size());
      server.tell(Subject.person(person), village, "2020-02-01 residence village=" + village);
    }
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 40; i++) {
        int who = random.nextInt(people.size());
        LocalDate day = TODAY.minusDays(random.nextInt(20));
        String village = VILLAGES.get(who % VILLAGES.size());
        recorded.add(server.tell(Subject.person(people.get(who)), village, told(random, day)));
      }
      compare("seed " + seed + ", round " + round);
      for (int i = 0; i < 5; i++) {
        withdraw(recorded.remove(random.nextInt(recorded.size())));
      }
      compare("seed " + seed + ", corrections of round " + round);
    }
    sign("fever-threshold", "37.0");
    compare("seed " + seed + ", another threshold");
    ScreeningReports reports = server.get(ScreeningReports.class);
    assertThat(reports.fever()).extracting("value").contains("37.0");
    long entered = entered();
    sign("day-count", "same-day");
    server.get(Enacting.class).follow();
    compare("seed " + seed + ", another first day of isolations");
    assertThat(entered()).as("isolations begin on other days").isNotEqualTo(entered);
  }

  /** A number that another first day of isolations changes. */
  private static long entered() {
    String sum =
        "select coalesce(sum((day - date '2020-01-01') * people), 0)"
            + " from situation.screening_count where kind = 'entered' and area = '4109'";
    return server.database().engineClient().sql(sum).query(Long.class).single();
  }

  private static void withdraw(Fact fact) {
    append(fact.subject(), "withdrawn", fact.area(), fact.id(), "reason=mistake");
  }

  private static void sign(String key, String value) {
    UUID id =
        UUID.nameUUIDFromBytes(
            "notice puyang-2020-02-25-key-persons"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    append(
        new Subject(Subject.Kind.NOTICE, id),
        "reading-signed",
        "",
        null,
        "notice=puyang-2020-02-25-key-persons key="
            + key
            + " value="
            + value
            + " grade=assumption");
  }

  private static void append(
      Subject subject, String kind, String area, UUID corrects, String said) {
    TreeMap<String, String> attributes = new TreeMap<>();
    for (String pair : said.split(" ")) {
      attributes.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    var now = server.get(java.time.Clock.class).instant();
    Fact fact =
        new Fact(
            0, UUID.randomUUID(), subject, kind, area, now, now, "", "test", corrects, attributes);
    server.get(Ledger.class).append(EVERYWHERE, List.of(fact));
  }
}
