package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** 通知文字: what stands at the head of a notice, and its clauses, changed in its file. */
public final class NoticeTexts {

  private static final String FORCE = "in_force";

  private NoticeTexts() {}

  /**
   * The head of a notice as a drafter changes it.
   *
   * @param zh its title
   * @param en its title
   * @param until its last day; empty where it has none
   * @param scope prefixes of division codes, parted by commas
   */
  public record Head(String zh, String en, String until, String scope) {}

  /**
   * A new clause.
   *
   * @param id what rows name it by
   */
  public record NewClause(String id, String titleZh, String titleEn, String zh, String en) {}

  /** Reads the head; what is missing is empty. */
  public static Head head(String yaml) {
    Map<String, Object> root = read(yaml);
    Map<String, Object> title = map(root.get("title"));
    return new Head(
        text(title.get("zh")),
        text(title.get("en")),
        text(map(root.get(FORCE)).get("until")),
        root.get("scope") instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : text(root.get("scope")));
  }

  /** The file with this head; the same text where nothing changes. */
  public static String with(String yaml, Head head) {
    if (head.equals(head(yaml))) {
      return yaml;
    }
    Map<String, Object> root = read(yaml);
    Map<String, Object> title = new LinkedHashMap<>(map(root.get("title")));
    title.put("zh", head.zh());
    title.put("en", head.en());
    root.put("title", title);
    Map<String, Object> force = new LinkedHashMap<>(map(root.get(FORCE)));
    if (head.until().isEmpty()) {
      force.remove("until");
    } else {
      force.put("until", head.until());
    }
    root.put(FORCE, force);
    root.put(
        "scope",
        Arrays.stream(head.scope().split("[,，、\\s]+"))
            .filter(prefix -> !prefix.isEmpty())
            .toList());
    return write(root);
  }

  /** The file with one more clause, behind those that it has. */
  public static String withClause(String yaml, NewClause clause) {
    Map<String, Object> root = read(yaml);
    List<Object> clauses =
        new ArrayList<>(root.get("clauses") instanceof List<?> list ? list : List.of());
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("id", clause.id());
    added.put("title", Map.of("zh", clause.titleZh(), "en", clause.titleEn()));
    added.put("text", "");
    added.put("summary", Map.of("zh", clause.zh(), "en", clause.en()));
    clauses.add(added);
    root.put("clauses", clauses);
    return write(root);
  }

  private static Map<String, Object> read(String yaml) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> found) {
      found.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  private static String text(@org.jspecify.annotations.Nullable Object node) {
    return node == null ? "" : String.valueOf(node);
  }

  private static String write(Map<String, Object> root) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(110).build();
    return new Dump(settings).dumpToString(root);
  }
}
