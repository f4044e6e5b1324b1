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
 * @param cites where it stands, Chinese and English
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
      Map<?, ?> cites = (Map<?, ?>) all.get("cites");
      List<Item> items = new ArrayList<>();
      for (Object row : (List<?>) all.get("items")) {
        Map<?, ?> item = (Map<?, ?>) row;
        Map<?, ?> called = (Map<?, ?>) item.get("name");
        items.add(
            new Item(
                text(item, "id"),
                text(called, "zh"),
                text(called, "en"),
                (Integer) item.get("min")));
      }
      return new EquipmentStandard(items, text(cites, "zh"), text(cites, "en"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The standard of checkpoints cannot be read; put back " + file + " from the release", e);
    }
  }

  private static String text(Map<?, ?> row, String key) {
    return String.valueOf(row.get(key));
  }
}
