package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lianfang.instance.DebianServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An external server of the oldest version, used by somebody who is no administrator of it. */
class AServerOfDebianTest {

  private static final String ABSENT =
      "PostgreSQL 15 is not installed: apt-get install postgresql-15";
  private static final String UTF8 = " template template0 encoding 'UTF8' locale 'C.UTF-8'";

  @TempDir static Path folder;

  private static DebianServer server;

  @BeforeAll
  static void start() throws IOException {
    if (!DebianServer.installed()) {
      System.err.println("AServerOfDebianTest is skipped: " + ABSENT);
    }
    assumeTrue(DebianServer.installed(), ABSENT);
    server = DebianServer.start(folder);
    server.execute("create role county login createrole password 'secret'");
    server.execute("create role poor login password 'secret'");
    server.execute("create database lianfang owner county" + UTF8);
    server.execute("create database bare owner county" + UTF8);
    server.execute("create database plain owner county template template0 locale 'C'");
    server.execute(
        "create database latin owner county template template0 encoding 'LATIN1' locale 'C'");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void holdsAnInstance() throws IOException {
    InstanceFolder instance = on("first", "lianfang", "county", "secret");
    instance.run(0, "init", "--city", "4109", "--demo");
    Path roster =
        Files.writeString(
            folder.resolve("roster.csv"),
            "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n"
                + "1,甲,13800000001,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-25\n");
    assertThat(instance.run(0, "import", "people", roster.toString())).contains("landed   1");
    assertThat(instance.run(0, "measures", "--on", "2020-02-26"))
        .contains("roster.csv,1,", ",isolation,undecided,due,2020-02-26,2020-03-10,");
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  @Test
  void refusesASecondInstanceWithOtherKeysAndTheFirstGoesOn() {
    server.execute("create database second owner county" + UTF8);
    on("one", "second", "county", "secret").run(0, "init", "--city", "4109");
    server.execute("create database third owner county" + UTF8);
    InstanceFolder other =
        new InstanceFolder(
            folder.resolve("other"),
            folder.resolve("other.keys"),
            server.url("third", "county", "secret"));
    InstanceFolder.Answer answer = other.ask("init", "--city", "4109");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("another instance", "--keys DIR", "a server of its own");
    on("one", "second", "county", "secret").run(0, "verify-ledger");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latin    | county | secret | encoding LATIN1       | create database lianfang
          plain    | county | secret | LC_CTYPE C            | locale 'C.UTF-8'
          absent   | county | secret | "absent"              | create database lianfang
          bare     | poor   | secret | permission denied     | alter role NAME createrole
          lianfang | county | wrong  | authentication failed | --database-url, its user
          """)
  void refusesWithTheRemedy(String name, String user, String word, String what, String remedy) {
    InstanceFolder.Answer answer =
        on("refused-" + name + user + word, name, user, word).ask("init", "--city", "4109");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("lianfang: ").contains(what, remedy);
  }

  private static InstanceFolder on(String data, String name, String user, String password) {
    Path at = folder.resolve(data);
    return new InstanceFolder(at, folder.resolve("keys"), server.url(name, user, password));
  }
}
