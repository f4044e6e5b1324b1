package lianfang.bench.city;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/**
 * Measures the start with data in place: from the launcher's first instruction to the last byte of
 * the sign-in page. Arguments: number of people, folder.
 */
public final class FirstPage {

  private static final int RUNS = 4;

  private FirstPage() {}

  /** Runs; the first start may have to make its cache and is told apart. */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/bench-city");
    City.prepare(folder, people);
    IO.println("| start | until the console's address | until the first page |");
    IO.println("|---|---|---|");
    for (int run = 0; run < RUNS; run++) {
      long begin = System.nanoTime();
      try (Serving serving = Serving.start(folder);
          HttpClient client = HttpClient.newHttpClient()) {
        double ready = (System.nanoTime() - begin) / 1e9;
        var request = HttpRequest.newBuilder(URI.create(serving.address() + "/sign-in")).build();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        double shown = (System.nanoTime() - begin) / 1e9;
        String name = run == 0 ? "first, perhaps with its cache" : "run " + run;
        IO.println("| %s | %.2f s | %.2f s (%d) |".formatted(name, ready, shown, status));
      }
    }
  }
}
