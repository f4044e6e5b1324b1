package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableDataFolderTest {

  @TempDir private Path folder;

  @Test
  void ofAnotherUserIsNamedWithItsOwner() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setAttribute(data, "unix:uid", 65534);
    assertThatThrownBy(() -> Instance.open(data, folder.resolve("keys"), null))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("belongs to nobody and you are root")
        .hasMessageContaining("--data DIR");
  }

  @Test
  void thatIsAFileIsNamed() throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "");
    assertThatThrownBy(() -> Instance.open(data, folder.resolve("keys"), null))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining(data.toString());
  }

  @Test
  void withoutReachableDatabaseServerSaysWhatToCheck() {
    String url = "jdbc:postgresql://127.0.0.1:1/none?user=a&password=b";
    assertThatThrownBy(() -> Instance.open(folder, folder.resolveSibling("k"), url))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("check --database-url");
  }

  @Test
  void withAnotherProductsUrlShowsTheForm() {
    assertThatThrownBy(
            () -> Instance.open(folder, folder.resolveSibling("k"), "mysql://x?p=secret"))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("'mysql://x' is no database URL")
        .hasMessageNotContaining("secret");
  }
}
