package lianfang.person;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * 本人信息: what identifies a person, as it is sealed. The document's type stands under {@link
 * RosterColumn#DOCUMENT_TYPE} by the name of its {@link DocumentType}.
 *
 * @param texts by column of the roster; never an empty text
 */
public record Particulars(Map<RosterColumn, String> texts) {

  /** Copies the texts. */
  public Particulars {
    EnumMap<RosterColumn, String> copy = new EnumMap<>(RosterColumn.class);
    copy.putAll(texts);
    copy.values().removeIf(String::isEmpty);
    texts = Collections.unmodifiableMap(copy);
  }

  /** The text in a column, empty where there is none. */
  public String text(RosterColumn column) {
    return texts.getOrDefault(column, "");
  }

  /** The full name. */
  public String name() {
    return text(RosterColumn.NAME);
  }

  /** The name for lists: its first character, the others hidden. */
  public String maskedName() {
    String name = name();
    if (name.isEmpty()) {
      return "";
    }
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first)
        + "*".repeat(Math.min(3, name.codePointCount(first, name.length())));
  }

  /** The phone for lists: its middle hidden. */
  public String maskedPhone() {
    String phone = text(RosterColumn.PHONE);
    return phone.length() < 8
        ? ""
        : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
  }

  /** These particulars with what {@code later} says instead; what it leaves out stays. */
  public Particulars updatedBy(Particulars later) {
    EnumMap<RosterColumn, String> merged = new EnumMap<>(RosterColumn.class);
    merged.putAll(texts);
    merged.putAll(later.texts);
    return new Particulars(merged);
  }

  /** Says nothing, so that no log and no message holds it by mistake. */
  @Override
  public String toString() {
    return "Particulars[sealed]";
  }
}
