package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import lianfang.gate.PassageProblem.Remedy;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PassagesLandOnceTest {

  private static final Instant MORNING = Instant.parse("2020-02-25T23:00:00Z");

  private static RulebookInstance instance;
  private static Passages passages;

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
    passages = instance.bean(Passages.class);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void theSameBatchTenTimesFromThreeConnectionsIsKeptOnce() throws Exception {
    Device device = Uploads.device(Uploads.VILLAGE);
    PassageBatch batch = Uploads.batch(300, MORNING.minus(Duration.ofHours(8)));
    int landed = 0;
    try (ExecutorService three = Executors.newFixedThreadPool(3)) {
      List<Future<AppendReport>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        answers.add(three.submit(() -> passages.append(device, batch)));
      }
      for (Future<AppendReport> answer : answers) {
        AppendReport report = answer.get();
        landed += report.landed();
        assertThat(report.landed() + report.known()).isEqualTo(300);
        assertThat(report.problems()).isEmpty();
      }
    }
    assertThat(landed).isEqualTo(300);
    assertThat(count(device, "4109")).isEqualTo(300);
  }

  @Test
  void devicesThatNeedANewMonthAtOnceFindIt() throws Exception {
    Instant december = Instant.parse("2019-12-30T00:00:00Z");
    try (ExecutorService many = Executors.newFixedThreadPool(6)) {
      List<Future<AppendReport>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(
            many.submit(() ->
                passages.append(Uploads.device(Uploads.VILLAGE), Uploads.batch(3, december))));
      }
      for (Future<AppendReport> answer : answers) {
        assertThat(answer.get().landed()).isEqualTo(3);
      }
    }
  }

  @Test
  void aServerThatIsKilledInTheMiddleKeepsNothingAndTheSameBatchLandsAfterwards() throws Exception {
    Device device = Uploads.device(Uploads.VILLAGE);
    PassageBatch batch = Uploads.batch(50, MORNING);
    passages.append(Uploads.device(Uploads.VILLAGE), Uploads.batch(1, MORNING));
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        Connection holder = instance.bean(javax.sql.DataSource.class).getConnection()) {
      holder.setAutoCommit(false);
      run(holder, "select pg_advisory_xact_lock(25030, gate.month_lock('2020-02-01'))");
      Future<AppendReport> answer = one.submit(() -> passages.append(device, batch));
      run(
          holder,
          """
          do $$ begin
            loop
              perform pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and not granted;
              exit when found;
            end loop;
          end $$
          """);
      assertThatThrownBy(answer::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NestedRuntimeException.class);
      holder.rollback();
    }
    assertThat(count(device, "4109")).isZero();
    assertThat(passages.append(device, batch)).isEqualTo(new AppendReport(50, 0, List.of()));
  }

  @Test
  void aPassageThatComesAgainWithAnotherTimeIsTheSameAlsoInAnotherMonth() {
    Device device = Uploads.device(Uploads.VILLAGE);
    UUID id = UUID.randomUUID();
    Instant january = Instant.parse("2020-01-31T15:59:00Z");
    assertThat(passages.append(device, one(Uploads.passage(id, january))).landed()).isEqualTo(1);
    assertThat(passages.append(device, one(Uploads.passage(id, january.plusSeconds(120)))))
        .isEqualTo(new AppendReport(0, 1, List.of()));
    assertThat(count(device, "4109")).isEqualTo(1);
  }

  @Test
  void anIdThatAnotherDeviceHasUsedComesBackAndTheRestLands() {
    Passage first = Uploads.passage(UUID.randomUUID(), MORNING);
    passages.append(Uploads.device(Uploads.VILLAGE), one(first));
    PassageBatch batch =
        PassageBatch.of(List.of(Uploads.passage(UUID.randomUUID(), MORNING), first), null);
    AppendReport report = passages.append(Uploads.device(Uploads.VILLAGE), batch);
    assertThat(report.landed()).isEqualTo(1);
    assertThat(report.known()).isZero();
    String id = first.id().toString();
    assertThat(report.problems())
        .containsExactly(new PassageProblem(2, id, "id", id, Remedy.OTHER_ID));
  }

  @Test
  void aDeviceWithAClockOf1970KeepsItsTimeAndIsCorrectedByWhatItMeasured() {
    Device device = Uploads.device(Uploads.VILLAGE);
    Duration measured = Duration.between(Instant.EPOCH, MORNING);
    Passage corrected = of1970(measured);
    Passage lost = of1970(null);
    assertThat(passages.append(device, PassageBatch.of(List.of(corrected, lost), null)).landed())
        .isEqualTo(2);
    assertThat(
            texts(
                device,
                "concat(happened_at at time zone 'UTC', '|', time_known, '|', device_offset)",
                "and time_known = 0"))
        .containsExactly("2020-02-25 23:05:00|0|" + measured.toSeconds());
    assertThat(
            texts(
                device,
                "concat(device_time at time zone 'UTC', '|', happened_at = recorded_at"
                    + " or happened_at > now() - interval '100 years')",
                "and time_known = 3"))
        .containsExactly("1970-01-01 00:05:00|t");
  }

  @Test
  void rowsOlderThanTheLegalDaysComeBackWithTheirNumber() {
    Passage old = Uploads.passage(UUID.randomUUID(), Instant.parse("2019-11-02T00:00:00Z"));
    Passage now = Uploads.passage(UUID.randomUUID(), MORNING);
    AppendReport report =
        passages.append(Uploads.device(Uploads.VILLAGE), PassageBatch.of(List.of(now, old), null));
    assertThat(report.landed()).isEqualTo(1);
    assertThat(report.problems())
        .containsExactly(
            new PassageProblem(
                2, old.id().toString(), "time", "2019-11-02T00:00:00Z", Remedy.TOO_OLD));
  }

  @Test
  void aBoundaryPostIsSeenByBothCountiesAndOthersByTheirOwnAlone() {
    Device post = new Device(UUID.randomUUID(), UUID.randomUUID(), "410883", "410882");
    passages.append(post, Uploads.batch(3, MORNING));
    assertThat(count(post, "410883")).isEqualTo(3);
    assertThat(count(post, "410882")).isEqualTo(3);
    assertThat(count(post, "4109,410881")).isZero();
    assertThat(count(post, "")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update gate.passage set verdict = 1",
        "delete from gate.passage",
        "truncate gate.passage",
        "drop table gate.passage_2020_02",
        "delete from gate.passage_2020_02",
        "select count(*) from gate.passage_2020_02",
        "update gate.passage_seal set passages = 0",
        "delete from gate.dropped_month",
      })
  void noRoleThatServesMayChangeThemOrReachAroundTheWall(String sql) {
    passages.append(Uploads.device(Uploads.VILLAGE), Uploads.batch(1, MORNING));
    assertThatThrownBy(() ->
            instance.bean(ScopedTransactions.class).in("4109", () -> client().sql(sql).update()))
        .rootCause()
        .message()
        .matches("(?s).*(permission denied|must be owner).*");
  }

  private static Passage of1970(java.time.@org.jspecify.annotations.Nullable Duration offset) {
    return new Passage(
        UUID.randomUUID(),
        Instant.parse("1970-01-01T00:05:00Z"),
        offset,
        null,
        null,
        Direction.OUT,
        null,
        0,
        null,
        0);
  }

  private static PassageBatch one(Passage passage) {
    return PassageBatch.of(List.of(passage), null);
  }

  private static JdbcClient client() {
    return instance.bean(JdbcClient.class);
  }

  private static long count(Device device, String scope) {
    return instance
        .bean(ScopedTransactions.class)
        .in(
            scope,
            () ->
                client()
                    .sql("select count(*) from gate.passage where device = ?")
                    .param(device.id())
                    .query(Long.class)
                    .single());
  }

  private static List<String> texts(Device device, String what, String which) {
    return instance.everywhere(() ->
        client()
            .sql("select " + what + " from gate.passage where device = ? " + which)
            .param(device.id())
            .query(String.class)
            .list());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
