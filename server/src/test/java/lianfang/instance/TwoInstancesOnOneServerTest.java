package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles belong to a whole server, so a second instance with other keys would take them away. */
class TwoInstancesOnOneServerTest {

  private static final TestDatabase first = TestDatabase.create();

  @TempDir static Path folder;

  @AfterEach
  void forget() {
    TestDatabase.execute(
        first.database().url(), first.database().admin(), "comment on role lianfang_owner is null");
  }

  @AfterAll
  static void close() {
    first.close();
  }

  private static void prepare(Keys keys) {
    Database other = new Database(first.database().url(), first.database().admin(), keys);
    DatabasePreparation.ofServerOfOthers(other).run();
  }

  @Test
  void theSecondIsRefusedWithTheRemedyAndTheFirstGoesOn() throws SQLException {
    prepare(first.keys());
    Keys others = new Keys(folder.resolve("others"));
    assertThatThrownBy(() -> prepare(others))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining(first.keys().instance())
        .hasMessageContaining(others.instance())
        .hasMessageContaining("--keys")
        .hasMessageContaining("a server of its own");
    assertThatCode(() -> prepare(first.keys())).doesNotThrowAnyException();
    try (Connection connection =
        DriverManager.getConnection(
            first.database().url(),
            Database.APP,
            first.database().login(Database.APP).password())) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void rolesOfAnInstanceFromBeforeThatOurKeysDoNotOpenAreLeftAlone() {
    Keys others = new Keys(folder.resolve("stranger"));
    assertThatThrownBy(() -> prepare(others))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("another instance")
        .hasMessageContaining("comment on role lianfang_owner");
  }

  @Test
  void anAdministratorCanHandTheServerOver() {
    Keys heir = new Keys(folder.resolve("heir"));
    TestDatabase.execute(
        first.database().url(),
        first.database().admin(),
        "comment on role lianfang_owner is 'lianfang " + heir.instance() + "'");
    assertThatCode(() -> prepare(heir)).doesNotThrowAnyException();
    TestDatabase.execute(
        first.database().url(),
        first.database().admin(),
        "comment on role lianfang_owner is 'lianfang " + first.keys().instance() + "'");
    assertThatCode(() -> prepare(first.keys())).doesNotThrowAnyException();
  }
}
