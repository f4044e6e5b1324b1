package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who runs the program: root, root where user namespaces are forbidden, an ordinary user. */
class UsersOfTheMachineTest {

  private static final String ROOT_ALONE = "only root can become another user";

  /** The class path, copied to where everybody may read it. */
  private static String readable = "";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void copyTheProgram() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path libraries = Files.createDirectory(shared.resolve("lib"));
    List<String> copied = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path to = libraries.resolve(copied.size() + "-" + from.getFileName());
      if (Files.exists(from)) {
        copy(from, to);
        copied.add(to.toString());
      }
    }
    copy(Path.of("../playbook").toRealPath(), shared.resolve("playbook"));
    readable = String.join(File.pathSeparator, copied);
  }

  @BeforeEach
  void openTheFolderToOthers() throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root) {
      System.err.println("UsersOfTheMachineTest is skipped: " + ROOT_ALONE);
    }
    assumeTrue(root, ROOT_ALONE);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void rootWithoutUserNamespacesRunsTheServerAsNobody() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path unshare = Files.writeString(bin.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = bin + File.pathSeparator + System.getenv("PATH");
    InstanceFolder instance = InstanceFolder.embedded(folder.resolve("data"));
    try (var init =
        CommandProcess.start(
            List.of(), Map.of("PATH", path), List.of(), instance.words("init", "--city", "4109"))) {
      CommandProcess.Ended ended = init.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    assertThat(Files.getOwner(instance.data().resolve("pg")).getName()).isEqualTo("nobody");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(instance.keys())))
        .isEqualTo("rwx------");
  }

  @Test
  void anOrdinaryUserNeedsNothingFromTheSystem() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setAttribute(home, "unix:uid", 65534);
    InstanceFolder instance = InstanceFolder.embedded(home.resolve("data"));
    try (var init =
        CommandProcess.start(
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"),
            Map.of("HOME", home.toString(), "XDG_CACHE_HOME", home.resolve("cache").toString()),
            List.of("-cp", readable, "-Dlianfang.playbook=" + shared.resolve("playbook")),
            instance.words("init", "--city", "4109"))) {
      CommandProcess.Ended ended = init.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    assertThat(Files.getOwner(instance.data().resolve("pg")).getName()).isEqualTo("nobody");
  }

  @Test
  void theDataFolderOfAnotherUserIsSaidToBeAnothers() throws Exception {
    InstanceFolder instance = InstanceFolder.embedded(folder.resolve("data"));
    Files.createDirectory(
        instance.data(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (var measures =
        CommandProcess.start(
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"),
            Map.of(),
            List.of("-cp", readable, "-Dlianfang.playbook=" + shared.resolve("playbook")),
            instance.words("measures", "--on", "2020-02-26"))) {
      CommandProcess.Ended ended = measures.end();
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .contains(instance.data().toString(), "another user (root)", "--data")
          .doesNotContain("init");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
