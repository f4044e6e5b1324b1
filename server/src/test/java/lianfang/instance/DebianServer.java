package lianfang.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL 15 of Debian's package postgresql-15, where it is installed. */
public final class DebianServer implements AutoCloseable {

  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
  private static final Database.Login ADMIN = new Database.Login("admin", "secret");

  private final Process process;
  private final int port;

  private DebianServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether the package is there. */
  public static boolean installed() {
    return Files.isExecutable(BINARIES.resolve("postgres"));
  }

  /** Starts a new server below {@code folder}. */
  public static DebianServer start(Path folder) throws IOException {
    Launcher launcher = Launcher.find();
    Path data = Files.createDirectory(folder.resolve("debian"));
    Path secret = Files.writeString(folder.resolve("secret"), ADMIN.password());
    Path log = folder.resolve("log");
    launcher.hand(data);
    List<String> create = new ArrayList<>(List.of(BINARIES.resolve("initdb").toString()));
    create.addAll(List.of("-D", data.toString(), "-U", ADMIN.user(), "-A", "scram-sha-256"));
    create.addAll(List.of("--pwfile", secret.toString(), "--locale=C.UTF-8", "-N"));
    if (launcher.run(create, log) != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    int port = freePort();
    List<String> serve = new ArrayList<>(List.of(BINARIES.resolve("postgres").toString()));
    serve.addAll(List.of("-D", data.toString(), "-c", "port=" + port, "-c", "fsync=off"));
    serve.addAll(List.of("-c", "unix_socket_directories=", "-c", "logging_collector=off"));
    Process process = new ProcessBuilder(launcher.server(serve)).redirectErrorStream(true).start();
    awaitReady(process);
    return new DebianServer(process, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("ready to accept connections")) {
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(DebianServer::drop));
        return;
      }
    }
    throw new IllegalStateException("PostgreSQL 15 does not start: " + said);
  }

  private static void drop(String line) {
    if (line.contains("PANIC")) {
      throw new IllegalStateException(line);
    }
  }

  /** Runs SQL as its administrator. */
  public void execute(String sql) {
    TestDatabase.execute(url("postgres"), ADMIN, sql);
  }

  /** The URL of a database for a user, as an operator would write it. */
  public String url(String name, String user, String password) {
    return url(name) + "?user=" + user + "&password=" + password;
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  @Override
  public void close() {
    try {
      Launcher.signal("INT", process.pid());
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
