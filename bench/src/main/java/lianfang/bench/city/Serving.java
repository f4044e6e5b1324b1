package lianfang.bench.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as people start it: a process of the launcher that serves a folder. */
final class Serving implements AutoCloseable {

  private static final String ADDRESS = "http://127.0.0.1:";

  private final Process process;
  private final int port;

  private Serving(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Serves and waits until the console is there. */
  static Serving start(Path folder) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of("lianfang").toAbsolutePath().toString());
    words.addAll(List.of("serve", "--port", "0", "--data", folder.toString()));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
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
    return new Serving(process, Integer.parseInt(port));
  }

  /** Where the console is. */
  String address() {
    return ADDRESS + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
