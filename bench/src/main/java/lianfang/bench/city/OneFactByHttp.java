package lianfang.bench.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures single facts by HTTP, each durable and derived before it is answered, beside single rows
 * by JDBC. Arguments: number of people, folder, facts a run, numbers of clients.
 */
public final class OneFactByHttp {

  private static final int RUNS = 3;
  private static final String FACT =
      "{\"facts\":[{\"id\":\"%s\",\"subject\":{\"kind\":\"person\",\"id\":\"%s\"},\"kind\":\"%s\","
          + "\"area\":\"410922100101\",\"happenedAt\":\"%s\",\"attributes\":{%s}}]}";

  private OneFactByHttp() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    int facts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5_000;
    List<Integer> numbers =
        Stream.of((arguments.length > 3 ? arguments[3] : "1,16,64").split(","))
            .map(Integer::valueOf)
            .toList();
    City.prepare(folder, people);
    try (Serving serving = Serving.start(folder);
        City guest = City.open(folder, Map.of("lianfang.ledger.background", "false"))) {
      Database database = guest.bean(Database.class);
      Visitor visitor = Visitor.signIn(serving, database, "village");
      IO.println("| work | run 1 | run 2 | run 3 |");
      IO.println("|---|---|---|---|");
      beside(16, facts / 2, () -> temperature(visitor));
      beside(16, facts / 2, () -> arrival(visitor));
      for (int clients : numbers) {
        int some = clients == 1 ? facts / 10 : facts;
        row(
            "temperature, %d clients".formatted(clients),
            clients,
            some,
            () -> temperature(visitor));
        row("arrival, %d clients".formatted(clients), clients, some, () -> arrival(visitor));
      }
      peer(database, facts);
      effect(guest, facts / 5);
    }
  }

  /**
   * What follows from one fact without HTTP: people of the city who have an outcome get another
   * temperature, each in a durable transaction with the outcome that follows.
   */
  private static void effect(City guest, int count) throws Exception {
    List<UUID> people =
        JdbcClient.create(guest.instance.getBean("engine", DataSource.class))
            .sql(
                "select distinct subject from rulebook.outcome_now"
                    + " where subject_kind = 'person' limit ?")
            .param(count)
            .query(UUID.class)
            .list();
    Ledger ledger = guest.bean(Ledger.class);
    IO.println("| effect of one fact | median ms | p95 ms |");
    IO.println("|---|---|---|");
    for (int run = 0; run <= RUNS; run++) {
      double[] took = new double[people.size()];
      for (int i = 0; i < took.length; i++) {
        Fact fact = warm(people.get(i));
        long begin = System.nanoTime();
        ledger.append(City.APPROVER, List.of(fact));
        took[i] = (System.nanoTime() - begin) / 1e6;
      }
      Arrays.sort(took);
      IO.println(
          "| run %d | %.1f | %.1f |"
              .formatted(run, took[took.length / 2], took[took.length * 95 / 100]));
    }
  }

  private static Fact warm(UUID person) {
    return new Fact(
        0,
        UUID.randomUUID(),
        Subject.person(person),
        "temperature",
        "410922100101",
        Instant.parse("2020-02-25T16:00:00Z"),
        Instant.EPOCH,
        "",
        "bench",
        null,
        new TreeMap<>(Map.of("celsius", "36.6")));
  }

  private interface Work {
    void once() throws Exception;
  }

  private static void row(String what, int clients, int count, Work work) throws Exception {
    StringBuilder cells = new StringBuilder();
    for (int run = 0; run < RUNS; run++) {
      cells.append(" %,d/s |".formatted(Math.round(beside(clients, count, work))));
    }
    IO.println("| %s |%s".formatted(what, cells));
  }

  private static double beside(int clients, int count, Work work) throws Exception {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(() -> {
          for (int n = 0; n < count / clients; n++) {
            work.once();
          }
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    }
    return count / clients * clients / ((System.nanoTime() - begin) / 1e9);
  }

  private static void temperature(Visitor visitor) throws Exception {
    send(visitor, "temperature", "2020-02-25T16:00:00Z", "\"celsius\":\"36.6\"");
  }

  private static void arrival(Visitor visitor) throws Exception {
    send(visitor, "arrival", "2020-02-24T16:00:00Z", "\"origin\":\"42\",\"trip\":\"stay\"");
  }

  private static void send(Visitor visitor, String kind, String at, String attributes)
      throws Exception {
    visitor.post(
        "/api/v1/facts",
        FACT.formatted(UUID.randomUUID(), UUID.randomUUID(), kind, Instant.parse(at), attributes));
  }

  /**
   * A narrow row with a primary key, each committed by itself, as the disk and the server allow.
   */
  private static void peer(Database database, int count) throws Exception {
    Database.Login admin = database.admin();
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      open.add(DriverManager.getConnection(database.url(), admin.user(), admin.password()));
    }
    var free = new java.util.concurrent.LinkedBlockingQueue<Connection>(open);
    try (Statement statement = open.getFirst().createStatement()) {
      statement.execute("create table bench_row (id uuid primary key, words text)");
      row(
          "peer: one row by JDBC, 16 connections",
          16,
          count,
          () -> {
            Connection connection = free.take();
            try (PreparedStatement insert =
                connection.prepareStatement("insert into bench_row values (?, ?)")) {
              insert.setObject(1, UUID.randomUUID());
              insert.setString(2, "36.6");
              insert.executeUpdate();
            } finally {
              free.add(connection);
            }
          });
      statement.execute("drop table bench_row");
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }
}
