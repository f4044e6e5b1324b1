package lianfang.instance;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database for one test class, cloned in well under a second from a template on
 * one embedded server a JVM. Use it in a static field and close it after the class:
 *
 * <pre>{@code
 * static final TestDatabase database = TestDatabase.create();
 *
 * @AfterAll
 * static void close() {
 *   database.close();
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  /** The system property that makes the server durable; to be set before the first database. */
  public static final String DURABLE = "lianfang.test.durable";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable TestServer server;

  private final String name;
  private final Database database;
  private final Instant created;
  private final HikariDataSource app;
  private final HikariDataSource engine;
  private final ScopedTransactions scoped;

  /** A filled database that others are cloned from, and how old its instance had become by then. */
  public record Pattern(String name, Duration age) {}

  private TestDatabase(String name, Database database, Instant created) {
    this.name = name;
    this.database = database;
    this.created = created;
    this.app = InstanceConfiguration.pool(database, Database.APP, 8);
    this.engine = InstanceConfiguration.pool(database, Database.ENGINE, 8);
    this.scoped = new ScopedTransactions(app, engine);
  }

  /** A new clone of the template. */
  public static TestDatabase create() {
    return create(new Pattern(TestServer.TEMPLATE, Duration.ZERO));
  }

  /** A new clone of a filled one; the clock of its instance goes on where that one was left. */
  public static TestDatabase create(Pattern pattern) {
    TestServer running = server();
    String name = "t" + COUNT.incrementAndGet();
    running.execute("create database " + name + " template " + pattern.name());
    return new TestDatabase(name, running.database(name), Instant.now().minus(pattern.age()));
  }

  /** Ends the connections and keeps it for {@link #create(Pattern)}; no instance is on it now. */
  public Pattern keep() {
    app.close();
    engine.close();
    return new Pattern(name, Duration.between(created, Instant.now()));
  }

  /** The folder of the server of this JVM. */
  public static Path folder() {
    return server().folder();
  }

  /** The data source of the application role, under row-level security. */
  public DataSource app() {
    return app;
  }

  /** The data source of the engine role, which sees all areas. */
  public DataSource engine() {
    return engine;
  }

  /** Transactions of both. */
  public ScopedTransactions scoped() {
    return scoped;
  }

  /** A client of the application role. */
  public JdbcClient appClient() {
    return JdbcClient.create(app);
  }

  /** A client of the engine role. */
  public JdbcClient engineClient() {
    return JdbcClient.create(engine);
  }

  /** Secrets of this JVM's tests. */
  public Keys keys() {
    return database.keys();
  }

  /** Where it is and how its roles sign in. */
  Database database() {
    return database;
  }

  /** Runs SQL as the owner, for what no running server may do. */
  public void asOwner(String sql) {
    execute(database.url(), database.login(Database.OWNER), sql);
  }

  /** All tables in which these words stand, as text or as bytes, whoever may read them. */
  public List<String> tablesThatHold(String words) {
    Database.Login admin = database.admin();
    String hex = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
    List<String> tables = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection(database.url(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      List<String> all = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "select format('%I.%I', n.nspname, c.relname) from pg_class c"
                  + " join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm')"
                  + " and n.nspname !~ '^(pg_|information_schema)' order by 1")) {
        while (rows.next()) {
          all.add(rows.getString(1));
        }
      }
      for (String table : all) {
        try (var rows =
            statement.executeQuery(
                "select exists (select from %s t where strpos(t::text, '%s') > 0"
                        .formatted(table, words)
                    + " or strpos(t::text, '"
                    + hex
                    + "') > 0)")) {
          rows.next();
          if (rows.getBoolean(1)) {
            tables.add(table);
          }
        }
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of a table's file as they lie on the disk. */
  public byte[] file(String table) {
    Database.Login admin = database.admin();
    try (var connection =
            DriverManager.getConnection(database.url(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
      try (var rows =
          statement.executeQuery(
              "select pg_read_binary_file(pg_relation_filepath('" + table + "'))")) {
        rows.next();
        return rows.getBytes(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Properties for a Spring test ({@code @DynamicPropertySource} or {@code
   * SpringApplicationBuilder}) on this database: an instance folder with settings of city
   * 4109,4108.
   *
   * @param demo whether the instance is a demo
   */
  public List<String> properties(boolean demo) {
    try {
      Path data = Files.createTempDirectory(server().folder(), name);
      SettingsFile.write(InstanceSettings.create("4109,4108", demo, data, created));
      return List.of(
          "lianfang.data=" + data,
          "lianfang.keys=" + database.keys().folder(),
          "lianfang.database-url=%s?user=%s&password=%s"
              .formatted(database.url(), database.admin().user(), database.admin().password()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connections and drops the database. */
  @Override
  public void close() {
    app.close();
    engine.close();
    server().execute("drop database if exists " + name + " with (force)");
  }

  private static synchronized TestServer server() {
    if (server == null) {
      server = TestServer.start();
    }
    return server;
  }

  static void execute(String url, Database.Login login, String sql) {
    try (var connection = DriverManager.getConnection(url, login.user(), login.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
