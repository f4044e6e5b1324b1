package lianfang.casework.type;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.casework.Checklist;
import lianfang.casework.Citation;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;
import org.jspecify.annotations.Nullable;

/** Reads checklists. */
public final class ChecklistReader {

  private static final int ITEMS_MAX = 500;

  private ChecklistReader() {}

  /** The checklist in a file. */
  public static Checklist read(Path file) {
    return read(file, Yaml.of(file));
  }

  static Checklist read(Path file, Yaml yaml) {
    known(file, yaml, "id", "title", "scope", "from", "until", "supersedes", "cites", "items");
    @Nullable LocalDate from = yaml.date("from");
    if (from == null) {
      throw new PlaybookRefused(file, "'from' is needed as a day");
    }
    return new Checklist(
        yaml.text("id"),
        yaml.wording("title"),
        yaml.has("scope") ? yaml.words("scope") : List.of(""),
        from,
        yaml.date("until"),
        yaml.words("supersedes"),
        items(file, yaml.children("items")));
  }

  private static List<Checklist.Item> items(Path file, List<Yaml> children) {
    if (children.size() > ITEMS_MAX) {
      throw new PlaybookRefused(
          file,
          children.size()
              + " items; nobody goes through more than "
              + ITEMS_MAX
              + " on the spot: make several lists of it");
    }
    Set<String> ids = new HashSet<>();
    List<Checklist.Item> items = children.stream().map(item -> item(file, item)).toList();
    for (Checklist.Item item : items) {
      if (!ids.add(item.id())) {
        throw new PlaybookRefused(file, "item '" + item.id() + "' is written twice");
      }
    }
    return items;
  }

  private static Checklist.Item item(Path file, Yaml item) {
    known(file, item, "id", "zh", "en", "kind", "least", "most", "evidence", "cites", "unless");
    return new Checklist.Item(
        item.text("id"),
        new Wording(item.text("zh"), item.text("en")),
        kind(file, item.textOr("kind", "yes-no")),
        number(item, "least"),
        number(item, "most"),
        item.flag("evidence"),
        item.has("cites") ? Optional.of(citation(item.child("cites"))) : Optional.empty(),
        item.texts("unless"));
  }

  static Citation citation(Yaml cites) {
    return new Citation(cites.text("rule"), new Wording(cites.text("zh"), cites.text("en")));
  }

  private static Checklist.Kind kind(Path file, String word) {
    return switch (word) {
      case "yes-no" -> Checklist.Kind.YES_NO;
      case "number" -> Checklist.Kind.NUMBER;
      case "text" -> Checklist.Kind.TEXT;
      default ->
          throw new PlaybookRefused(
              file, "no kind of item '" + word + "'; write yes-no, number or text");
    };
  }

  private static Optional<BigDecimal> number(Yaml item, String key) {
    return item.has(key) ? Optional.of(new BigDecimal(item.text(key))) : Optional.empty();
  }

  private static void known(Path file, Yaml yaml, String... words) {
    List<String> unknown = yaml.unknown(words);
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
  }

  /** The checklists that forms name, and those that replace them; others are no part of it. */
  static CaseTypeFolder onlyNamed(CaseTypeFolder all, String forms) {
    Map<String, Checklist> lists = new HashMap<>();
    all.files()
        .forEach((name, text) -> {
          if (name.startsWith(CaseTypeFolder.CHECKLIST)) {
            lists.put(name, read(Path.of(name), Yaml.of(Path.of(name), text)));
          }
        });
    Set<String> named = new HashSet<>();
    lists.values().stream()
        .map(Checklist::id)
        .filter(id -> forms.contains('"' + id + '"'))
        .forEach(named::add);
    for (int before = -1; before != named.size(); ) {
      before = named.size();
      lists.values().stream()
          .filter(list -> list.supersedes().stream().anyMatch(named::contains))
          .map(Checklist::id)
          .forEach(named::add);
    }
    SortedMap<String, String> files = new TreeMap<>(all.files());
    files
        .keySet()
        .removeIf(name -> {
          Checklist list = lists.get(name);
          return list != null && !named.contains(list.id());
        });
    return new CaseTypeFolder(all.name(), files);
  }
}
