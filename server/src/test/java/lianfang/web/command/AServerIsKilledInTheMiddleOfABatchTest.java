package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Devices;
import lianfang.instance.ScopedTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** kill -9 of the console while a device sends: it sends again, and every passage is there once. */
class AServerIsKilledInTheMiddleOfABatchTest {

  private static final String VILLAGE = "410922100001";
  private static final int ROWS = 500;
  private static final int BATCHES = 60;
  private static final int CONNECTIONS = 3;

  @TempDir private Path folder;

  private final UUID post = UUID.randomUUID();
  private final ConcurrentLinkedDeque<String> queue = new ConcurrentLinkedDeque<>();
  private final Set<UUID> ids = ConcurrentHashMap.newKeySet();

  @Test
  void everyPassageIsThereOnceAfterTheDeviceHasSentAgain() throws Exception {
    InstanceFolder instance = InstanceFolder.founded(folder.resolve("data"));
    String token = enrolled(instance);
    for (int i = 0; i < BATCHES; i++) {
      queue.add(batch());
    }
    List<String> answered = new ArrayList<>();
    for (int life = 1; life <= 3; life++) {
      answered.addAll(untilKilled(instance, token, 4 * life));
    }
    assertThat(queue).as("it was killed while batches were under way").isNotEmpty();
    // The answer to these was lost on its way, as far as the device knows.
    queue.addAll(answered.subList(0, 5));
    answered.addAll(untilKilled(instance, token, Integer.MAX_VALUE));
    assertThat(queue).isEmpty();
    assertThat(kept(instance)).isEqualTo("%d rows, %d ids".formatted(ids.size(), ids.size()));
    assertThat(ids).hasSize(BATCHES * ROWS);
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  /** Serves, and sends from several connections until so many batches have been answered. */
  private List<String> untilKilled(InstanceFolder instance, String token, int enough)
      throws Exception {
    int port = CommandProcess.freePort();
    List<String> answered = java.util.Collections.synchronizedList(new ArrayList<>());
    try (var serving =
            CommandProcess.start(instance.words("serve", "--port", String.valueOf(port)));
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService phones = Executors.newFixedThreadPool(CONNECTIONS)) {
      serving.awaitLife(port);
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < CONNECTIONS; i++) {
        phones.execute(() -> send(client, port, token, answered, done));
      }
      while (done.get() < Math.min(enough, Integer.MAX_VALUE - 1) && !queue.isEmpty()) {
        // Not a busy wait: the server that is to be killed needs the processor.
        LockSupport.parkNanos(1_000_000);
      }
      if (enough < Integer.MAX_VALUE) {
        serving.kill();
      }
      phones.shutdown();
      assertThat(phones.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      serving.kill();
    }
    return answered;
  }

  /** A batch leaves the queue only when the server has answered for it. */
  private void send(
      HttpClient client, int port, String token, List<String> answered, AtomicInteger done) {
    for (String batch = queue.poll(); batch != null; batch = queue.poll()) {
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gate/passages"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(batch))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException("status " + answer.statusCode());
        }
        answered.add(batch);
        done.incrementAndGet();
      } catch (IOException gone) {
        queue.addFirst(batch);
        return;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private String batch() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      UUID id = UUID.randomUUID();
      ids.add(id);
      rows.add(
          ("{\"id\":\"%s\",\"time\":\"2020-02-26T00:00:00Z\",\"offset\":0,\"direction\":1,"
                  + "\"people\":0,\"verdict\":0}")
              .formatted(id));
    }
    return "{\"sentAt\":\"2020-02-26T00:05:00Z\",\"rows\":[" + String.join(",", rows) + "]}";
  }

  /** A village's post with one phone; its token. */
  private String enrolled(InstanceFolder instance) {
    try (var context = instance.open()) {
      var day = Days.start(LocalDate.of(2020, 2, 20));
      Fact registered =
          new Fact(
              0,
              UUID.randomUUID(),
              Subject.place(post),
              "checkpoint-registered",
              VILLAGE,
              day,
              day,
              "test",
              "test",
              null,
              new TreeMap<>(Map.of("at", "village", "called", "村口")));
      Recorder anybody = new Recorder("test", Scope.everything());
      context.getBean(Ledger.class).append(anybody, List.of(registered));
      Devices devices = context.getBean(Devices.class);
      String code =
          context
              .getBean(ScopedTransactions.class)
              .in("4109", () -> devices.offer(post, "一号", "test").code());
      return devices.enrol(code, "test").orElseThrow().token();
    }
  }

  private String kept(InstanceFolder instance) {
    try (var context = instance.open()) {
      DataSource engine =
          BeanFactoryAnnotationUtils.qualifiedBeanOfType(
              context.getBeanFactory(), DataSource.class, "engine");
      return JdbcClient.create(engine)
          .sql(
              "select count(*) || ' rows, ' || count(distinct id) || ' ids' from gate.passage"
                  + " where checkpoint = ?")
          .param(post)
          .query(String.class)
          .single();
    }
  }
}
