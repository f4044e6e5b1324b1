package lianfang.web.people;

import java.util.UUID;
import lianfang.rulebook.MeasureLists;
import org.jspecify.annotations.Nullable;

/** 翻页键: the last row of a page in the address, so that the last page is as fast as the first. */
public final class Keyset {

  private Keyset() {}

  /** The key in the address; null for the first page or for what cannot be read. */
  public static MeasureLists.@Nullable Key read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("~", -1);
    try {
      return parts.length == 4
          ? new MeasureLists.Key(
              parts[3], parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2]))
          : null;
    } catch (IllegalArgumentException e) {
      // An address may be typed by hand; a key that is none begins at the first page.
      return null;
    }
  }

  /** The key of a row. */
  public static String write(String area, UUID subject, int number) {
    return write(new MeasureLists.Key("", area, subject, number));
  }

  /** The key of a row in a sorted list. */
  public static String write(MeasureLists.Key key) {
    return key.area() + "~" + key.subject() + "~" + key.number() + "~" + key.value();
  }
}
