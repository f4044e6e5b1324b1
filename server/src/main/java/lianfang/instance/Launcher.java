package lianfang.instance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How this machine lets PostgreSQL run, which refuses to be root: as this user, as root in a user
 * namespace of its own, or as nobody.
 *
 * @param prefix the words before a command
 * @param asNobody whether files must belong to nobody
 */
record Launcher(List<String> prefix, boolean asNobody) {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static Launcher find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Launcher(List.of(), false);
    }
    if (succeeds("unshare", "-U", "true")) {
      return new Launcher(List.of("unshare", "-U"), false);
    }
    if (succeeds("setpriv", "--reuid", "nobody", "--clear-groups", "true")) {
      return new Launcher(List.of("setpriv", "--reuid", "nobody", "--clear-groups"), true);
    }
    throw new InstanceProblem(
        "PostgreSQL refuses to run as root, and unshare and setpriv do not work here",
        "run as an ordinary user, or pass --database-url");
  }

  /**
   * The command of a server that ends when the thread that starts it ends, in a session of its own:
   * Ctrl-C reaches this process alone, which then stops the server in order.
   */
  List<String> server(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    if (succeeds("setsid", "true")) {
      words.add("setsid");
    }
    if (succeeds("setpriv", "--pdeathsig", "INT", "true")) {
      words.addAll(List.of("setpriv", "--pdeathsig", "INT"));
    }
    words.addAll(command);
    return words;
  }

  /** Runs a command to its end and returns its exit code; its output goes to {@code log}. */
  int run(List<String> command, Path log) throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .directory(new File("/"))
            .start();
    return await(process, PATIENCE);
  }

  /** Lets nobody own what PostgreSQL must own. */
  void hand(Path folder) throws IOException {
    if (asNobody) {
      await(new ProcessBuilder("chown", "-R", "nobody", folder.toString()).start(), PATIENCE);
    }
  }

  /** Lets nobody walk through the data folder to what it owns there, without listing it. */
  void letThrough(Path folder) throws IOException {
    if (asNobody) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  /** Sends INT, which stops PostgreSQL fast, or QUIT, which stops it at once. */
  static void signal(String name, long pid) throws IOException {
    await(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start(), PATIENCE);
  }

  private static boolean succeeds(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return await(process, PATIENCE) == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static int await(Process process, Duration patience) throws IOException {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("no answer within " + patience.toSeconds() + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
