package lianfang.situation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One mapping of a YAML file, with messages that name the file and the entry. */
public final class Yaml {

  private final Path file;
  private final Map<?, ?> entries;

  private Yaml(Path file, Map<?, ?> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** Reads a file; refused where it is no mapping. */
  public static Yaml of(Path file) {
    try {
      Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      Object root = load.loadFromString(Files.readString(file));
      if (root instanceof Map<?, ?> map) {
        return new Yaml(file, map);
      }
      throw new SituationFileException(file, "a mapping is needed at its top");
    } catch (IOException | YamlEngineException e) {
      throw new SituationFileException(file, e);
    }
  }

  /** The .yaml files of a folder by name. */
  public static List<Path> filesOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new SituationFileException(folder, e);
    }
  }

  /** Whether the entry is there. */
  public boolean has(String key) {
    return entries.get(key) != null;
  }

  /** A plain value, which has to be there. */
  public String text(String key) {
    Object value = entries.get(key);
    if (value == null || value instanceof Map || value instanceof List) {
      throw new SituationFileException(file, "'" + key + "' is needed as a plain value");
    }
    return value.toString();
  }

  String textOr(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** A day, or null. */
  public @Nullable LocalDate date(String key) {
    return has(key) ? LocalDate.parse(text(key)) : null;
  }

  /** A mapping below. */
  public Yaml child(String key) {
    if (entries.get(key) instanceof Map<?, ?> map) {
      return new Yaml(file, map);
    }
    throw new SituationFileException(file, "'" + key + "' is needed with entries of its own");
  }

  /** A text in both languages. */
  public Wording wording(String key) {
    Yaml both = child(key);
    return new Wording(both.text("zh"), both.text("en"));
  }

  /** A list of plain values; empty where there is none. */
  public List<String> words(String key) {
    return items(key).stream().map(Objects::toString).toList();
  }

  /** A list of mappings; empty where there is none. */
  public List<Yaml> children(String key) {
    return items(key).stream().map(this::mapping).toList();
  }

  Map<String, Integer> numbers(String key) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    if (has(key)) {
      Yaml child = child(key);
      child.entries.keySet().stream()
          .map(Object::toString)
          .forEach(name -> numbers.put(name, Integer.valueOf(child.text(name))));
    }
    return Map.copyOf(numbers);
  }

  private Yaml mapping(Object item) {
    if (item instanceof Map<?, ?> map) {
      return new Yaml(file, map);
    }
    throw new SituationFileException(file, "'" + item + "' must be a mapping");
  }

  private List<?> items(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new SituationFileException(file, "'" + key + "' is needed as a list");
  }
}
