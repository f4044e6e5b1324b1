package lianfang.bench.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** 加压: wrk, which must be installed; it tells its own processor time apart from what it presses. */
final class LoadByWrk {

  private static final String NEEDED = "apt-get install wrk nginx-light";

  private final Path folder;
  private final int seconds;
  private final int connections;

  LoadByWrk(Path folder, int seconds, int connections) {
    this.folder = folder;
    this.seconds = seconds;
    this.connections = connections;
  }

  /**
   * One run.
   *
   * @param wrong answers other than 2xx and connections that broke
   * @param load processor seconds of the load generator
   * @param served processor seconds of what was pressed
   */
  record Run(
      long answers,
      double seconds,
      long wrong,
      double p50,
      double p99,
      double load,
      double served) {

    double rate() {
      return answers / seconds;
    }

    /** What two processors would do that have nothing else to do. */
    double onTwo() {
      return 2 * answers / served;
    }

    String row(String what) {
      return "| %s | %,d/s | %.1f ms | %.1f ms | %.2f | %.2f | %,d/s | %d |"
          .formatted(
              what,
              Math.round(rate()),
              p50,
              p99,
              served / seconds,
              load / seconds,
              Math.round(onTwo()),
              wrong);
    }
  }

  static String head() {
    return "| what | answers | median | p99 | processors, served | processors, load"
        + " | on two free ones | wrong |\n|---|---|---|---|---|---|---|---|";
  }

  /** Fails with what to install where a program is missing. */
  static void need(String... programs) {
    for (String program : programs) {
      boolean there =
          List.of((System.getenv("PATH") + ":/usr/sbin").split(":")).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!there) {
        throw new IllegalStateException(program + " is missing; as root: " + NEEDED);
      }
    }
  }

  /** Presses an address. */
  Run press(String address, String script, DoubleSupplier served, String... words)
      throws IOException, InterruptedException {
    Path lua = folder.resolve(script);
    try (InputStream in = LoadByWrk.class.getResourceAsStream("/" + script)) {
      Files.copy(java.util.Objects.requireNonNull(in), lua, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "-s", lua.toString()));
    command.add(address);
    command.add("--");
    command.addAll(List.of(words));
    double served0 = served.getAsDouble();
    double load0 = Effort.ended();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    double load = Effort.ended() - load0;
    double after = served.getAsDouble() - served0;
    return said.lines()
        .filter(line -> line.startsWith("LINE "))
        .map(line -> line.split(" "))
        .map(cells ->
            new Run(
                Long.parseLong(cells[1]),
                Long.parseLong(cells[2]) / 1e6,
                Long.parseLong(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                load,
                after))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("wrk said: " + said));
  }

  /** nginx in a folder of its own, with one file of this size and nothing else. */
  static final class Nginx implements AutoCloseable {

    private static final int LOOKS = 200;
    private static final long BETWEEN_MILLIS = 50;

    private final Process process;
    final String address;

    /**
     * Starts it, and returns when it listens.
     *
     * @throws IllegalStateException where it never does
     */
    Nginx(Path folder, int size) throws IOException, InterruptedException {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("file"), "x".repeat(size));
      int port = freePort();
      Path configuration = folder.resolve("nginx.conf");
      String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
      Files.writeString(
          configuration,
          """
          %sdaemon off; worker_processes 2; pid %s/pid; error_log stderr;
          events { worker_connections 2048; }
          http {
            access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on;
            client_body_temp_path %s/a; proxy_temp_path %s/b; fastcgi_temp_path %s/c;
            uwsgi_temp_path %s/d; scgi_temp_path %s/e;
            server { listen 127.0.0.1:%d; root %s; default_type application/json; }
          }
          """
              .replace("%s/", folder + "/")
              .formatted(user, port, folder));
      process =
          new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      address = "http://127.0.0.1:" + port + "/file";
      awaitListening(port);
    }

    /** Whoever is measured before it listens has answered nobody. */
    private void awaitListening(int port) throws InterruptedException {
      for (int look = 0; look < LOOKS && process.isAlive(); look++) {
        if (isListening(port)) {
          return;
        }
        Thread.sleep(BETWEEN_MILLIS);
      }
      String why =
          process.isAlive()
              ? "did not listen within " + LOOKS * BETWEEN_MILLIS / 1000 + " s"
              : "ended with " + process.exitValue() + ", and says why above";
      close();
      throw new IllegalStateException(
          "nginx, which is to listen on 127.0.0.1:" + port + ", " + why);
    }

    private static boolean isListening(int port) {
      try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException notYet) {
        return false;
      }
    }

    double processors() {
      return Effort.untilNow(process);
    }

    private static int freePort() {
      try (var socket = new java.net.ServerSocket(0)) {
        return socket.getLocalPort();
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
}
