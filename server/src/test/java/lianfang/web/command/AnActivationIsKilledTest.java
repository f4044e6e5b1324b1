package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import lianfang.Application;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.Approval;
import lianfang.rulebook.edition.EditionOffice;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Stage;
import lianfang.rulebook.simulation.Totals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody is derived by other rules while the console is killed, or its disk fills up. What
 * readers see is the old state until the switch, and in the end that of an undisturbed run.
 */
class AnActivationIsKilledTest {

  /** Somebody signs another first day. */
  @Nested
  class ByAReading {

    private static final String PUYANG = "puyang-2020-02-25-key-persons";

    @TempDir static Path folder;

    private static Disturbed signed;

    @BeforeAll
    static void anotherActivationIsLeftInPeace() throws Exception {
      signed = Disturbed.prepare(folder, ByAReading::sign);
    }

    private static void sign(InstanceFolder instance) {
      try (var context = Disturbed.options(instance).open()) {
        context
            .getBean(Enacting.class)
            .sign(
                new Recorder("test-approver", Scope.everything()),
                new SignedReading(
                    PUYANG, "day-count", "same-day", false, LocalDate.of(2020, 2, 25)),
                Map.of(),
                "minutes");
      }
    }

    @Test
    void atTenMomentsAndTheNextStartBringsWhatAnUndisturbedRunBrought() {
      signed.killedAtTenMoments();
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldStateAndWithRoomTheConsoleGoesOnByItself() throws Exception {
      signed.diskFilledUp();
    }
  }

  /**
   * An edition is drafted, checked, simulated and approved by two officials. In the end everybody
   * is under it once, as its simulation said.
   */
  @Nested
  class ByAnApprovedEdition {

    private static final String PUYANG = "puyang-2020-02-25-key-persons";
    private static final String CITY = "4109";
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
    private static final int HORIZON = 28;

    @TempDir static Path folder;

    private static Disturbed approved;
    private static Totals simulated = Totals.NONE;

    @BeforeAll
    static void anotherActivationIsLeftInPeace() throws Exception {
      approved = Disturbed.prepare(folder, ByAnApprovedEdition::approve);
    }

