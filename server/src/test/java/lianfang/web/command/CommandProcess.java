package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import lianfang.Application;

/** A command as the machine runs it: a JVM of its own, which can be killed. */
final class CommandProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int LIFE_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final BufferedReader err;
  private final StringBuilder said = new StringBuilder();

  /** How a process ended and what it said. */
  record Ended(int code, String out, String err) {}

  private CommandProcess(Process process, Path out) {
    this.process = process;
    this.out = out;
    this.err = process.errorReader(StandardCharsets.UTF_8);
    // Whoever waits for a line that never comes is told so.
    CompletableFuture.delayedExecutor(LIFE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
  }

  static CommandProcess start(String... words) {
    return start(List.of(), Map.of(), List.of(), words);
  }

  /**
   * Starts a command.
   *
   * @param prefix what runs the JVM, such as setpriv
   * @param environment variables beside those of this process
   * @param jvm options of the JVM
   */
  static CommandProcess start(
      List<String> prefix, Map<String, String> environment, List<String> jvm, String... words) {
    List<String> all = new ArrayList<>(prefix);
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    all.add("-Dlianfang.playbook=" + Path.of("../playbook").toAbsolutePath().normalize());
    if (!jvm.contains("-cp")) {
      all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    all.addAll(jvm);
    all.add(Application.class.getName());
    all.addAll(List.of(words));
    try {
      Path out = Files.createTempFile("answer", ".txt");
      out.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(all).redirectOutput(out.toFile());
      builder.environment().putAll(environment);
      return new CommandProcess(builder.start(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  static Ended run(String... words) {
    try (var process = start(words)) {
      return process.end();
    }
  }

  /** Waits until a line of standard error holds one of these texts; which one. */
  String awaitLine(String... texts) {
    try {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.append(line).append('\n');
        for (String text : texts) {
          if (line.contains(text)) {
            return text;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("ended without saying " + List.of(texts) + ": " + said);
  }

  /** Waits for the end. */
  Ended end() {
    try {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.append(line).append('\n');
      }
      int code = process.waitFor();
      return new Ended(code, Files.readString(out), said.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it ends by itself within so many milliseconds. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** kill -9, and waits until everything that it had started has ended as well. */
  void kill() {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroyForcibly();
    family.forEach(CommandProcess::awaitEnd);
  }

  /** Waits until a process has ended. */
  static void awaitEnd(ProcessHandle handle) {
    try {
      handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("left behind: " + handle.info().commandLine(), e);
    }
  }

  /** A port that is free just now. */
  static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  /** Waits until the console that this command serves at a port says that it lives. */
  void awaitLife(int port) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    URI live = URI.create("http://127.0.0.1:" + port + "/health/live");
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        try {
          HttpRequest asked = HttpRequest.newBuilder(live).timeout(Duration.ofSeconds(5)).build();
          if (client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          assertThat(endsWithin(100)).as("the console ended").isFalse();
        }
      }
    }
    throw new AssertionError("the console did not begin");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
