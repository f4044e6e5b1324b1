package lianfang.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * 惠企政策: policies of one document, which firms may take up.
 *
 * @param id the file's name
 * @param titleZh of the document
 * @param titleEn of the document
 * @param scope prefixes of division codes where they hold
 * @param citesZh where they stand, or what is known of that
 * @param citesEn the same in English
 * @param policies in the issuer's order
 */
public record SupportPolicies(
    String id,
    String titleZh,
    String titleEn,
    List<String> scope,
    String citesZh,
    String citesEn,
    List<Policy> policies) {

  /** Copies the lists. */
  public SupportPolicies {
    scope = List.copyOf(scope);
    policies = List.copyOf(policies);
  }

  /**
   * One policy.
   *
   * @param id as facts name it
   * @param number in the document
   * @param textZh what it gives; null where the text is not known and a county fills it in
   * @param textEn the same in English
   */
  public record Policy(String id, int number, @Nullable String textZh, @Nullable String textEn) {

    /** Whether its text is known here. */
    public boolean isKnown() {
      return textZh != null;
    }
  }

  /** Whether they hold in an area. */
  public boolean holds(String area) {
    return scope.stream().anyMatch(area::startsWith);
  }

  /** All files of a folder. */
  public static List<SupportPolicies> load(Path folder) {
    List<SupportPolicies> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
        if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
          all.add(read(file, map));
        } else {
          throw new IllegalArgumentException(file + ": a mapping is needed at its top");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the policies of " + folder + " cannot be read", e);
    }
    return List.copyOf(all);
  }

  private static SupportPolicies read(Path file, Map<?, ?> map) {
    List<Policy> policies = new ArrayList<>();
    for (Object entry : list(file, map, "policies")) {
      Map<?, ?> one = (Map<?, ?>) entry;
      Object words = one.get("text");
      Map<?, ?> said = words instanceof Map<?, ?> both ? both : Map.of();
      policies.add(
          new Policy(
              text(file, one, "id"),
              Integer.parseInt(text(file, one, "number")),
              Objects.toString(said.get("zh"), null),
              Objects.toString(said.get("en"), null)));
    }
    Map<?, ?> title = (Map<?, ?>) Objects.requireNonNull(map.get("title"));
    Map<?, ?> cites = (Map<?, ?>) Objects.requireNonNull(map.get("cites"));
    return new SupportPolicies(
        text(file, map, "id"),
        text(file, title, "zh"),
        text(file, title, "en"),
        list(file, map, "scope").stream().map(Object::toString).toList(),
        text(file, cites, "zh"),
        text(file, cites, "en"),
        policies);
  }

  private static List<?> list(Path file, Map<?, ?> map, String key) {
    if (map.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(file + ": '" + key + "' is needed as a list");
  }

  private static String text(Path file, Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException(file + ": '" + key + "' is needed");
    }
    return value.toString();
  }
}
