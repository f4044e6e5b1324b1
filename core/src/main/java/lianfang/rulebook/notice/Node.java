package lianfang.rulebook.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A place in a YAML file; what is missing or of the wrong shape becomes a finding, never null. */
final class Node {

  private static final LocalDate NO_DAY = LocalDate.EPOCH;

  private final String file;
  private final String path;
  private final @Nullable Object content;
  private final List<Finding> findings;

  private Node(String file, String path, @Nullable Object content, List<Finding> findings) {
    this.file = file;
    this.path = path;
    this.content = content;
    this.findings = findings;
  }

  /** The root of a file; duplicate keys and aliases are refused. */
  static Node parse(String file, String text, List<Finding> findings) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
    try {
      return new Node(file, "", new Load(settings).loadFromString(text), findings);
    } catch (YamlEngineException unreadable) {
      String said = String.valueOf(unreadable.getMessage()).replaceAll("\\s+", " ");
      findings.add(
          new Finding(
              Refusal.UNREADABLE,
              new Phrase("不是可读的 YAML：" + said, "not readable as YAML: " + said),
              List.of(At.file(file))));
      return new Node(file, "", Map.of(), findings);
    }
  }

  boolean has(String key) {
    return map().get(key) != null;
  }

  Node at(String key) {
    return new Node(file, path.isEmpty() ? key : path + "." + key, map().get(key), findings);
  }

  Set<String> keys() {
    return map().keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  /** The keys in the order of the file. */
  List<String> keysInOrder() {
    return map().keySet().stream().map(String::valueOf).toList();
  }

  /** Refuses every key that is not listed. */
  void allow(String... known) {
    for (String key : keysInOrder()) {
      if (!List.of(known).contains(key)) {
        refuse(
            Refusal.UNKNOWN_WORD,
            "没有“" + key + "”这一项；可用：" + String.join(", ", known),
            "there is no key '" + key + "'; known are " + String.join(", ", known));
      }
    }
  }

  List<Node> list() {
    if (content == null) {
      return List.of();
    }
    if (!(content instanceof Collection<?> items)) {
      refuse(Refusal.UNREADABLE, "此处应为列表", "a list is expected here");
      return List.of();
    }
    List<Node> nodes = new ArrayList<>();
    int i = 0;
    for (Object item : items) {
      nodes.add(new Node(file, path + "[" + i + "]", item, findings));
      i++;
    }
    return nodes;
  }

  /** The words of a list, or of a single value. */
  List<String> words() {
    return content instanceof Collection<?> || content == null
        ? list().stream().map(Node::text).toList()
        : List.of(text());
  }

  boolean isList() {
    return content instanceof Collection<?>;
  }

  /** A scalar as text, empty where it is missing. */
  String text() {
    if (content instanceof Map<?, ?> || content instanceof Collection<?>) {
      refuse(Refusal.UNREADABLE, "此处应为单个值", "a single value is expected here");
      return "";
    }
    return content == null ? "" : content.toString().strip();
  }

  /** A scalar that must be there. */
  String required() {
    String text = text();
    if (text.isEmpty()) {
      refuse(Refusal.UNREADABLE, "缺少此项", "this is missing");
    }
    return text;
  }

  /** A text in both languages, which must be there. */
  Phrase phrase() {
    if (!(content instanceof Map<?, ?>)) {
      refuse(
          Refusal.LANGUAGE_MISSING, "应写成 {zh: 中文, en: English}", "must be written {zh: …, en: …}");
      return new Phrase(text(), text());
    }
    Phrase phrase = new Phrase(at("zh").text(), at("en").text());
    if (!phrase.isWhole()) {
      String missing = phrase.zh().isBlank() ? "zh" : "en";
      refuse(Refusal.LANGUAGE_MISSING, "缺少 " + missing, missing + " is missing");
    }
    return phrase;
  }

  @Nullable LocalDate day() {
    String text = text();
    return text.isEmpty() ? null : parse(text);
  }

  LocalDate requiredDay() {
    String text = required();
    return text.isEmpty() ? NO_DAY : parse(text);
  }

  private LocalDate parse(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      refuse(
          Refusal.WRONG_TYPE,
          "“" + text + "”不是日期；应写如 2020-02-25",
          "'" + text + "' is no date; write it like 2020-02-25");
      return NO_DAY;
    }
  }

  void refuse(Refusal refusal, String zh, String en, At... others) {
    List<At> places = new ArrayList<>();
    places.add(new At(file, "", path));
    places.addAll(List.of(others));
    findings.add(new Finding(refusal, new Phrase(zh, en), places));
  }

  List<Finding> findings() {
    return findings;
  }

  private Map<?, ?> map() {
    if (content instanceof Map<?, ?> map) {
      return map;
    }
    if (content != null) {
      refuse(Refusal.UNREADABLE, "此处应为键值", "keys and values are expected here");
    }
    return Map.of();
  }
}
