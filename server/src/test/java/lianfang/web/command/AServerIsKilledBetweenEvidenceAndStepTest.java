package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.ApiTokens;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.evidence.EvidenceSweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 of the console while phones send pictures and then the steps that name them: no step is
 * without its evidence, what was answered is there, and what nobody came to name is swept.
 */
class AServerIsKilledBetweenEvidenceAndStepTest {

  private static final String TOWNSHIP = "410922100";
  private static final int LIVES = 5;
  private static final int PHONES = 4;
  private static final long SEED = 20_200_226;

  @TempDir private Path folder;

  /** Cases whose filing was answered for. */
  private final Set<UUID> answered = ConcurrentHashMap.newKeySet();

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void noStepIsWithoutItsEvidenceAndWhatNobodyNamesIsSwept() throws Exception {
    InstanceFolder instance = InstanceFolder.founded(folder.resolve("data"));
    String token = token(instance);
    Random random = new Random(SEED);
    List<Long> moments = new ArrayList<>();
    for (int life = 0; life < LIVES; life++) {
      long millis = 100 + random.nextInt(1_200);
      moments.add(millis);
      untilKilled(instance, token, millis);
      whatIsNamedIsThere(instance, moments);
    }
    assertThat(answered).as("cases were filed in %s ms", moments).isNotEmpty();
    orphansAreSwept(instance);
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  private void untilKilled(InstanceFolder instance, String token, long millis) throws Exception {
    int port = CommandProcess.freePort();
    CountDownLatch begun = new CountDownLatch(1);
    try (var serving =
            CommandProcess.start(instance.words("serve", "--port", String.valueOf(port)));
        ExecutorService phones = Executors.newFixedThreadPool(PHONES)) {
      serving.awaitLife(port);
      for (int i = 0; i < PHONES; i++) {
        phones.execute(() -> work(port, token, begun));
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      serving.kill();
      phones.shutdown();
      assertThat(phones.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Picture, a moment, then the case that names it, until nobody answers any more. */
  private void work(int port, String token, CountDownLatch begun) {
    try {
      while (true) {
        byte[] picture = picture();
        String kept = post(port, token, "/api/v1/evidence?area=" + TOWNSHIP, "image/png", picture);
        String hash = JsonMapper.shared().readTree(kept).path("hash").asString("");
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000));
        UUID id = UUID.randomUUID();
        String filing =
            """
            {"id": "%s", "type": "firm-problem", "area": "%s",
             "about": {"kind": "enterprise", "id": "%s"},
             "values": {"kind": "people", "what": "workers cannot come", "shown": ["%s"]}}
            """
                .formatted(id, TOWNSHIP, new UUID(7, 7), hash);
        post(port, token, "/api/v1/cases", "application/json", filing.getBytes());
        answered.add(id);
        begun.countDown();
      }
    } catch (IOException killed) {
      begun.countDown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String post(int port, String token, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static byte[] picture() throws IOException {
    var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) {
      image.setRGB(i % 32, i / 32, ThreadLocalRandom.current().nextInt(0x1000000));
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private void whatIsNamedIsThere(InstanceFolder instance, List<Long> moments) {
    try (var context = instance.open()) {
      JdbcClient engine = engine(context);
      List<String> named = named(engine);
      assertThat(named).as("killed after %s ms", moments).isNotEmpty();
      Set<String> rows =
          new TreeSet<>(
              engine.sql("select hash from casework.evidence").query(String.class).list());
      assertThat(rows).containsAll(named);
      for (String hash : named) {
        assertThat(hash(file(instance, hash))).isEqualTo(hash);
      }
      long steps =
          engine
              .sql(
                  """
                  select count(*) from casework.case_event e
                  where (e.attributes ->> 'evidences')::int
                    <> coalesce((select cardinality(evidence)
                    from casework.case_form f where f.fact = e.fact), 0)
                  """)
              .query(Long.class)
              .single();
      assertThat(steps).as("facts that name more files than are kept with them").isZero();
      Set<UUID> filed =
          Set.copyOf(engine.sql("select id from casework.case_row").query(UUID.class).list());
      assertThat(filed).as("what was answered for is there").containsAll(answered);
    }
  }

  private static List<String> named(JdbcClient engine) {
    return engine
        .sql("select distinct unnest(evidence) from casework.case_form")
        .query(String.class)
        .list();
  }

  private void orphansAreSwept(InstanceFolder instance) throws IOException {
    Path lost = file(instance, "ab".repeat(32));
    Files.createDirectories(lost.getParent());
    Files.write(lost, new byte[] {1});
    Path half = Files.createTempFile(lost.getParent(), "half", "");
    try (var context = instance.open()) {
      JdbcClient engine = engine(context);
      EvidenceSweep sweep = context.getBean(EvidenceSweep.class);
      Set<String> named = new TreeSet<>(named(engine));
      int before = files(instance).size();
      assertThat(before).as("pictures whose case never came").isGreaterThanOrEqualTo(named.size());
      assertThat(sweep.sweep(every -> true))
          .as("their senders may come yet")
          .isEqualTo(new EvidenceSweep.Swept(0, 0));
      makeOld(instance);
      EvidenceSweep.Swept swept = sweep.sweep(every -> true);
      assertThat(swept.files()).isEqualTo(before - named.size());
      assertThat(lost).doesNotExist();
      assertThat(half).doesNotExist();
      assertThat(files(instance)).isEqualTo(named);
      assertThat(sweep.sweep(every -> true)).isEqualTo(new EvidenceSweep.Swept(0, 0));
    }
  }

  private static void makeOld(InstanceFolder instance) throws IOException {
    String port = Files.readAllLines(instance.data().resolve("pg/postmaster.pid")).get(3).strip();
    String password = Files.readString(instance.keys().resolve("postgres.password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/lianfang";
    try (var connection = java.sql.DriverManager.getConnection(url, "postgres", password);
        var statement = connection.createStatement()) {
      statement.execute("update casework.evidence set kept_at = kept_at - interval '32 days'");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    try (Stream<Path> all = Files.walk(instance.data().resolve("evidence"))) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(one, old);
      }
    }
  }

  private static Set<String> files(InstanceFolder instance) throws IOException {
    try (Stream<Path> all = Files.walk(instance.data().resolve("evidence"))) {
      Set<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile).forEach(one -> names.add(one.getFileName().toString()));
      return names;
    }
  }

  private static Path file(InstanceFolder instance, String hash) {
    return instance.data().resolve("evidence").resolve(hash.substring(0, 2)).resolve(hash);
  }

  private static String hash(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JdbcClient engine(ConfigurableApplicationContext context) {
    DataSource engine =
        BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            context.getBeanFactory(), DataSource.class, "engine");
    return JdbcClient.create(engine);
  }

  private static String token(InstanceFolder instance) {
    try (var context = instance.open()) {
      var account =
          context
              .getBean(Accounts.class)
              .add(
                  new NewAccount("phone", "Office", EnumSet.of(Role.TOWNSHIP), Scope.of(TOWNSHIP)),
                  Actor.operator());
      return context.getBean(ApiTokens.class).issue(account, "test", Actor.operator());
    }
  }
}
