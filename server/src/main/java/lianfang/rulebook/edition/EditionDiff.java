package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** 版本比较: what differs between two editions, cell by cell and text by text. */
public final class EditionDiff {

  private static final String TABLES = "tables/";

  private EditionDiff() {}

  /**
   * One difference.
   *
   * @param file path inside the notice's folder
   * @param where row and column, or the path of a text
   * @param before empty where it is new
   * @param after empty where it is gone
   */
  public record Change(String file, String where, String before, String after) {}

  /** All differences, file by file. */
  public static List<Change> of(SortedMap<String, String> base, SortedMap<String, String> changed) {
    List<Change> changes = new ArrayList<>();
    Set<String> files = new TreeSet<>(base.keySet());
    files.addAll(changed.keySet());
    for (String file : files) {
      String before = base.getOrDefault(file, "");
      String after = changed.getOrDefault(file, "");
      if (!before.equals(after)) {
        if (file.startsWith(TABLES)) {
          table(file, before, after, changes);
        } else {
          values(file, flat(before), flat(after), changes);
        }
      }
    }
    return List.copyOf(changes);
  }

  private static void table(String file, String before, String after, List<Change> changes) {
    Map<String, String> was = before.isEmpty() ? Map.of() : cells(TableText.read(before));
    Map<String, String> is = after.isEmpty() ? Map.of() : cells(TableText.read(after));
    values(file, was, is, changes);
  }

  private static Map<String, String> cells(TableText table) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("hit", String.join(",", table.policy()));
    for (List<String> row : table.rows()) {
      for (int i = 1; i < table.columns().size(); i++) {
        if (!row.get(i).isBlank()) {
          cells.put(row.getFirst() + " » " + table.columns().get(i), row.get(i).strip());
        }
      }
    }
    table.remarks().forEach(remark -> cells.put(remark, remark));
    return cells;
  }

  private static void values(
      String file, Map<String, String> was, Map<String, String> is, List<Change> changes) {
    Set<String> keys = new LinkedHashSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      String before = was.getOrDefault(key, "");
      String after = is.getOrDefault(key, "");
      if (!before.equals(after)) {
        changes.add(new Change(file, key, before, after));
      }
    }
  }

  /** The texts of a YAML file by their path; list elements go by id, key or number. */
  public static Map<String, String> flat(String yaml) {
    Map<String, String> flat = new LinkedHashMap<>();
    try {
      Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      if (root != null) {
        flatten("", root, flat);
      }
    } catch (YamlEngineException unreadable) {
      flat.put("", yaml);
    }
    return flat;
  }

  private static void flatten(String path, Object node, Map<String, String> flat) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> flatten(path + "/" + key, value, flat));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "/" + name(list.get(i), i), list.get(i), flat);
      }
    } else {
      flat.put(path, String.valueOf(node));
    }
  }

  static String name(Object element, int number) {
    if (element instanceof Map<?, ?> map) {
      for (String key : List.of("id", "key")) {
        if (map.get(key) != null) {
          return String.valueOf(map.get(key));
        }
      }
      // A golden case has no number of its own; whoever puts one before it changes no other.
      if (map.get("name") instanceof Map<?, ?> called && called.get("zh") != null) {
        return String.valueOf(called.get("zh"));
      }
    }
    return String.valueOf(number + 1);
  }
}
