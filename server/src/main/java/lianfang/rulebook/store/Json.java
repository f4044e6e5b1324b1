package lianfang.rulebook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.rulebook.Basis;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of editions and bases. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Stored>> BASES = new TypeReference<>() {};

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

  /** Bases as an array. */
  public static String bases(List<Basis> bases) {
    List<Stored> stored = new ArrayList<>(bases.size());
    for (Basis basis : bases) {
      stored.add(
          new Stored(
              basis.notice(),
              basis.edition(),
              basis.clause(),
              basis.row(),
              basis.facts(),
              basis.readings()));
    }
    return MAPPER.writeValueAsString(stored);
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
