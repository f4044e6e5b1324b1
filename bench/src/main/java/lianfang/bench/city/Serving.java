package lianfang.bench.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as people start it: a process of the launcher that serves a folder. */
final class Serving implements AutoCloseable {

  private static final String ADDRESS = "http://127.0.0.1:";

  private final Process process;
  private final int port;
  private final Path folder;

  private Serving(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Serves and waits until the console is there. */
  static Serving start(Path folder) throws IOException {
    return start(folder, Map.of());
  }

  /** The same with more in its environment. */
  static Serving start(Path folder, Map<String, String> environment) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of("lianfang").toAbsolutePath().toString());
    words.addAll(List.of("serve", "--port", "0", "--data", folder.toString()));
    ProcessBuilder starting =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    starting.environment().putAll(environment);
    Process process = starting.start();
    // The reader stays open with the process, which would else write to nobody.
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.contains(ADDRESS)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the console did not start; try: " + String.join(" ", words));
    }
    String port = line.substring(line.indexOf(ADDRESS) + ADDRESS.length()).split("\\D", 2)[0];
    return new Serving(process, Integer.parseInt(port), folder);
  }

  /** Where the console is. */
  String address() {
    return ADDRESS + port;
  }

  /** Processor seconds of the server and its database until now. */
  double processors() {
    return Effort.aloneUntilNow(process) + databaseProcessors();
  }

  /** Those of its database alone, which another process of the bench may have started. */
  double databaseProcessors() {
    try {
      return Effort.databaseUntilNow(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
