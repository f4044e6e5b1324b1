package lianfang.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The one embedded server of a test JVM; without fsync, since nothing in it must outlive a crash,
 * but as an instance runs it where a speed is measured.
 */
record TestServer(Path folder, EmbeddedPostgres postgres, Keys keys) {

  static final String TEMPLATE = "lianfang_template";

  static TestServer start() {
    try {
      Path folder = Files.createTempDirectory("lianfang-test");
      var keys = new Keys(folder.resolve("keys"));
      var postgres =
          EmbeddedPostgres.start(
              folder,
              keys.password("postgres"),
              Boolean.getBoolean(TestDatabase.DURABLE)
                  ? List.of()
                  : List.of("fsync=off", "full_page_writes=off", "shared_buffers=256MB"));
      var server = new TestServer(folder, postgres, keys);
      server.execute("create database " + TEMPLATE);
      new DatabasePreparation(server.database(TEMPLATE)).run();
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Database database(String name) {
    return new Database(
        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + name,
        new Database.Login("postgres", keys.password("postgres")),
        keys);
  }

  void execute(String sql) {
    Database any = database("postgres");
    TestDatabase.execute(any.url(), any.admin(), sql);
  }

  private void stop() {
    postgres.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
