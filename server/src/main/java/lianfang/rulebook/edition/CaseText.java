package lianfang.rulebook.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.rulebook.notice.GoldenCase;
import org.jspecify.annotations.Nullable;

/**
 * 改示例: puts, adds and takes away golden cases in the files of a draft. The other cases of a file
 * stay as they are written, remarks and all; the reason of a change stands as a remark in its case.
 */
public final class CaseText {

  private static final String NEW_FILE = "cases/added.yaml";
  private static final Pattern ITEM = Pattern.compile("(?m)^(?=- )");

  /** The line of a case that names it in both languages. */
  private static final Pattern NAME = Pattern.compile("(?m)^- name:.*$");

  private CaseText() {}

  /** The files with another case in the place of the one at {@code index} of its file. */
  public static SortedMap<String, String> put(
      SortedMap<String, String> files, int index, GoldenCase golden, String reason) {
    return change(files, golden.file(), index, item(golden, reason));
  }

  /** The files with one more case, behind those of its file. */
  public static SortedMap<String, String> add(
      SortedMap<String, String> files, GoldenCase golden, String reason) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    String file = golden.file().isEmpty() ? NEW_FILE : golden.file();
    String before = changed.getOrDefault(file, "").strip();
    boolean none = before.isEmpty() || before.equals("[]");
    changed.put(file, (none ? "" : before + "\n") + item(golden, reason));
    return changed;
  }

  /** The files without the case at {@code index} of its file. */
  public static SortedMap<String, String> remove(
      SortedMap<String, String> files, String file, int index) {
    return change(files, file, index, "");
  }

  /** The cases of a file as they are written, by name; what stands above the first by no name. */
  static Map<String, String> items(String text) {
    Map<String, String> items = new LinkedHashMap<>();
    for (String item : ITEM.split(text)) {
      Matcher name = NAME.matcher(item);
      String called = name.find() ? name.group() : "";
      items.merge(called, item.endsWith("\n") ? item : item + "\n", String::concat);
    }
    return items;
  }

  private static SortedMap<String, String> change(
      SortedMap<String, String> files, String file, int index, String item) {
    String text = files.getOrDefault(file, "");
    String[] parts = ITEM.split(text);
    boolean headed = parts.length > 0 && !parts[0].startsWith("- ");
    List<String> items = new ArrayList<>(List.of(parts).subList(headed ? 1 : 0, parts.length));
    if (index < 0 || index >= items.size()) {
      throw new IllegalArgumentException(file + " has no case " + index);
    }
    items.set(index, item);
    String rest = String.join("", items);
    SortedMap<String, String> changed = new TreeMap<>(files);
    if (rest.isBlank()) {
      changed.remove(file);
    } else {
      changed.put(file, (headed ? parts[0] : "") + rest);
    }
    return changed;
  }

  private static String item(GoldenCase golden, String reason) {
    StringBuilder item = new StringBuilder();
    item.append("- name: {zh: ")
        .append(quoted(golden.name().zh()))
        .append(", en: ")
        .append(quoted(golden.name().en()))
        .append("}\n");
    item.append("  # ").append(reason.replaceAll("\\p{Cntrl}+", " ").strip()).append('\n');
    words(item, "assumes", golden.assumes());
    list(
        item,
        "facts",
        golden.facts().stream()
            .map(fact ->
                "{kind: "
                    + quoted(fact.kind())
                    + ", on: "
                    + fact.on()
                    + ", attrs: {"
                    + new TreeMap<>(fact.attributes())
                        .entrySet().stream().map(CaseText::pair).collect(Collectors.joining(", "))
                    + "}}")
            .toList());
    item.append("  on: ").append(golden.on()).append('\n');
    list(item, "expect", golden.expect().stream().map(CaseText::expected).toList());
    words(item, "decisions", golden.decisions());
    return item.toString();
  }

  private static String pair(Map.Entry<String, String> attribute) {
    return quoted(attribute.getKey()) + ": " + quoted(attribute.getValue());
  }

  private static String expected(GoldenCase.Expected one) {
    StringBuilder text = new StringBuilder("{measure: ").append(quoted(one.measure()));
    part(text, "place", quoted(one.place()), one.place());
    part(text, "state", quoted(one.state()), one.state());
    part(text, "from", one.from(), one.from());
    part(text, "until", one.until(), one.until());
    part(text, "row", quoted(one.row()), one.row());
    return text.append('}').toString();
  }

  private static void part(StringBuilder text, String name, String written, String value) {
    if (!value.isEmpty()) {
      text.append(", ").append(name).append(": ").append(written);
    }
  }

  private static void words(StringBuilder item, String name, List<String> words) {
    if (!words.isEmpty()) {
      String all = words.stream().map(CaseText::quoted).collect(Collectors.joining(", "));
      item.append("  ").append(name).append(": [").append(all).append("]\n");
    }
  }

  private static void list(StringBuilder item, String name, List<String> lines) {
    if (lines.isEmpty()) {
      item.append("  ").append(name).append(": []\n");
      return;
    }
    item.append("  ").append(name).append(":\n");
    lines.forEach(line -> item.append("    - ").append(line).append('\n'));
  }

  /** Plain words stand as they are; anything else in double quotes, as YAML and JSON read them. */
  private static String quoted(@Nullable String text) {
    String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    if (plain.matches("[a-z]+(-[a-z]+)*") && !plain.matches("yes|no|on|off|true|false|null|y|n")) {
      return plain;
    }
    return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
