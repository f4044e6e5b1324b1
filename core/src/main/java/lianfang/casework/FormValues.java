package lianfang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 表单内容: what was filled in.
 *
 * @param values text, numbers, true or false, lists and maps, by field
 */
public record FormValues(Map<String, Object> values) {

  /** Nothing filled in. */
  public static final FormValues EMPTY = new FormValues(Map.of());

  /** Copies the values in their order. */
  public FormValues {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What stands in a field; a dot leads into a group. */
  public Optional<Object> find(String field) {
    Object at = values.get(field);
    int dot = field.indexOf('.');
    if (at == null && dot > 0 && values.get(field.substring(0, dot)) instanceof Map<?, ?> group) {
      Map<String, Object> inner = new LinkedHashMap<>();
      group.forEach((name, value) -> inner.put(String.valueOf(name), value));
      return new FormValues(inner).find(field.substring(dot + 1));
    }
    return Optional.ofNullable(at);
  }

  /** A plain value as text. */
  public Optional<String> text(String field) {
    return find(field)
        .filter(at -> !(at instanceof Map || at instanceof List))
        .map(Object::toString);
  }

  /** Whether a field says true. */
  public boolean isTrue(String field) {
    return text(field).filter(Boolean::parseBoolean).isPresent();
  }

  /** Whether all these fields have these values; a list has each of its own. */
  public boolean matches(Map<String, String> when) {
    return when.entrySet().stream().allMatch(one -> has(one.getKey(), one.getValue()));
  }

  /** These values and over them what {@code later} says. */
  public FormValues with(FormValues later) {
    Map<String, Object> both = new LinkedHashMap<>(values);
    both.putAll(later.values());
    return new FormValues(both);
  }

  /** These values without some fields. */
  public FormValues without(Set<String> hidden) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    left.keySet().removeAll(hidden);
    return new FormValues(left);
  }

  private boolean has(String field, String value) {
    Object at = find(field).orElse(null);
    if (at instanceof List<?> list) {
      return list.stream().anyMatch(item -> String.valueOf(item).equals(value));
    }
    return at != null && at.toString().equals(value);
  }
}