    private static void approve(InstanceFolder instance) {
      try (var context = Disturbed.options(instance).open()) {
        Recorder drafter = new Recorder("test-drafter", Scope.everything());
        Recorder approver = new Recorder("test-approver", Scope.everything());
        String held =
            context.getBean(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
        String edition = shorter(context, held);
        EditionOffice office = context.getBean(EditionOffice.class);
        office.drafted(drafter, edition, held, "ten days are enough");
        office.check(drafter, edition);
        Kept kept = ran(context, edition);
        assertThat(kept.stage()).as(kept.problem()).isEqualTo(Stage.DONE);
        simulated = kept.figures().totals();
        office.simulated(drafter, edition);
        office.approve(approver, new Approval(edition, held, null, "agreed", 0, true));
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

    private static Kept ran(ApplicationContext context, String edition) {
      Simulations simulations = context.getBean(Simulations.class);
      UUID id =
          simulations.start(
              new Simulations.Request(List.of(edition), Map.of(), TODAY, HORIZON, CITY), "drafter");
      Kept kept = find(context, id);
      for (int i = 0; i < 6_000 && kept.stage().isUnderWay(); i++) {
        LockSupport.parkNanos(10_000_000);
        kept = find(context, id);
      }
      return kept;
    }

    private static Kept find(ApplicationContext context, UUID id) {
      return context
          .getBean(ScopedTransactions.class)
          .in(
              CITY,
              () -> context.getBean(Simulations.class).find(id, Scope.of(CITY)).orElseThrow());
    }

    @Test
    void theReportOfTheSwitchHasTheFiguresOfTheSimulationOnWhichItRests() {
      assertThat(simulated.shorter()).isEqualTo(Disturbed.ROWS);
      assertThat(approved.undisturbed().report())
          .startsWith(
              "%d %d %d %d %d %d "
                  .formatted(
                      Disturbed.ROWS,
                      simulated.under(),
                      simulated.released(),
                      simulated.longer(),
                      simulated.shorter(),
                      simulated.moved()));
    }

    @Test
    void atTenMomentsAndTheNextStartBringsWhatAnUndisturbedRunBrought() {
      approved.killedAtTenMoments();
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldStateAndWithRoomTheEditionComesIntoForce() throws Exception {
      approved.diskFilledUp();
    }
  }

  /**
   * An instance whose rules change at the next start: what it shows before, what an undisturbed run
   * brings, and what comes when the console is killed meanwhile or its disk fills up.
   */
  private static final class Disturbed {

    static final int ROWS = 4_000;

    private static final int MOMENTS = 10;
    private static final long SEED = 20_200_226;
    private static final String BEGUN = "deriving everybody as generation";
    private static final String SWITCHED = "are current";
    private static final String FAILED = "not brought up to the rules in force yet";
    private static final String WAITS = "editions that are due wait for the database";

    /**
     * All that readers see, as one number, without the generation and the table from which a row
     * comes.
     */
    private static final String SEEN =
        """
        select md5(string_agg(line, '\n' order by line)) from (
          select (to_jsonb(o) - 'since' - 'part')::text as line from rulebook.outcome_now o
          union all select (to_jsonb(d) - 'since')::text from rulebook.demand_now d
          union all select (to_jsonb(r) - 'since' - 'part')::text
            from rulebook.decision_request_now r
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

    static final String REPORT =
        """
        select concat_ws(' ', persons, under, released, longer, shorter, moved, (
          select md5(string_agg(concat_ws(' ', subject, area, changes), ',' order by subject))
          from rulebook.switched s where s.generation = a.generation))
        from rulebook.activation a order by generation desc limit 1
        """;

    private final InstanceFolder begun;
    private final Path folder;
    private final String before;
    private final State undisturbed;
    private final long took;

    private Disturbed(
        InstanceFolder begun, Path folder, String before, State undisturbed, long took) {
      this.begun = begun;
      this.folder = folder;
      this.before = before;
      this.undisturbed = undisturbed;
      this.took = took;
    }

    /** What an instance shows, how the last switch was reported, and how many rows nobody sees. */
    record State(String seen, String report, long left) {}

    /** Lands the people, lets somebody change the rules, and leaves one copy in peace. */
    static Disturbed prepare(Path folder, Rules rules) throws Exception {
      Path roster = Files.writeString(folder.resolve("roster.csv"), rows());
      InstanceFolder begun = InstanceFolder.embedded(folder.resolve("begun"));
      begun.run(0, "init", "--city", "4109", "--demo");
      begun.run(0, "import", "people", roster.toString());
      String before = state(begun).seen();
      rules.change(begun);
      assertThat(state(begun).seen()).as("nothing holds before the switch").isEqualTo(before);
      InstanceFolder peaceful = begun.copy(folder.resolve("peaceful"));
      long took = served(peaceful);
      State undisturbed = state(peaceful);
      assertThat(undisturbed.seen()).isNotEqualTo(before);
      assertThat(undisturbed.report()).startsWith(ROWS + " ");
      assertThat(undisturbed.left()).isZero();
      return new Disturbed(begun, folder, before, undisturbed, took);
    }

    /** Somebody changes the rules; whoever serves next derives everybody by them. */
    interface Rules {
      void change(InstanceFolder instance) throws Exception;
    }

    State undisturbed() {
      return undisturbed;
    }

    private static String rows() {
      var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n");
      for (int i = 1; i <= ROWS; i++) {
        text.append("%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d%n".formatted(i, i, i, i % 6));
      }
      return text.toString();
    }

    static InstanceOptions options(InstanceFolder instance) {
      InstanceOptions options = new InstanceOptions(Application.class);
      options.data = instance.data();
      options.keys = instance.keys();
      return options;
    }

    private static State state(InstanceFolder instance) {
      try (var context = options(instance).open()) {
        DataSource engine =
            BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), DataSource.class, "engine");
        JdbcClient client = JdbcClient.create(engine);
        return new State(
            client.sql(SEEN).query(String.class).single(),
            client.sql(REPORT).query(String.class).optional().orElse(""),
            client.sql(LEFT).query(Long.class).single());
      }
    }

    private static CommandProcess serve(InstanceFolder instance) {
      return CommandProcess.start(
          List.of(),
          Map.of("LIANFANG_LOG", "DEBUG"),
          List.of("-Dlogging.config=classpath:logback.xml"),
          instance.words("serve", "--port", "0"));
    }

    /** Serves until the switch; nanoseconds from the beginning of the derivation to the switch. */
    private static long served(InstanceFolder instance) {
      try (CommandProcess process = serve(instance)) {
        String said = process.awaitLine(BEGUN, SWITCHED);
        long begin = System.nanoTime();
        if (said.equals(BEGUN)) {
          process.awaitLine(SWITCHED);
        }
        long end = System.nanoTime();
        process.kill();
        return end - begin;
      }
    }

    /** The console is killed at ten moments, and in the end all is as after an undisturbed run. */
    void killedAtTenMoments() {
      Random random = new Random(SEED);
      InstanceFolder killed = begun.copy(folder.resolve("killed"));
      List<Long> moments = new ArrayList<>();
      for (int i = 0; i < MOMENTS; i++) {
        try (CommandProcess process = serve(killed)) {
          if (process.awaitLine(BEGUN, SWITCHED).equals(SWITCHED)) {
            // The last kill came after the switch, and this start only tidied up.
            process.kill();
            assertThat(state(killed)).as("killed after %s ms", moments).isEqualTo(undisturbed);
            killed = begun.copy(folder.resolve("killed-" + i));
            continue;
          }
          // Spread over the whole, each somewhere in its tenth.
          long moment = (long) (took * (i + random.nextDouble()) / MOMENTS);
          moments.add(TimeUnit.NANOSECONDS.toMillis(moment));
          LockSupport.parkNanos(moment);
          process.kill();
        }
      }
      served(killed);
      assertThat(state(killed))
          .as("killed after %s ms, seed %d", moments, SEED)
          .isEqualTo(undisturbed);
    }

    /** The disk fills up: the old state is read on, and with room the console goes on by itself. */
    void diskFilledUp() throws Exception {
      try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 700)) {
        InstanceFolder full = begun.copy(disk.folder().resolve("data"));
        disk.fill(3L << 20);
        try (CommandProcess process = serve(full)) {
          process.awaitLine(FAILED, WAITS);
          process.awaitLine("No space left on device");
          assertThat(running(full, SEEN)).isEqualTo(before);
          disk.free();
          process.awaitLine(SWITCHED);
          process.kill();
        }
        assertThat(state(full)).isEqualTo(undisturbed);
      }
    }

    /** Asks the database of a console that runs, past the console. */
    private static String running(InstanceFolder instance, String sql) throws Exception {
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
}
