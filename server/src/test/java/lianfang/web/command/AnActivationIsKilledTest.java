package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.Approval;
import lianfang.rulebook.edition.EditionOffice;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Stage;
import lianfang.rulebook.simulation.Totals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/**
 * An edition that two officials drafted and approved comes into force over the one that holds, and
 * the console is killed meanwhile or its disk fills up. Readers see the old state until the switch,
 * and in the end that of an undisturbed run.
 */
class AnActivationIsKilledTest {

  private static final int ROWS = 4_000;
  private static final int MOMENTS = 10;
  private static final int AGAIN = 300;
  private static final long SEED = 20_200_226;
  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String CITY = "4109";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final int HORIZON = 28;

  private static final String DUE = "is due and is put in force";
  private static final String BEGUN = "deriving everybody as generation";
  private static final String SWITCHED = "are current";
  private static final String FAILED = "an edition that is due could not be put in force";

  /** The last word of every start, whether it had to derive anybody or not. */
  private static final String STARTED = "started with the outcomes of generation";

  /**
   * All that readers see, as one number, without the generation and the table from which a row
   * comes.
   */
  private static final String SEEN =
      """
      select md5(string_agg(line, '\n' order by line)) from (
        select (to_jsonb(o) - 'since' - 'part')::text as line from rulebook.outcome_now o
        union all select (to_jsonb(d) - 'since')::text from rulebook.demand_now d
        union all select (to_jsonb(r) - 'since' - 'part')::text from rulebook.decision_request_now r
        union all select c.area || c.subject_kind || c.measure || c.place || c.state
          || coalesce(c.from_day::text, '') || coalesce(c.until_day::text, '') || c.grounds::text
          || c.intervals from rulebook.outcome_cell c) all_lines
      """;

  /** What no reader sees any more, or not yet. */
  private static final String LEFT =
      """
      select (select count(*) from rulebook.outcome) - (select count(*) from rulebook.outcome_now)
        + (select count(*) from rulebook.superseded)
        + (select count(*) from rulebook.generation where staging is not null)
      """;

  /** Each switch once, the facts that asked for it once, and who changed at the last one. */
  private static final String REPORT =
      """
      select concat_ws(' ', persons, under, released, longer, shorter, moved, 'after',
        (select count(*) from rulebook.activation), 'switches and',
        (select string_agg(n, ' ' order by n) from (
          select count(*) || ' ' || kind as n from fact.fact
          where kind in ('notice-in-force', 'reading-signed') group by kind) counted),
        (select md5(string_agg(concat_ws(' ', subject, area, changes), ',' order by subject))
        from rulebook.switched s where s.generation = a.generation))
      from rulebook.activation a order by generation desc limit 1
      """;

  private static final String SWITCHES = "select count(*) from rulebook.activation";

  @TempDir static Path folder;

  private static InstanceFolder approved = InstanceFolder.embedded(Path.of(""));
  private static String before = "";
  private static String switchesBefore = "";
  private static Totals simulated = Totals.NONE;
  private static State undisturbed = new State("", "", "");
  private static long took;

  /** What an instance shows, how the last switch was reported, and how many rows nobody sees. */
  private record State(String seen, String report, String left) {}

  @BeforeAll
  static void anotherActivationIsLeftInPeace() throws Exception {
    Path roster = Files.writeString(folder.resolve("roster.csv"), rows());
    approved = InstanceFolder.founded(folder.resolve("approved"));
    approved.run(0, "import", "people", roster.toString());
    approve();
    InstanceFolder peaceful = approved.copy(folder.resolve("peaceful"));
    try (CommandProcess process = serve(peaceful)) {
      process.awaitLine(DUE);
      long begin = System.nanoTime();
      process.awaitLine(SWITCHED);
      took = System.nanoTime() - begin;
      undisturbed = state(peaceful);
      process.kill();
    }
    assertThat(undisturbed.seen()).isNotEqualTo(before);
    assertThat(undisturbed.left()).isEqualTo("0");
  }

