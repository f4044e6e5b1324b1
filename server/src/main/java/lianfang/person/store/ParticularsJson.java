package lianfang.person.store;

import java.util.EnumMap;
import java.util.Map;
import lianfang.person.Particulars;
import lianfang.person.RosterColumn;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Particulars as bytes: JSON by the names of the columns. */
public final class ParticularsJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private ParticularsJson() {}

  /** The bytes to be sealed. */
  public static byte[] write(Particulars particulars) {
    return MAPPER.writeValueAsBytes(particulars.texts());
  }

  /** The particulars from opened bytes; columns of a later version are left out. */
  public static Particulars read(byte[] json) {
    EnumMap<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    MAPPER
        .readValue(json, TEXTS)
        .forEach((name, text) -> {
          for (RosterColumn column : RosterColumn.values()) {
            if (column.name().equals(name)) {
              texts.put(column, text);
            }
          }
        });
    return new Particulars(texts);
  }
}
