package lianfang.fact.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a row of the ledger becomes a fact. */
public final class FactRows {

  /** The columns of a fact, of table alias f. */
  public static final String COLUMNS =
      """
      f.seq, f.id, f.subject_kind, f.subject_id, f.kind, f.area, f.happened_at, f.recorded_at,
      f.recorder, f.source, f.corrects, f.attributes, f.details
      """;

  /** The fact of a row. */
  public static final RowMapper<Fact> FACT = (rows, n) -> fact(rows);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private FactRows() {}

  /** The fact of a row, with all attributes. */
  public static Fact fact(ResultSet rows) throws SQLException {
    SortedMap<String, String> attributes = map(rows.getString("attributes"));
    attributes.putAll(map(rows.getString("details")));
    return fact(rows, attributes);
  }

  /** The fact with other attributes than all of its own. */
  public static Fact fact(ResultSet rows, SortedMap<String, String> attributes)
      throws SQLException {
    return new Fact(
        rows.getLong("seq"),
        rows.getObject("id", UUID.class),
        new Subject(
            Subject.Kind.ofWord(rows.getString("subject_kind")),
            rows.getObject("subject_id", UUID.class)),
        rows.getString("kind"),
        rows.getString("area"),
        instant(rows, "happened_at"),
        instant(rows, "recorded_at"),
        rows.getString("recorder"),
        rows.getString("source"),
        rows.getObject("corrects", UUID.class),
        attributes);
  }

  /** The instant in a column, UTC. */
  public static Instant instant(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** What an object of texts says; nothing where there is none. */
  public static SortedMap<String, String> map(@Nullable String json) {
    if (json == null || json.equals("{}")) {
      return new TreeMap<>();
    }
    SortedMap<String, String> words = json.indexOf('\\') < 0 ? words(json) : null;
    return words == null ? JSON.readValue(json, MAP) : words;
  }

  /** An object of texts without escapes, as the database prints it; null where it is another. */
  private static @Nullable SortedMap<String, String> words(String json) {
    SortedMap<String, String> words = new TreeMap<>();
    int at = 0;
    while (true) {
      int key = json.indexOf('"', at);
      int keyEnd = key < 0 ? -1 : json.indexOf('"', key + 1);
      int value = keyEnd < 0 ? -1 : json.indexOf('"', keyEnd + 1);
      int valueEnd = value < 0 ? -1 : json.indexOf('"', value + 1);
      if (valueEnd < 0 || !json.substring(keyEnd + 1, value).equals(": ")) {
        return null;
      }
      words.put(json.substring(key + 1, keyEnd), json.substring(value + 1, valueEnd));
      if (json.length() == valueEnd + 2) {
        return words;
      }
      if (!json.startsWith(", ", valueEnd + 1)) {
        return null;
      }
      at = valueEnd + 1;
    }
  }

  /** Texts as one object. */
  public static String json(Map<String, String> map) {
    if (map.isEmpty()) {
      return "{}";
    }
    StringBuilder json = new StringBuilder(32 * map.size()).append('{');
    for (Map.Entry<String, String> entry : map.entrySet()) {
      if (!plain(entry.getKey()) || !plain(entry.getValue())) {
        return JSON.writeValueAsString(map);
      }
      json.append(json.length() > 1 ? ",\"" : "\"").append(entry.getKey());
      json.append("\":\"").append(entry.getValue()).append('"');
    }
    return json.append('}').toString();
  }

  /** Most values are words and codes, which JSON writes as they are. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
