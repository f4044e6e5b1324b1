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
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.instance.Database;

/**
 * 每秒办几步: files cases and does a step of each by HTTP with a token, every one durable before it is
 * answered with the case as it then is. Arguments: folder, cases a run, numbers of clients, numbers
 * of townships whose accounts they are.
 */
public final class StepsByHttp {

  private static final int RUNS = 3;
  private static final String COUNTY = "410922";
  private static final String FILING =
      "{\"id\":\"%s\",\"type\":\"firm-problem\",\"about\":{\"kind\":\"enterprise\",\"id\":\"%s\"},"
          + "\"area\":\"%s\",\"values\":{\"kind\":\"people\",\"what\":\"工人不够，需要三十人\"}}";
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
    List<Integer> townships =
        Stream.of((arguments.length > 3 ? arguments[3] : "1,16").split(","))
            .map(Integer::valueOf)
            .toList();
    City.prepare(folder, 1_000);
    try (Serving serving = Serving.start(folder);
        City guest = City.open(folder, Map.of("lianfang.ledger.background", "false"))) {
      List<Official> all =
          officials(serving, guest, townships.stream().max(Integer::compare).get());
      run(all, 16, cases / 2);
      IO.println("| work | run 1 | run 2 | run 3 |");
      IO.println("|---|---|---|---|");
      for (int clients : numbers) {
        for (int some : townships) {
          report(all.subList(0, Math.min(some, all.size())), clients, cases);
        }
      }
    }
  }

  private static void report(List<Official> officials, int clients, int cases) throws Exception {
    int some = clients == 1 ? cases / 10 : cases;
    String whose = "%d clients of %d townships".formatted(clients, officials.size());
    StringBuilder filed = new StringBuilder("| a case filed, %s |".formatted(whose));
    StringBuilder done = new StringBuilder("| a step, %s |".formatted(whose));
    for (int i = 0; i < RUNS; i++) {
      double[] rates = run(officials, clients, some);
      filed.append(" %,.0f/s |".formatted(rates[0]));
      done.append(" %,.0f/s |".formatted(rates[1]));
    }
    IO.println(filed);
    IO.println(done);
  }

  /** Somebody of a township, and a village of it. */
  private record Official(Visitor visitor, String village) {}

  private static List<Official> officials(Serving serving, City guest, int most) throws Exception {
    Database database = guest.bean(Database.class);
    Areas areas = guest.bean(Areas.class);
    List<Official> all = new ArrayList<>();
    for (Division township : areas.children(COUNTY)) {
      if (all.size() == most) {
        break;
      }
      String login = Visitor.colleague(database, "township", township.code());
      String village = areas.children(township.code()).getFirst().code();
      all.add(new Official(Visitor.signIn(serving, database, login), village));
    }
    return all;
  }

  /** Files as many cases and does a step of each; how many a second. */
  private static double[] run(List<Official> officials, int clients, int count) throws Exception {
    UUID[] ids = new UUID[count];
    String[] seen = new String[count];
    double filed =
        beside(
            clients,
            count,
            i -> {
              ids[i] = UUID.randomUUID();
              Official official = officials.get(i % officials.size());
              String sent = FILING.formatted(ids[i], UUID.randomUUID(), official.village());
              seen[i] = version(official.visitor().post("/api/v1/cases", sent));
            });
    double done =
        beside(
            clients,
            count,
            i ->
                officials
                    .get(i % officials.size())
                    .visitor()
                    .post(
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