  private static String rows() {
    var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append("%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d%n".formatted(i, i, i, i % 6));
    }
    return text.toString();
  }

  /** Drafted, checked, simulated, and approved by somebody else; no clock runs that sees it due. */
  private static void approve() throws Exception {
    try (var context = approved.open()) {
      before = running(approved, SEEN);
      switchesBefore = running(approved, SWITCHES);
      Recorder drafter = new Recorder("test-drafter", Scope.everything());
      Recorder approver = new Recorder("test-approver", Scope.everything());
      String held = context.getBean(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
      String edition = shorter(context, held);
      EditionOffice office = context.getBean(EditionOffice.class);
      office.drafted(drafter, edition, held, "ten days are enough");
      office.check(drafter, edition);
      Kept kept = simulate(context, edition);
      assertThat(kept.stage()).as(kept.problem()).isEqualTo(Stage.DONE);
      simulated = kept.figures().totals();
      office.simulated(drafter, edition);
      office.approve(approver, new Approval(edition, held, null, "agreed", 0, true));
      assertThat(running(approved, SEEN)).as("before its minute").isEqualTo(before);
    }
  }

  /** Arrivals from a key area stay for ten days instead of fourteen. */
  private static String shorter(ApplicationContext context, String held) {
    Editions editions = context.getBean(Editions.class);
    TreeMap<String, String> files = new TreeMap<>(editions.folder(held).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/arrivals.csv", (name, text) -> text.replace("undecided,14", "undecided,10"));
    return editions.keep(new NoticeFolder(PUYANG, files)).edition();
  }

  private static Kept simulate(ApplicationContext context, String edition) {
    Simulations simulations = context.getBean(Simulations.class);
    UUID id =
        simulations.start(
            new Simulations.Request(List.of(edition), Map.of(), TODAY, HORIZON, CITY), "drafter");
    ScopedTransactions transactions = context.getBean(ScopedTransactions.class);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Kept kept;
    do {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      kept = transactions.in(CITY, () -> simulations.find(id, Scope.of(CITY)).orElseThrow());
    } while (kept.stage().isUnderWay() && System.nanoTime() < end);
    return kept;
  }

  private static CommandProcess serve(InstanceFolder instance) {
    return CommandProcess.start(
        List.of(),
        Map.of("LIANFANG_LOG", "DEBUG"),
        List.of("-Dlogging.config=classpath:logback.xml"),
        instance.words("serve", "--port", "0"));
  }

  /**
   * Waits until something of the activation begins; false where the switch was over before this
   * start, which then has only tidied up.
   */
  private static boolean begins(CommandProcess process, InstanceFolder instance) throws Exception {
    if (!process.awaitLine(DUE, BEGUN, STARTED).equals(STARTED)) {
      return true;
    }
    if (!running(instance, SWITCHES).equals(switchesBefore)) {
      return false;
    }
    process.awaitLine(DUE);
    return true;
  }

  @Test
  void theReportOfTheSwitchHasTheFiguresOfTheSimulationOnWhichTheApprovalRests() {
    assertThat(simulated.shorter()).isEqualTo(ROWS);
    assertThat(undisturbed.report())
        .startsWith(
            "%d %d %d %d %d %d after %d switches and "
                .formatted(
                    ROWS,
                    simulated.under(),
                    simulated.released(),
                    simulated.longer(),
                    simulated.shorter(),
                    simulated.moved(),
                    Integer.parseInt(switchesBefore) + 1));
  }

  @Test
  void atTenMomentsAndTheNextStartBringsWhatAnUndisturbedRunBrought() throws Exception {
    Random random = new Random(SEED);
    List<Long> moments = new ArrayList<>();
    InstanceFolder killed = approved.copy(folder.resolve("killed"));
    while (moments.size() < MOMENTS) {
      try (CommandProcess process = serve(killed)) {
        if (begins(process, killed)) {
          // Spread over the whole, each somewhere in its tenth.
          long moment = (long) (took * (moments.size() + random.nextDouble()) / MOMENTS);
          moments.add(TimeUnit.NANOSECONDS.toMillis(moment));
          LockSupport.parkNanos(moment);
          process.kill();
          continue;
        }
        requireUndisturbed(killed, moments);
        process.kill();
      }
      killed = approved.copy(folder.resolve("killed-" + moments.size()));
    }
    try (CommandProcess process = serve(killed)) {
      if (begins(process, killed)) {
        process.awaitLine(SWITCHED);
      }
      requireUndisturbed(killed, moments);
      process.kill();
    }
  }

  private static void requireUndisturbed(InstanceFolder killed, List<Long> moments)
      throws Exception {
    assertThat(state(killed))
        .as("killed after %s ms, seed %d", moments, SEED)
        .isEqualTo(undisturbed);
  }

  @Test
  void aDiskThatFillsUpLeavesTheOldStateAndWithRoomTheEditionComesIntoForceByItself()
      throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 700)) {
      InstanceFolder full = approved.copy(disk.folder().resolve("data"));
      disk.fill(3L << 20);
      try (CommandProcess process = serve(full)) {
        process.awaitLine(FAILED);
        process.awaitLine("No space left on device");
        assertThat(running(full, SEEN)).isEqualTo(before);
        disk.free();
        process.awaitLine(SWITCHED);
        assertThat(state(full)).isEqualTo(undisturbed);
        process.kill();
      }
    }
  }

  private static State state(InstanceFolder instance) throws Exception {
    return new State(running(instance, SEEN), running(instance, REPORT), running(instance, LEFT));
  }

  /**
   * Asks the database of a console that runs, past the console. One whose disk was full ends its
   * connections and comes back.
   */
  private static String running(InstanceFolder instance, String sql) throws Exception {
    for (int time = 0; time < AGAIN; time++) {
      try {
        return asked(instance, sql);
      } catch (NoSuchFileException | SQLException goesDown) {
        boolean comesBack =
            !(goesDown instanceof SQLException said)
                || String.valueOf(said.getSQLState()).matches("57P0.|08...");
        if (!comesBack) {
          throw goesDown;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
    return asked(instance, sql);
  }

  private static String asked(InstanceFolder instance, String sql) throws Exception {
    String port = Files.readAllLines(instance.data().resolve("pg/postmaster.pid")).get(3).strip();
    String password = Files.readString(instance.keys().resolve("postgres.password")).strip();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/lianfang", "postgres", password);
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
