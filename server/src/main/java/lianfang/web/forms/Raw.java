package lianfang.web.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * 原样: what was typed, by dotted name, such as "staff.0.phone"; one value a box, several where boxes
 * were ticked.
 */
public record Raw(Map<String, List<String>> fields) {

  /** Nothing typed. */
  public static final Raw NOTHING = new Raw(Map.of());

  /** So many characters of one box are read; a longer text belongs into a file. */
  private static final int LONGEST = 20_000;

  /** An item's own id may have dots; what was answered to it stands behind the last one. */
  private static final Pattern ANSWER = Pattern.compile("(.+)\\.(answer|why|evidence)");

  /** Copies the values. */
  public Raw {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = java.util.Collections.unmodifiableMap(copy);
  }

  /** The boxes of a request, without tokens and what the form says about itself. */
  static Raw of(Map<String, String[]> parameters) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      if (!name.startsWith("_")) {
        List<String> read = new ArrayList<>();
        for (String value : values) {
          read.add(value.substring(0, Math.min(LONGEST, value.length())));
        }
        fields.put(name, read);
      }
    });
    return new Raw(fields);
  }

  /** The boxes that would have given these values. */
  static Raw of(JsonNode values) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    flatten("", values, fields);
    return new Raw(fields);
  }

  private static void flatten(String at, JsonNode value, Map<String, List<String>> fields) {
    if (value.isObject()) {
      value.properties().forEach(one -> flatten(joined(at, one.getKey()), one.getValue(), fields));
    } else if (value.isArray()) {
      boolean rows = value.size() > 0 && value.path(0).isObject();
      List<String> ticked = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        if (rows) {
          // Answers to a checklist are found by their item, other rows by their number.
          String row = value.path(i).path("item").asString(String.valueOf(i));
          flatten(at + "." + row, value.path(i), fields);
        } else {
          ticked.add(value.path(i).asString(""));
        }
      }
      if (!rows) {
        fields.put(at, ticked);
      }
    } else if (value.isBoolean()) {
      fields.put(at, List.of(value.booleanValue() ? "yes" : "no"));
    } else {
      fields.put(at, List.of(value.asString("")));
    }
  }

  static String joined(String before, String name) {
    return before.isEmpty() ? name : before + "." + name;
  }

  /** The text of a box, without blanks around it. */
  String text(String at) {
    return fields.getOrDefault(at, List.of("")).stream().findFirst().orElse("").strip();
  }

  /** All that was ticked or chosen there. */
  List<String> all(String at) {
    return fields.getOrDefault(at, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }

  /** The numbers of the rows that are there, in order. */
  List<Integer> rows(String at) {
    TreeSet<Integer> rows = new TreeSet<>();
    for (String name : fields.keySet()) {
      if (name.startsWith(at + ".")) {
        String number = name.substring(at.length() + 1).replaceAll("\\..*", "");
        if (number.matches("[0-9]{1,5}")) {
          rows.add(Integer.valueOf(number));
        }
      }
    }
    return List.copyOf(rows);
  }

  /** The items of a checklist that were answered. */
  List<String> items(String at) {
    TreeSet<String> items = new TreeSet<>();
    for (String name : fields.keySet()) {
      Matcher part = ANSWER.matcher(name);
      if (name.startsWith(at + ".") && part.matches() && part.end(1) > at.length()) {
        items.add(part.group(1).substring(at.length() + 1));
      }
    }
    return List.copyOf(items);
  }

  /** Whether nothing was typed below this name. */
  boolean isBlank(String at) {
    return fields.entrySet().stream()
        .filter(one -> one.getKey().startsWith(at + "."))
        .allMatch(one -> one.getValue().stream().allMatch(String::isBlank));
  }

  /** The same with other values in one box. */
  Raw with(String at, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.put(at, values);
    return new Raw(changed);
  }

  /** The same under what a register decides. */
  Raw under(JsonNode decided) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    decided
        .properties()
        .forEach(one -> {
          changed.keySet().removeIf(name -> name.startsWith(one.getKey() + "."));
          flatten(one.getKey(), one.getValue(), changed);
        });
    return new Raw(changed);
  }

  /** The same without one row. */
  Raw without(String row) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.keySet().removeIf(name -> name.startsWith(row + "."));
    return new Raw(changed);
  }
}
