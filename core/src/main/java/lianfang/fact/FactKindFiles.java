package lianfang.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** 事实类型文件: reads the kinds of facts from {@code playbook/facts/*.yaml}. */
public final class FactKindFiles {

  private static final Set<String> KIND_KEYS =
      Set.of("kind", "schema", "name", "purpose", "ahead", "attributes", "derived", "by");
  private static final Set<String> ATTRIBUTE_KEYS = Set.of("type", "required", "detail", "unit");

  private FactKindFiles() {}

  /** All kinds in the files of {@code folder}; refuses an unknown word with file and kind. */
  public static FactKinds load(Path folder) {
    List<FactKind> kinds = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Load yaml = new Load(LoadSettings.builder().setLabel(file.toString()).build());
        for (Object row : list(map(yaml.loadFromString(Files.readString(file))).get("kinds"))) {
          kinds.add(kind(file.getFileName() + ", kind " + map(row).get("kind"), map(row)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The kinds of facts in " + folder + " cannot be read; put them back from the release", e);
    }
    return new FactKinds(kinds);
  }

  private static FactKind kind(String where, Map<String, Object> row) {
    known(where, row.keySet(), KIND_KEYS);
    Map<String, Object> name = map(row.get("name"));
    Map<String, FactKind.Attribute> attributes = new LinkedHashMap<>();
    map(row.get("attributes"))
        .forEach((word, value) -> attributes.put(word, attribute(where + ", " + word, map(value))));
    return new FactKind(
        text(where, row.get("kind")),
        Integer.parseInt(text(where, row.get("schema"))),
        text(where, name.get("zh")),
        text(where, name.get("en")),
        text(where, row.get("purpose")),
        Boolean.TRUE.equals(row.get("ahead")),
        Boolean.TRUE.equals(row.get("derived")),
        door(where, row.get("by")),
        attributes);
  }

  /** A kind that does not say how it is recorded would be open to everybody. */
  private static FactDoor door(String where, @Nullable Object by) {
    String word = text(where + ", by", by);
    return FactDoor.ofWord(word)
        .orElseThrow(
            () -> new IllegalArgumentException(where + ": nothing is recorded by '" + word + "'"));
  }

  private static FactKind.Attribute attribute(String where, Map<String, Object> row) {
    known(where, row.keySet(), ATTRIBUTE_KEYS);
    return new FactKind.Attribute(
        type(where, row.get("type")),
        Boolean.TRUE.equals(row.get("required")),
        Boolean.TRUE.equals(row.get("detail")));
  }

  private static AttributeType type(String where, @Nullable Object type) {
    if (type instanceof Map) {
      known(where, map(type).keySet(), Set.of("enum"));
      Set<String> words = new TreeSet<>();
      list(map(type).get("enum")).forEach(word -> words.add(word.toString()));
      return new AttributeType.Choice(words);
    }
    AttributeType.Simple simple = AttributeType.Simple.ofWord(text(where, type));
    if (simple == null) {
      throw new IllegalArgumentException(where + ": no type '" + type + "'");
    }
    return simple;
  }

  private static void known(String where, Set<String> keys, Set<String> allowed) {
    Set<String> others = new TreeSet<>(keys);
    others.removeAll(allowed);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(where + ": unknown word " + others);
    }
  }

  private static String text(String where, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(where + ": a value is missing");
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked") // YAML's maps in these files have text keys
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  @SuppressWarnings("unchecked") // lists of the files' form
  private static List<Object> list(@Nullable Object value) {
    return value instanceof List ? (List<Object>) value : List.of();
  }
}
