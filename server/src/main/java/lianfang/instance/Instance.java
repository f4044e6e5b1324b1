package lianfang.instance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An open instance: its database runs until it is closed. */
public final class Instance implements AutoCloseable {

  private static final int ATTACH_ATTEMPTS = 10;
  private static final long ATTACH_PAUSE_NANOS = 500_000_000L;

  private final Database database;
  private final Keys keys;
  private final @Nullable Ownership ownership;
  private final @Nullable EmbeddedPostgres server;

  private Instance(
      Database database,
      Keys keys,
      @Nullable Ownership ownership,
      @Nullable EmbeddedPostgres server) {
    this.database = database;
    this.keys = keys;
    this.ownership = ownership;
    this.server = server;
  }

  /**
   * Opens the instance of a data folder and brings its database to this version.
   *
   * @param data the data folder, created where it is missing
   * @param keys the folder of its keys
   * @param externalUrl JDBC URL with user and password of an external server, or null for the
   *     embedded one
   */
  public static Instance open(Path data, Path keys, @Nullable String externalUrl) {
    Folders.claim(data);
    var secrets = new Keys(keys);
    return externalUrl == null ? embedded(data, secrets) : external(externalUrl, secrets);
  }

  private static Instance external(String url, Keys keys) {
    if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("postgresql:")) {
      throw new InstanceProblem(
          "'" + url.replaceAll("[?@].*", "") + "' is no database URL",
          "write jdbc:postgresql://HOST:5432/lianfang?user=NAME&password=SECRET");
    }
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    Optional<Database.Login> admin = login(jdbc);
    if (admin.isEmpty()) {
      throw new InstanceProblem(
          "The database URL names no user and password",
          "append ?user=NAME&password=SECRET of a user with CREATEROLE");
    }
    var database = new Database(jdbc.replaceAll("\\?.*", ""), admin.get(), keys);
    DatabasePreparation.ofServerOfOthers(database).run();
    return new Instance(database, keys, null, null);
  }

  private static Optional<Database.Login> login(String jdbc) {
    String query = Optional.ofNullable(URI.create(jdbc.substring(5)).getRawQuery()).orElse("");
    String user = "";
    String password = "";
    for (String part : query.split("&")) {
      String value =
          java.net.URLDecoder.decode(
              part.substring(part.indexOf('=') + 1), java.nio.charset.StandardCharsets.UTF_8);
      if (part.startsWith("user=")) {
        user = value;
      } else if (part.startsWith("password=")) {
        password = value;
      }
    }
    return user.isEmpty() ? Optional.empty() : Optional.of(new Database.Login(user, password));
  }

  private static Instance embedded(Path data, Keys keys) {
    for (int attempt = 1; ; attempt++) {
      Ownership ownership = Ownership.take(data);
      try {
        return ownership.ownersPort().isEmpty()
            ? own(data, keys, ownership)
            : attach(ownership.ownersPort().get(), keys, ownership);
      } catch (RuntimeException e) {
        boolean guest = ownership.ownersPort().isPresent();
        ownership.close();
        // The owner may have been killed between its note and our first question.
        if (!guest || attempt == ATTACH_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(ATTACH_PAUSE_NANOS);
      }
    }
  }

  private static Instance own(Path data, Keys keys, Ownership ownership) {
    Database.Login admin = admin(keys);
    var server = EmbeddedPostgres.start(data, admin.password(), List.of());
    try {
      DatabasePreparation.createDatabase(url(server.port(), "postgres"), admin);
      var database = new Database(url(server.port(), "lianfang"), admin, keys);
      new DatabasePreparation(database).run();
      ownership.publish(server.port());
      return new Instance(database, keys, ownership, server);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e instanceof RuntimeException problem
          ? problem
          : new InstanceProblem("Data folder " + data + " cannot be written", "free space", e);
    }
  }

  private static Instance attach(int port, Keys keys, Ownership ownership) {
    var database = new Database(url(port, "lianfang"), admin(keys), keys);
    new DatabasePreparation(database).run();
    return new Instance(database, keys, ownership, null);
  }

  private static Database.Login admin(Keys keys) {
    return new Database.Login("postgres", keys.password("postgres"));
  }

  private static String url(int port, String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** Where the database is. */
  public Database database() {
    return database;
  }

  /** Its secrets. */
  public Keys keys() {
    return keys;
  }

  /** Whether another process runs the database. */
  public boolean attached() {
    return server == null;
  }

  /** Whether the database server is not ours, so that its log and its archives are not either. */
  public boolean external() {
    return ownership == null;
  }

  /** Waits until a server that was killed answers again; false where it does not. */
  boolean awaitServer() {
    return server == null || server.awaitAnswer();
  }

  @Override
  public void close() {
    if (ownership != null) {
      ownership.leave(() -> {
        if (server != null) {
          server.close();
        }
      });
    }
  }
}
