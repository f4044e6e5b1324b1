package lianfang.web.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * 已填内容: what was typed into the form of a judgement, so that a refusal loses nothing, and the chips
 * under which it was typed.
 *
 * @param picked ids of the people who are ticked
 * @param values of the other fields
 * @param chips link, judged and near, as in the address
 * @param refusal why nothing was recorded; null where nothing was tried
 */
record Typed(
    Set<String> picked,
    Map<String, String> values,
    Map<String, String> chips,
    @Nullable String refusal) {

  private static final List<String> CHIPS = List.of("link", "judged", "near");

  /** Nothing yet: chips are those of the address. */
  static Typed nothing(Shell shell) {
    return new Typed(Set.of(), Map.of(), chips(shell.query()), null);
  }

  /** What a form holds. */
  static Typed of(MultiValueMap<String, String> form) {
    Map<String, String> values = form.toSingleValueMap();
    return new Typed(
        Set.copyOf(form.getOrDefault("person", List.of())), values, chips(values), null);
  }

  private static Map<String, String> chips(Map<String, String> all) {
    Map<String, String> chips = new HashMap<>(all);
    chips.keySet().retainAll(CHIPS);
    return chips;
  }

  /** The same, refused. */
  Typed refused(String why) {
    return new Typed(picked, values, chips, why);
  }

  String value(String field) {
    return values.getOrDefault(field, "").strip();
  }

  String chip(String key) {
    return chips.getOrDefault(key, "");
  }

  /** The chips as they stand in an address. */
  String[] address(String... more) {
    String[] all = java.util.Arrays.copyOf(more, more.length + 2 * CHIPS.size());
    for (int i = 0; i < CHIPS.size(); i++) {
      all[more.length + 2 * i] = CHIPS.get(i);
      all[more.length + 2 * i + 1] = chip(CHIPS.get(i));
    }
    return all;
  }
}
