package lianfang.rulebook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lianfang.rulebook.Basis;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of editions and bases. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Stored>> BASES = new TypeReference<>() {};

  /** A city rests on a few hundred rows of its tables, each of which is written once. */
  private static final int WRITTEN_MAX = 10_000;

  private static final Map<Head, String> HEADS = new ConcurrentHashMap<>();
  private static final Map<List<String>, String> READINGS = new ConcurrentHashMap<>();

  /** What many bases have in common. */
  private record Head(String notice, String edition, String clause, String row) {}

  /** A basis with short keys, because a city holds a million of them. */
  record Stored(String n, String e, String c, String r, List<UUID> f, List<String> g) {}

  private Json() {}

  /** Texts by name as one object. */
  public static String text(Map<String, String> texts) {
    return MAPPER.writeValueAsString(texts);
  }

  /** Reads texts by name. */
  public static Map<String, String> texts(String json) {
    return MAPPER.readValue(json, TEXTS);
  }

  /** Bases as an array; written by hand, because a city writes a million of them at once. */
  public static String bases(List<Basis> bases) {
    StringBuilder json = new StringBuilder(bases.size() * 256).append('[');
    for (Basis basis : bases) {
      if (json.length() > 1) {
        json.append(',');
      }
      json.append(
          kept(
              HEADS,
              new Head(basis.notice(), basis.edition(), basis.clause(), basis.row()),
              Json::head));
      list(json, basis.facts());
      json.append(kept(READINGS, basis.readings(), Json::readings));
    }
    return json.append(']').toString();
  }

  private static <K> String kept(Map<K, String> written, K key, Function<K, String> writer) {
    String known = written.get(key);
    if (known == null) {
      if (written.size() >= WRITTEN_MAX) {
        written.clear();
      }
      known = writer.apply(key);
      written.put(key, known);
    }
    return known;
  }

  private static String head(Head head) {
    StringBuilder json = new StringBuilder("{");
    member(json, "n", head.notice());
    member(json.append(','), "e", head.edition());
    member(json.append(','), "c", head.clause());
    member(json.append(','), "r", head.row());
    return json.append(",\"f\":[").toString();
  }

  private static String readings(List<String> readings) {
    StringBuilder json = new StringBuilder("],\"g\":[");
    list(json, readings);
    return json.append("]}").toString();
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":");
    text(json, value);
  }

  private static void list(StringBuilder json, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      text(i > 0 ? json.append(',') : json, values.get(i).toString());
    }
  }

  private static void text(StringBuilder json, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append(MAPPER.writeValueAsString(value));
        return;
      }
    }
    json.append('"').append(value).append('"');
  }

  /** Reads bases. */
  public static List<Basis> bases(String json) {
    List<Basis> bases = new ArrayList<>();
    for (Stored one : MAPPER.readValue(json, BASES)) {
      bases.add(new Basis(one.n(), one.e(), one.c(), one.r(), one.f(), one.g()));
    }
    return List.copyOf(bases);
  }
}
