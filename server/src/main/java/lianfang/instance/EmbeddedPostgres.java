package lianfang.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own, durable and with passwords, on the loopback interface. It dies with
 * this process: the kernel interrupts it when the thread that started it ends, however that comes.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** A server that was killed reads up to four gigabytes of its log before it answers. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final long NEXT_TRY_SECONDS = 10;
  private static final long MEBIBYTE = 1024 * 1024L;

  private final Path data;
  private final Path home;
  private final Path logFile;
  private final Launcher launcher;
  private final List<String> options;
  private final CountDownLatch closing = new CountDownLatch(1);
  private int port;
  private volatile @Nullable Process process;

  private EmbeddedPostgres(Path folder, Path home, Launcher launcher, List<String> options) {
    this.data = folder.resolve("pg");
    this.logFile = folder.resolve("pg.log");
    this.home = home;
    this.launcher = launcher;
    this.options = options;
  }

  /**
   * Starts the server of a data folder; creates its cluster at first use.
   *
   * @param folder the data folder of the instance
   * @param password of the user postgres when the cluster is created
   * @param options further settings of the server, each name=value
   */
  static EmbeddedPostgres start(Path folder, String password, List<String> options) {
    Launcher launcher = Launcher.find();
    Path cache = launcher.asNobody() ? folder.resolve("bin") : Folders.cache(folder);
    var server = new EmbeddedPostgres(folder, PostgresBinaries.unpack(cache), launcher, options);
    try {
      launcher.letThrough(folder);
      server.create(password);
      server.stopOrphan();
      server.port = freePort();
      // Once a start, so that the log still tells why a server ended that came back.
      Files.writeString(server.logFile, "");
      server.launch();
      return server;
    } catch (IOException e) {
      throw server.problem("PostgreSQL cannot be started: " + e.getMessage(), e);
    }
  }

  /** The port on 127.0.0.1. */
  int port() {
    return port;
  }

  private void create(String password) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path part = data.resolveSibling("pg.part");
    Folders.delete(part);
    Files.createDirectory(part);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
    Path secret =
        Files.createTempFile(
            data.getParent(),
            "initdb",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(secret, password);
      launcher.hand(part);
      launcher.hand(secret);
      List<String> words = new ArrayList<>(List.of(home.resolve("bin/initdb").toString()));
      words.addAll(List.of("-D", part.toString(), "-U", "postgres", "-E", "UTF8"));
      words.addAll(List.of("-A", "scram-sha-256", "--pwfile", secret.toString()));
      // LC_CTYPE must not be C, or trigram search finds nothing in Chinese; ICU sorts by pinyin.
      words.addAll(List.of("--locale-provider=icu", "--icu-locale=zh-Hans-CN"));
      words.addAll(List.of("--locale=C.UTF-8", "--data-checksums"));
      if (launcher.run(words, logFile) != 0) {
        throw new IOException("initdb failed");
      }
    } finally {
      Files.delete(secret);
    }
    Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A server that outlived its owner is stopped in order, then at once. */
  private void stopOrphan() throws IOException {
    List<String> lines = pidFile();
    if (lines.isEmpty()) {
      return;
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    for (String signal : List.of("INT", "QUIT")) {
      var orphan = ProcessHandle.of(pid).filter(this::isPostgres);
      if (orphan.isEmpty()) {
        return;
      }
      log.info("Stopping a PostgreSQL without an owner, process {}", pid);
      Launcher.signal(signal, pid);
      awaitEnd(orphan.get().onExit(), Duration.ofSeconds(10));
    }
  }

  private boolean isPostgres(ProcessHandle handle) {
    return handle.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
  }

  private static boolean awaitEnd(CompletableFuture<?> exit, Duration patience) {
    try {
      exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      log.debug("Still running", e);
      return false;
    }
  }

  private void launch() throws IOException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      Process started = launchOnce();
      if (awaitReady(started, deadline)) {
        process = started;
        started.onExit().thenRun(this::recover);
        return;
      }
      // After a crash the last children of the old server may still hold its shared memory.
      if (System.nanoTime() > deadline
          || !lastWords().contains("lock file")
              && !lastWords().contains("shared memory")
              && !lastWords().contains("Address already")) {
        throw new IOException(lastWords());
      }
      pause();
    }
  }

  /** Somebody killed the server: it comes back on its port, and the pools find it there. */
  private synchronized void recover() {
    if (process == null) {
      return;
    }
    log.warn("PostgreSQL ended unasked; starting it again");
    try {
      launch();
    } catch (IOException e) {
      log.error("PostgreSQL does not come back and is started again: {}", e.getMessage());
      // A disk that is full has room again some day, and nobody should have to restart the console.
      CompletableFuture.delayedExecutor(NEXT_TRY_SECONDS, TimeUnit.SECONDS).execute(this::recover);
    }
  }

  /** Whether the server answers, at once or after it has come back. */
  boolean awaitAnswer() {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        Process running = process;
        if (running != null && running.isAlive() && awaitReady(running, deadline)) {
          return true;
        }
        pause();
      }
      return false;
    } catch (IOException e) {
      throw problem("PostgreSQL does not answer", e);
    }
  }

  private Process launchOnce() throws IOException {
    List<String> words = launcher.server(command());
    var started = new CompletableFuture<Process>();
    Thread owner =
        Thread.ofPlatform()
            .name("postgres-owner")
            .daemon()
            .start(() -> {
              try {
                started.complete(
                    new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                        .start());
                // The kernel's signal is tied to this thread, so it lives as long as we do.
                closing.await();
              } catch (IOException e) {
                started.completeExceptionally(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      owner.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private List<String> command() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
    List<String> settings = new ArrayList<>();
    settings.add("listen_addresses=127.0.0.1");
    settings.add("port=" + port);
    settings.add("unix_socket_directories=");
    settings.add("password_encryption=scram-sha-256");
    settings.add("shared_buffers=" + share(4, 32, 6144) + "MB");
    settings.add("effective_cache_size=" + share(2, 128, 65_536) + "MB");
    settings.add("max_wal_size=4GB");
    settings.add("checkpoint_completion_target=0.9");
    settings.add("timezone=UTC");
    settings.add("log_timezone=UTC");
    settings.add("max_connections=100");
    // Details of an error repeat the row that was refused, and the log is no place for a row.
    settings.add("log_error_verbosity=terse");
    settings.addAll(options);
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words;
  }

  /** A part of the memory in MB, within limits; pages are taken when they are first touched. */
  private static long share(int part, long least, long most) {
    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    long bytes =
        system instanceof com.sun.management.OperatingSystemMXBean machine
            ? machine.getTotalMemorySize()
            : 1024 * MEBIBYTE;
    return Math.clamp(bytes / part / MEBIBYTE, least, most);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean awaitReady(Process started, long deadline) throws IOException {
    while (started.isAlive() && System.nanoTime() < deadline) {
      List<String> lines = pidFile();
      // Line 1 is the process, line 8 the state; an old file shows another process.
      if (lines.size() >= 8
          && lines.get(0).strip().equals(String.valueOf(started.pid()))
          && lines.get(7).strip().equals("ready")) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private List<String> pidFile() throws IOException {
    Path file = data.resolve("postmaster.pid");
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException stopped) {
      return List.of();
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.exists(logFile) ? Files.readAllLines(logFile) : List.of();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  private InstanceProblem problem(String what, Throwable cause) {
    return new InstanceProblem(what, "look into " + logFile + " and free what it names", cause);
  }

  @Override
  public synchronized void close() {
    Process running = process;
    if (running == null) {
      return;
    }
    process = null;
    try {
      Launcher.signal("INT", running.pid());
      if (!awaitEnd(running.onExit(), STOP_PATIENCE)) {
        Launcher.signal("QUIT", running.pid());
        awaitEnd(running.onExit(), STOP_PATIENCE);
      }
    } catch (IOException e) {
      throw problem("PostgreSQL cannot be stopped", e);
    } finally {
      closing.countDown();
    }
  }
}
