package lianfang.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What cases keep as JSON. */
final class CaseJson {

  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private CaseJson() {}

  static String text(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  static FormValues values(@Nullable String json) {
    return json == null
        ? FormValues.EMPTY
        : new FormValues(JsonMapper.shared().readValue(json, VALUES));
  }

  static SortedMap<String, String> texts(@Nullable String json) {
    return json == null ? new TreeMap<>() : JsonMapper.shared().readValue(json, TEXTS);
  }

  static Map<String, Object> map(String json) {
    return JsonMapper.shared().readValue(json, VALUES);
  }
}
