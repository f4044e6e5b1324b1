package lianfang.web.command;

import java.nio.file.Path;
import lianfang.Application;
import lianfang.instance.InstanceSettings;
import lianfang.instance.TestDatabase;

/** A demo instance of both cities on a database of the test server, filled as init fills it. */
final class TestInstance implements AutoCloseable {

  private final TestDatabase database = TestDatabase.create();

  /** How commands name it. */
  final InstanceFolder folder;

  TestInstance() {
    var given = new java.util.HashMap<String, String>();
    for (String property : database.properties(true)) {
      int equals = property.indexOf('=');
      given.put(property.substring(0, equals), property.substring(equals + 1));
    }
    folder =
        new InstanceFolder(
            Path.of(given.getOrDefault("lianfang.data", "")),
            Path.of(given.getOrDefault("lianfang.keys", "")),
            given.get("lianfang.database-url"));
    InstanceOptions options = new InstanceOptions(Application.class);
    options.data = folder.data();
    options.keys = folder.keys();
    options.databaseUrl = folder.databaseUrl();
    try (var instance = options.open()) {
      Founding.fill(instance, instance.getBean(InstanceSettings.class));
    }
  }

  /** Runs a command in this JVM, which must end with {@code expected}; its answer. */
  String run(int expected, String... words) {
    return folder.run(expected, words);
  }

  /** Runs a command in this JVM. */
  InstanceFolder.Answer ask(String... words) {
    return folder.ask(words);
  }

  /** Changes the database behind the program's back. */
  void asOwner(String sql) {
    database.asOwner(sql);
  }

  @Override
  public void close() {
    database.close();
  }
}
