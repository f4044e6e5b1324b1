package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.SignedReading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody is derived by another reading while the console is killed, or its disk fills up. What
 * readers see is the old state until the switch, and in the end that of an undisturbed run.
 */
class AnActivationIsKilledTest {

  private static final int ROWS = 4_000;
  private static final int MOMENTS = 10;
  private static final long SEED = 20_200_226;
  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String BEGUN = "deriving everybody as generation";
  private static final String SWITCHED = "are current";
  private static final String FAILED = "not brought up to the rules in force yet";

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

  private static final String REPORT =
      """
      select concat_ws(' ', persons, under, released, longer, shorter, moved, (
        select md5(string_agg(concat_ws(' ', subject, area, changes), ',' order by subject))
        from rulebook.switched s where s.generation = a.generation))
      from rulebook.activation a order by generation desc limit 1
      """;

  @TempDir static Path folder;

  private static InstanceFolder signed = InstanceFolder.embedded(Path.of(""));
  private static String before = "";
  private static State undisturbed = new State("", "", 0);
  private static long took;

  /** What an instance shows, how the last switch was reported, and how many rows nobody sees. */
  private record State(String seen, String report, long left) {}

  @BeforeAll
  static void anotherActivationIsLeftInPeace() throws IOException {
    Path roster = Files.writeString(folder.resolve("roster.csv"), rows());
    signed = InstanceFolder.founded(folder.resolve("signed"));
    signed.run(0, "import", "people", roster.toString());
    before = state(signed).seen();
    sign(signed);
    InstanceFolder peaceful = signed.copy(folder.resolve("peaceful"));
    took = served(peaceful);
    undisturbed = state(peaceful);
    assertThat(undisturbed.seen()).isNotEqualTo(before);
    assertThat(undisturbed.report()).startsWith(ROWS + " ");
    assertThat(undisturbed.left()).isZero();
  }

  private static String rows() {
    var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append("%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d%n".formatted(i, i, i, i % 6));
    }
    return text.toString();
  }

  /** Somebody signs another first day; whoever serves next derives everybody by it. */
  private static void sign(InstanceFolder instance) {
    try (var context = instance.open()) {
      context
          .getBean(Enacting.class)
          .sign(
              new Recorder("test-approver", Scope.everything()),
              new SignedReading(PUYANG, "day-count", "same-day", false, LocalDate.of(2020, 2, 25)),
              java.util.Map.of(),
              "minutes");
    }
  }

  private static State state(InstanceFolder instance) {
    try (var context = instance.open()) {
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

  @Test
  void atTenMomentsAndTheNextStartBringsWhatAnUndisturbedRunBrought() {
    Random random = new Random(SEED);
    InstanceFolder killed = signed.copy(folder.resolve("killed"));
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      try (CommandProcess process = serve(killed)) {
        if (process.awaitLine(BEGUN, SWITCHED).equals(SWITCHED)) {
          // The last kill came after the switch, and this start only tidied up.
          process.kill();
          assertThat(state(killed)).as("killed after %s ms", moments).isEqualTo(undisturbed);
          killed = signed.copy(folder.resolve("killed-" + i));
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

  @Test
  void aDiskThatFillsUpLeavesTheOldStateAndWithRoomTheConsoleGoesOnByItself() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 700)) {
      InstanceFolder full = signed.copy(disk.folder().resolve("data"));
      disk.fill(3L << 20);
      try (CommandProcess process = serve(full)) {
        process.awaitLine(FAILED);
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
