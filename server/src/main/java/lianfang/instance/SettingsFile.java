package lianfang.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and writes {@code instance.yaml}; its presence says that the instance is complete. */
public final class SettingsFile {

  private static final String NAME = "instance.yaml";

  private SettingsFile() {}

  /** The settings of a complete instance in {@code data}, or empty where there is none. */
  public static Optional<InstanceSettings> find(Path data) {
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      if (!(read instanceof Map<?, ?> map)) {
        throw new IOException("no mapping");
      }
      return Optional.of(
          new InstanceSettings(
              text(map, "city"),
              Boolean.parseBoolean(text(map, "demo")),
              data,
              Instant.parse(text(map, "created")),
              Instant.parse(text(map, "domain_start"))));
    } catch (IOException | YamlEngineException | DateTimeParseException e) {
      throw new InstanceProblem(
          "Settings " + file + " cannot be read (" + e.getMessage() + ")",
          "put back instance.yaml from a copy of the data folder",
          e);
    }
  }

  /** Writes the settings; a crash leaves the old file or the new one. */
  public static void write(InstanceSettings settings) {
    Path file = settings.data().resolve(NAME);
    Path part = settings.data().resolve(NAME + ".part");
    String text =
        "# Written by init. The cities, and the two times between which the domain clock runs.\n"
            + "city: \"%s\"%ndemo: \"%s\"%ncreated: \"%s\"%ndomain_start: \"%s\"%n"
                .formatted(
                    settings.city(), settings.demo(), settings.created(), settings.domainStart());
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the instance is incomplete. */
  public static void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(NAME));
  }

  private static String text(Map<?, ?> map, String key) throws IOException {
    Object value = map.get(key);
    if (value == null) {
      throw new IOException("'" + key + "' is missing");
    }
    return value.toString();
  }
}
