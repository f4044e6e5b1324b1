package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the data folder fills up in the middle of an import: a small one in memory. */
class AFullDiskTest {

  private static final int ROWS = 16_000;
  private static final long LEFT = 40L << 20;

  /** Less than two of the waits for a connection that a server without room never gives. */
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  @TempDir static Path folder;

  @Test
  void isNamedAndAfterwardsTheSameCommandLandsTheRest() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 700)) {
      filledInTheMiddle(disk);
    }
  }

  private static void filledInTheMiddle(SmallDisk disk) throws IOException {
    InstanceFolder instance = InstanceFolder.founded(disk.folder().resolve("data"));
    Path roster = Files.writeString(folder.resolve("roster.csv"), rows());
    disk.fill(LEFT);
    Instant began = Instant.now();
    InstanceFolder.Answer full = instance.ask("import", "people", roster.toString());
    assertThat(Duration.between(began, Instant.now())).isLessThan(PATIENCE);
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.out()).isEmpty();
    assertThat(full.err()).contains("lianfang: " + Failures.FULL);
    disk.free();
    assertThat(instance.run(0, "import", "people", roster.toString())).contains("landed   " + ROWS);
    assertThat(instance.run(0, "import", "people", roster.toString()))
        .contains("new 0, changed 0, known " + ROWS + "; facts 0");
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  private static String rows() {
    var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append("%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d%n".formatted(i, i, i, i % 6));
    }
    return text.toString();
  }
}
