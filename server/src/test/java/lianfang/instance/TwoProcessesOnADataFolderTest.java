package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesOnADataFolderTest {

  private static final String CREATE = "create table area.kept as select 42 as answer";
  private static final String READ = "select answer from area.kept";

  @TempDir private Path folder;

  @Test
  void theSecondAttachesAndTheFirstWaitsForItBeforeItStopsTheServer() throws Exception {
    try (var first = InstanceProcess.start(data());
        var second = InstanceProcess.start(data())) {
      assertThat(first.ask(CREATE)).isEqualTo("done");
      assertThat(second.ask(READ)).isEqualTo("42");
      boolean secondIsGuest = second.ask("attached").equals("true");
      assertThat(first.ask("attached").equals("true")).isNotEqualTo(secondIsGuest);
      InstanceProcess owner = secondIsGuest ? first : second;
      InstanceProcess guest = secondIsGuest ? second : first;
      owner.endInput();
      assertThat(guest.ask(READ)).isEqualTo("42");
      assertThat(owner.handle().isAlive()).isTrue();
      guest.endInput();
      owner.handle().onExit().get(30, TimeUnit.SECONDS);
      assertThat(Files.exists(data().resolve("pg/postmaster.pid"))).isFalse();
    }
  }

  @Test
  void killingTheOwnerLosesNothingAndLeavesNoOrphan() throws Exception {
    try (var owner = InstanceProcess.start(data())) {
      owner.ask(CREATE);
      ProcessHandle server = server();
      owner.handle().destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
    }
    try (Instance next = Instance.open(data(), data().resolveSibling("keys"), null)) {
      assertThat(InstanceProcess.answer(next, READ)).isEqualTo("42");
    }
  }

  @Test
  void killingBothOrTheServerLosesNothingAndItComesBack() throws Exception {
    try (var owner = InstanceProcess.start(data())) {
      owner.ask(CREATE);
      ProcessHandle server = server();
      owner.handle().destroyForcibly();
      server.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
    }
    try (Instance next = Instance.open(data(), data().resolveSibling("keys"), null)) {
      assertThat(InstanceProcess.answer(next, READ)).isEqualTo("42");
      ProcessHandle server = server();
      server.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
      assertThat(next.awaitServer()).isTrue();
      assertThat(InstanceProcess.answer(next, READ)).isEqualTo("42");
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private ProcessHandle server() throws Exception {
    String pid = Files.readAllLines(data().resolve("pg/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
