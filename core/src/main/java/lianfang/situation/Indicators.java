package lianfang.situation;

import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/** 指标库: all indicators of playbook/indicators by key. */
public final class Indicators {

  private final Map<String, Indicator> byKey;

  private Indicators(Map<String, Indicator> byKey) {
    this.byKey = byKey;
  }

  /**
   * Reads every .yaml file of {@code folder}.
   *
   * @throws PlaybookRefused where a file cannot be read, lacks an entry, or repeats a key
   */
  public static Indicators load(Path folder) {
    Map<String, Indicator> byKey = new LinkedHashMap<>();
    for (Path file : Yaml.filesOf(folder)) {
      Indicator indicator = read(Yaml.of(file));
      if (!file.getFileName().toString().equals(indicator.key() + ".yaml")) {
        throw new PlaybookRefused(file, "its key '" + indicator.key() + "' must be its name");
      }
      byKey.put(indicator.key(), indicator);
    }
    return new Indicators(byKey);
  }

  private static Indicator read(Yaml entry) {
    Yaml rounding = entry.child("rounding");
    return new Indicator(
        entry.text("key"),
        entry.wording("name"),
        entry.wording("definition"),
        entry.wording("scope"),
        entry.has("denominator") ? entry.wording("denominator") : null,
        entry.wording("unit"),
        new Rounding(mode(rounding.text("mode")), Integer.parseInt(rounding.text("scale"))),
        entry.wording("convention"),
        entry.wording("source"),
        entry.words("series"),
        entry.numbers("lag_days"));
  }

  private static RoundingMode mode(String word) {
    return RoundingMode.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** The indicator with this key. */
  public Optional<Indicator> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The indicator with this key; a missing one is a defect of the playbook. */
  public Indicator get(String key) {
    return find(key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no indicator '" + key + "': add playbook/indicators/" + key + ".yaml"));
  }

  /** All of them, in order of their files. */
  public Collection<Indicator> list() {
    return byKey.values();
  }
}
