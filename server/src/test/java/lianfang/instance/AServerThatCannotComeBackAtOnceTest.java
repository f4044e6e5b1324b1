package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while something keeps it from starting, such as a disk that is full. */
class AServerThatCannotComeBackAtOnceTest {

  private static final int TRIES = 3_000;

  @TempDir static Path folder;

  @Test
  void comesBackByItselfWhenTheObstacleIsGone() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, "secret", List.of())) {
      Path version = folder.resolve("pg/PG_VERSION");
      Path away = Files.move(version, folder.resolve("taken-away"));
      String pid = Files.readAllLines(folder.resolve("pg/postmaster.pid")).getFirst().strip();
      ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
      awaitLine("is not a valid data directory");
      Files.move(away, version);
      assertThat(server.awaitAnswer()).isTrue();
    }
  }

  /** The server's log says why it could not start. */
  private static void awaitLine(String text) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (Files.readString(folder.resolve("pg.log")).contains(text)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("pg.log never says " + text);
  }
}
