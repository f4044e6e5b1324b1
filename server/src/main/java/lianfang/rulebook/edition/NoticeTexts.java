package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.InputWords;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** 通知文字: what stands at the head of a notice, and its clauses, changed in its file. */
public final class NoticeTexts {

  private static final String FORCE = "in_force";
  private static final String SCOPE = "scope";
  private static final String INPUTS = "inputs";
  private static final String WORDS = "words";

  private NoticeTexts() {}

  /**
   * The head of a notice as a drafter changes it.
   *
   * @param zh its title
   * @param en its title
   * @param from its first day
   * @param until its last day; empty where it has none
   * @param scope prefixes of division codes, parted by commas
   * @param layer word of the layer
   * @param supersedes ids of the notices that it replaces, parted by commas
   */
  public record Head(
      String zh,
      String en,
      String from,
      String until,
      String scope,
      String layer,
      String supersedes) {}

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
    Map<String, Object> force = map(root.get(FORCE));
    return new Head(
        text(title.get("zh")),
        text(title.get("en")),
        text(force.get("from")),
        text(force.get("until")),
        words(root.get(SCOPE)),
        text(root.get("layer")),
        words(root.get("supersedes")));
  }

  private static String words(@Nullable Object node) {
    return node instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : text(node);
  }

  /** The words of a list as somebody types it. */
  public static List<String> list(String typed) {
    return Arrays.stream(typed.split("[,，、\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** The file with this head; the same text where nothing changes. */
  public static String with(String yaml, Head head) {
    if (head.equals(head(yaml))) {
      return yaml;
    }
    Map<String, Object> root = read(yaml);
    put(root, head);
    return write(root);
  }

  private static void put(Map<String, Object> root, Head head) {
    Map<String, Object> title = new LinkedHashMap<>(map(root.get("title")));
    title.put("zh", head.zh());
    title.put("en", head.en());
    root.put("title", title);
    Map<String, Object> force = new LinkedHashMap<>(map(root.get(FORCE)));
    force.put("from", head.from());
    if (head.until().isEmpty()) {
      force.remove("until");
    } else {
      force.put("until", head.until());
    }
    root.put(FORCE, force);
    // A national notice holds everywhere, which is the empty prefix; nobody makes it by leaving
    // out.
    if (!head.scope().equals(words(root.get(SCOPE)))) {
      root.put(SCOPE, list(head.scope()));
    }
    root.put("layer", head.layer());
    root.put("supersedes", list(head.supersedes()));
  }

  /**
   * The file of a notice that begins.
   *
   * @param like the file of the notice of which it is a copy; empty where it is of none
   * @param texts issuer and original under {@code issuer.zh}, {@code issuer.en} and so on, and the
   *     day of issue under {@code date}
   */
  public static String begun(String like, String id, Head head, Map<String, String> texts) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("id", id);
    Map<String, Object> copied = like.isEmpty() ? Map.of() : read(like);
    root.putAll(copied);
    root.put("id", id);
    put(root, head);
    for (String key : List.of("issuer", "original")) {
      Map<String, Object> phrase = new LinkedHashMap<>();
      phrase.put("zh", texts.getOrDefault(key + ".zh", ""));
      phrase.put("en", texts.getOrDefault(key + ".en", ""));
      root.put(key, phrase);
    }
    root.put("number", "");
    root.put("date", texts.getOrDefault("date", ""));
    root.putIfAbsent("clauses", List.of());
    return write(root);
  }

  /** The ids of its clauses. */
  public static List<String> clauses(String yaml) {
    return clauses(read(yaml)).stream().map(one -> text(map(one).get("id"))).toList();
  }

  private static List<Object> clauses(Map<String, Object> root) {
    return new ArrayList<>(root.get("clauses") instanceof List<?> list ? list : List.of());
  }

  /** The file with one more clause, behind those that it has. */
  public static String withClause(String yaml, NewClause clause) {
    Map<String, Object> root = read(yaml);
    List<Object> clauses = clauses(root);
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("id", clause.id());
    added.put("title", phrase(clause.titleZh(), clause.titleEn()));
    added.put("text", "");
    added.put("summary", phrase(clause.zh(), clause.en()));
    clauses.add(added);
    root.put("clauses", clauses);
    return write(root);
  }

  private static Map<String, Object> phrase(String zh, String en) {
    Map<String, Object> phrase = new LinkedHashMap<>();
    phrase.put("zh", zh);
    phrase.put("en", en);
    return phrase;
  }

  /** The file without a clause. */
  public static String withoutClause(String yaml, String id) {
    Map<String, Object> root = read(yaml);
    List<Object> clauses = clauses(root);
    clauses.removeIf(one -> text(map(one).get("id")).equals(id));
    root.put("clauses", clauses);
    return write(root);
  }

  /** The names that are declared under {@code inputs} or {@code outputs}. */
  public static List<String> declared(String yaml, String key) {
    return List.copyOf(map(read(yaml).get(key)).keySet());
  }

  /** The file with more questions declared, and others no more. */
  public static String withInputs(
      String yaml, List<InputWords.Declared> missing, List<String> idle) {
    Map<String, Object> root = read(yaml);
    Map<String, Object> inputs = new LinkedHashMap<>(map(root.get(INPUTS)));
    boolean changed =
        inputs.keySet().removeIf(name -> idle.contains(name) && isPlain(name, inputs));
    for (InputWords.Declared one : missing) {
      inputs.put(one.name(), written(one));
      changed = true;
    }
    root.put(INPUTS, inputs);
    return changed ? write(root) : yaml;
  }

  /** Whether a question is declared as the glossary has it; what a drafter wrote himself stays. */
  private static boolean isPlain(String name, Map<String, Object> inputs) {
    return InputWords.find(name).filter(one -> written(one).equals(inputs.get(name))).isPresent();
  }

  private static Map<String, Object> written(InputWords.Declared one) {
    Map<String, Object> declared = new LinkedHashMap<>();
    declared.put("type", one.type());
    if (!one.values().isEmpty()) {
      declared.put("values", one.values());
    }
    if (!one.of().isEmpty()) {
      declared.put("of", one.of());
    }
    declared.put("zh", one.title().zh());
    declared.put("en", one.title().en());
    return declared;
  }

  /**
   * The file with a question declared, in the place of one of the same name.
   *
   * @param words what readers see for its values; what was named before and is not now keeps it
   */
  public static String withQuestion(
      String yaml, InputWords.Declared question, Map<String, Phrase> words) {
    Map<String, Object> root = read(yaml);
    Map<String, Object> inputs = new LinkedHashMap<>(map(root.get(INPUTS)));
    Map<String, Object> written = written(question);
    Map<String, Object> named = map(map(inputs.get(question.name())).get(WORDS));
    words.forEach((word, name) -> named.put(word, phrase(name.zh(), name.en())));
    named.keySet().retainAll(question.values());
    if (!named.isEmpty()) {
      written.put(WORDS, named);
    }
    if (written.equals(inputs.put(question.name(), written))) {
      return yaml;
    }
    root.put(INPUTS, inputs);
    return write(root);
  }

  /** The file without the declaration of a question. */
  public static String withoutQuestion(String yaml, String column) {
    Map<String, Object> root = read(yaml);
    Map<String, Object> inputs = new LinkedHashMap<>(map(root.get(INPUTS)));
    inputs.remove(column);
    root.put(INPUTS, inputs);
    return write(root);
  }

  /** The file with what another notice declares of these columns, where it does not itself. */
  public static String withDeclarations(String yaml, String other, List<String> columns) {
    Map<String, Object> root = read(yaml);
    Map<String, Object> theirs = read(other);
    boolean changed = false;
    for (String key : List.of(INPUTS, "outputs")) {
      Map<String, Object> own = new LinkedHashMap<>(map(root.get(key)));
      for (var one : map(theirs.get(key)).entrySet()) {
        changed |=
            columns.contains(one.getKey()) && own.putIfAbsent(one.getKey(), one.getValue()) == null;
      }
      if (!own.isEmpty()) {
        root.put(key, own);
      }
    }
    return changed ? write(root) : yaml;
  }

  private static Map<String, Object> read(String yaml) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static Map<String, Object> map(@Nullable Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> found) {
      found.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  private static String text(@Nullable Object node) {
    return node == null ? "" : String.valueOf(node);
  }

  private static String write(Map<String, Object> root) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(110).build();
    return new Dump(settings).dumpToString(root);
  }
}
