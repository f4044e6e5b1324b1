package lianfang.fact.playbook;

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
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  /** Reads a text that was once this file, such as one that a database has kept. */
  public static Yaml of(Path file, String text) {
    try {
      Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      Object root = load.loadFromString(text);
      if (root instanceof Map<?, ?> map) {
        return new Yaml(file, map);
      }
      throw new PlaybookRefused(file, "a mapping is needed at its top");
    } catch (YamlEngineException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  /** The .yaml files of a folder by name. */
  public static List<Path> filesOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new PlaybookRefused(folder, e);
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
      throw new PlaybookRefused(file, "'" + key + "' is needed as a plain value");
    }
    return value.toString();
  }

  /** A plain value, or {@code otherwise} where there is none. */
  public String textOr(String key, String otherwise) {
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
    throw new PlaybookRefused(file, "'" + key + "' is needed with entries of its own");
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

  /** Whether it says true; what is not there says false. */
  public boolean flag(String key) {
    return has(key) && Boolean.parseBoolean(text(key));
  }

  /** Plain values by name, in the file's order; empty where there are none. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (has(key)) {
      Yaml child = child(key);
      child.names().forEach(name -> texts.put(name, child.text(name)));
    }
    return java.util.Collections.unmodifiableMap(texts);
  }

  /** The names of its entries, in the file's order. */
  public List<String> names() {
    return entries.keySet().stream().map(Object::toString).toList();
  }

  /** Entries that are none of these, each perhaps a word written wrong. */
  public List<String> unknown(String... known) {
    return names().stream().filter(name -> !List.of(known).contains(name)).toList();
  }

  /** Integers by name; empty where there are none. */
  public Map<String, Integer> numbers(String key) {
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
    throw new PlaybookRefused(file, "'" + item + "' must be a mapping");
  }

  private List<?> items(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new PlaybookRefused(file, "'" + key + "' is needed as a list");
  }
}
