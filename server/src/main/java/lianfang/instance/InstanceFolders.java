package lianfang.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Where an instance lies, from the properties that the command line sets. */
final class InstanceFolders {

  private InstanceFolders() {}

  static Path data(Environment environment) {
    return Path.of(environment.getProperty("lianfang.data", "data")).toAbsolutePath().normalize();
  }

  static Path keys(Environment environment) {
    String given = environment.getProperty("lianfang.keys");
    return Keys.folder(data(environment), given == null ? null : Path.of(given));
  }

  static Path playbook(Environment environment) {
    String given = environment.getProperty("lianfang.playbook");
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("playbook/facts"))) {
        return at.resolve("playbook");
      }
    }
    throw new InstanceProblem(
        "The folder playbook is not above " + Path.of("").toAbsolutePath(),
        "start with ./lianfang, which knows where it is");
  }
}
