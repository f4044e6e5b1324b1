package lianfang.instance;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Where an instance lies, from the properties that the command line sets. */
final class InstanceFolders {

  private InstanceFolders() {}

  static Path data(Environment environment) {
    return Path.of(environment.getProperty("lianfang.data", "data")).toAbsolutePath().normalize();
  }

  /** Keys lie beside the data folder, so that a copy of the data alone opens no name. */
  static Path keys(Environment environment) {
    Path data = data(environment);
    String given = environment.getProperty("lianfang.keys");
    Path keys =
        given == null
            ? data.resolveSibling(data.getFileName() + ".keys")
            : Path.of(given).toAbsolutePath().normalize();
    if (keys.startsWith(data)) {
      throw new InstanceProblem(
          "Keys " + keys + " would lie inside the data folder",
          "give a folder outside " + data + " with --keys DIR");
    }
    return keys;
  }
}
