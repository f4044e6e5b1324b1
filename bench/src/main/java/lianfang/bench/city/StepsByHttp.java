package lianfang.bench.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lianfang.instance.Database;

/**
 * 每秒办几步: files cases and does a step of each by HTTP with a token, every one durable before it is
 * answered with the case as it then is. Arguments: folder, cases a run, numbers of clients.
 */
public final class StepsByHttp {

  private static final int RUNS = 3;
  private static final String AREA = "410922100101";
  private static final String FILING =
      "{\"id\":\"%s\",\"type\":\"firm-problem\",\"about\":{\"kind\":\"enterprise\",\"id\":\"%s\"},"
          + "\"area\":\""
          + AREA
          + "\",\"values\":{\"kind\":\"people\",\"what\":\"工人不够，需要三十人\"}}";
  private static final String STEP = "{\"id\":\"%s\",\"seen\":%s,\"values\":{}}";
  private static final Pattern SEEN = Pattern.compile("\"seen\"\\s*:\\s*([0-9]+)");

  private StepsByHttp() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/bench-steps");
    int cases = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
    List<Integer> numbers =
        Stream.of((arguments.length > 2 ? arguments[2] : "1,16,64").split(","))
            .map(Integer::valueOf)
            .toList();
    City.prepare(folder, 1_000);
    try (Serving serving = Serving.start(folder);
        City guest = City.open(folder, Map.of("lianfang.ledger.background", "false"))) {
      Database database = guest.bean(Database.class);
      Visitor township = Visitor.signIn(serving, database, "township");
      run(township, 16, cases / 2);
      IO.println("| work | run 1 | run 2 | run 3 |");
      IO.println("|---|---|---|---|");
      for (int clients : numbers) {
        int some = clients == 1 ? cases / 10 : cases;
        StringBuilder filed = new StringBuilder("| a case filed, %d clients |".formatted(clients));
        StringBuilder done = new StringBuilder("| a step, %d clients |".formatted(clients));
        for (int i = 0; i < RUNS; i++) {
          double[] rates = run(township, clients, some);
          filed.append(" %,.0f/s |".formatted(rates[0]));
          done.append(" %,.0f/s |".formatted(rates[1]));
        }
        IO.println(filed);
        IO.println(done);
      }
    }
  }

  /** Files as many cases and does a step of each; how many a second. */
  private static double[] run(Visitor township, int clients, int count) throws Exception {
    UUID[] ids = new UUID[count];
    String[] seen = new String[count];
    double filed =
        beside(
            clients,
            count,
            i -> {
              ids[i] = UUID.randomUUID();
              String said =
                  township.post("/api/v1/cases", FILING.formatted(ids[i], UUID.randomUUID()));
              seen[i] = version(said);
            });
    double done =
        beside(
            clients,
            count,
            i ->
                township.post(
                    "/api/v1/cases/" + ids[i] + "/steps/take",
                    STEP.formatted(UUID.randomUUID(), seen[i])));
    return new double[] {filed, done};
  }

  private static String version(String said) {
    Matcher found = SEEN.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException("no version in " + said);
    }
    return found.group(1);
  }

  private interface Work {
    void at(int index) throws Exception;
  }

  private static double beside(int clients, int count, Work work) throws Exception {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int first = i;
        all.add(() -> {
          for (int n = first; n < count; n += clients) {
            work.at(n);
          }
          return null;
        });
      }
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    }
    return count / ((System.nanoTime() - begin) / 1e9);
  }
}
