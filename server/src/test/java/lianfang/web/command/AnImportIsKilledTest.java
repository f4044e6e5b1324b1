package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of an import, of the command and of its database server. */
class AnImportIsKilledTest {

  private static final int ROWS = 12_000;
  private static final String ON = "2020-02-26";

  @TempDir static Path folder;

  private static Path roster = Path.of("");
  private static List<String> undisturbed = List.of();

  @BeforeAll
  static void anotherImportIsLeftInPeace() throws IOException {
    roster = Files.writeString(folder.resolve("roster.csv"), rows());
    InstanceFolder peaceful = InstanceFolder.founded(folder.resolve("peaceful"));
    peaceful.run(0, "import", "people", roster.toString());
    undisturbed = peaceful.measures(ON);
    assertThat(undisturbed).hasSizeGreaterThan(ROWS);
  }

  private static String rows() {
    var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期,体温\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append(
          "%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d,36.%d%n"
              .formatted(i, i, i, i % 6, i % 9));
    }
    return text.toString();
  }

  @Test
  void theSameCommandAgainLandsEveryRowOnce() {
    InstanceFolder killed = InstanceFolder.founded(folder.resolve("killed"));
    try (var process = CommandProcess.start(killed.words("import", "people", roster.toString()))) {
      process.awaitLine("10,000 rows");
      process.kill();
    }
    assertThat(killed.ask("import", "people", roster.toString()).out())
        .contains("landed   12000", "returned 0", "waiting  0")
        .doesNotContain("(new 12000");
    assertWhole(killed);
  }

  @Test
  void aServerThatIsKilledIsNamedAndTheSameCommandAgainLandsEveryRowOnce() {
    InstanceFolder killed = InstanceFolder.founded(folder.resolve("server"));
    try (var process = CommandProcess.start(killed.words("import", "people", roster.toString()))) {
      process.awaitLine("10,000 rows");
      ProcessHandle server = killed.server();
      server.destroyForcibly();
      CommandProcess.Ended ended = process.end();
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines().reduce((first, last) -> last).orElse(""))
          .isEqualTo("lianfang: " + Failures.INTERRUPTED);
      CommandProcess.awaitEnd(server);
      assertThat(killed.data().resolve("pg/postmaster.pid")).doesNotExist();
    }
    killed.run(0, "import", "people", roster.toString());
    assertWhole(killed);
  }

  private static void assertWhole(InstanceFolder instance) {
    assertThat(instance.measures(ON)).isEqualTo(undisturbed);
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
    assertThat(instance.run(0, "import", "people", roster.toString()))
        .contains("new 0, changed 0, known 12000; facts 0");
  }
}
