package lianfang.web.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lianfang.instance.InstanceSettings;
import lianfang.instance.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A demo instance of both cities on a database of the test server, filled as init fills it: once a
 * JVM, and each of them is a clone.
 */
final class TestInstance implements AutoCloseable {

  private static TestDatabase.@Nullable Pattern founded;

  /** The database below. */
  final TestDatabase database = TestDatabase.create(founded());

  /** How commands name it. */
  final InstanceFolder folder = folder(database);

  private static synchronized TestDatabase.Pattern founded() {
    if (founded == null) {
      TestDatabase first = TestDatabase.create();
      try (var instance = folder(first).open()) {
        Founding.fill(instance, instance.getBean(InstanceSettings.class));
      }
      founded = first.keep();
    }
    return founded;
  }

  private static InstanceFolder folder(TestDatabase database) {
    Map<String, String> given = new HashMap<>();
    for (String property : database.properties(true)) {
      int equals = property.indexOf('=');
      given.put(property.substring(0, equals), property.substring(equals + 1));
    }
    return new InstanceFolder(
        Path.of(given.getOrDefault("lianfang.data", "")),
        Path.of(given.getOrDefault("lianfang.keys", "")),
        given.get("lianfang.database-url"));
  }

  /** Opens it in this JVM, without a console. */
  ConfigurableApplicationContext open() {
    return folder.open();
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
