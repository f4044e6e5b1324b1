package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the data folder fills up in the middle of an import: a small one in memory. */
class AFullDiskTest {

  private static final int ROWS = 16_000;
  private static final long LEFT = 40L << 20;

  @TempDir static Path folder;

  private static Path disk = Path.of("");

  @BeforeAll
  static void aSmallDiskIsMounted() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", disk.toString())
                .inheritIO()
                .start()
                .waitFor()
            == 0;
    if (!mounted) {
      System.err.println("AFullDiskTest is skipped: a small disk can be mounted by root alone");
    }
    assumeTrue(mounted, "a small disk can be mounted by root alone");
  }

  @AfterAll
  static void itIsTakenAway() throws Exception {
    new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
  }

  @Test
  void isNamedAndAfterwardsTheSameCommandLandsTheRest() throws IOException {
    InstanceFolder instance = InstanceFolder.embedded(disk.resolve("data"));
    instance.run(0, "init", "--city", "4109", "--demo");
    Path roster = Files.writeString(folder.resolve("roster.csv"), rows());
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    InstanceFolder.Answer full = instance.ask("import", "people", roster.toString());
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.out()).isEmpty();
    assertThat(full.err()).contains("lianfang: " + Failures.FULL);
    Files.delete(ballast);
    assertThat(instance.run(0, "import", "people", roster.toString())).contains("landed   " + ROWS);
    assertThat(instance.run(0, "import", "people", roster.toString()))
        .contains("new 0, changed 0, known " + ROWS + "; facts 0");
    assertThat(instance.run(0, "verify-ledger")).contains("\nwhole\n");
  }

  private static void fill(Path ballast) throws IOException {
    FileStore store = Files.getFileStore(disk);
    byte[] block = new byte[1 << 20];
    try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
      while (store.getUsableSpace() > LEFT) {
        file.write(block);
      }
    }
  }

  private static String rows() {
    var text = new StringBuilder("序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append("%d,人%d,138%08d,濮阳县,柳屯镇,柳屯村,返乡人员,武汉,2020-02-2%d%n".formatted(i, i, i, i % 6));
    }
    return text.toString();
  }
}
