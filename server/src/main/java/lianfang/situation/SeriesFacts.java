package lianfang.situation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids of facts that come from files: the same row has the same id, so importing twice adds nothing.
 */
final class SeriesFacts {

  private SeriesFacts() {}

  static UUID id(SeriesRow row) {
    return id(row.toString());
  }

  static UUID id(String content) {
    return UUID.nameUUIDFromBytes(("situation " + content).getBytes(StandardCharsets.UTF_8));
  }
}
