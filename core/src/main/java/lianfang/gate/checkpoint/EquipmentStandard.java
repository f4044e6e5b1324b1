package lianfang.gate.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * 标准配备: what a checkpoint has to have, as {@code playbook/gates/equipment.yaml} says.
 *
 * @param citesZh where it stands, in Chinese
 * @param citesEn the same in English
 */
public record EquipmentStandard(List<Item> items, String citesZh, String citesEn) {

  /** Copies the items. */
  public EquipmentStandard {
    items = List.copyOf(items);
  }

  /**
   * One thing.
   *
   * @param id its word in facts
   * @param min how many at least
   */
  public record Item(String id, String zh, String en, int min) {}

  /** The item with this word. */
  public Optional<Item> find(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** What is missing beside these counts. */
  public List<Item> missing(Map<String, Integer> counts) {
    return items.stream().filter(item -> counts.getOrDefault(item.id(), 0) < item.min()).toList();
  }

  /** Reads the file. */
  public static EquipmentStandard load(Path file) {
    Load yaml = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    try {
      Map<?, ?> all = (Map<?, ?>) yaml.loadFromString(Files.readString(file));
      Map<?, ?> cites = (Map<?, ?>) in(all, "cites", file);
      List<Item> items = new ArrayList<>();
      for (Object row : (List<?>) in(all, "items", file)) {
        Map<?, ?> item = (Map<?, ?>) row;
        Map<?, ?> called = (Map<?, ?>) in(item, "name", file);
        items.add(
            new Item(
                in(item, "id", file).toString(),
                in(called, "zh", file).toString(),
                in(called, "en", file).toString(),
                (Integer) in(item, "min", file)));
      }
      return new EquipmentStandard(
          items, in(cites, "zh", file).toString(), in(cites, "en", file).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The standard of checkpoints cannot be read; put back " + file + " from the release", e);
    }
  }

  private static Object in(Map<?, ?> row, String key, Path file) {
    Object value = row.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: an entry has no '%s'; add it, or put back the file from the release"
              .formatted(file, key));
    }
    return value;
  }
}
