package lianfang.person.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What one roster last stated of one person.
 *
 * @param person opaque
 * @param roster the roster's number
 * @param area village of the person after that row
 * @param ref 序号 of its row
 * @param content blind index of the whole row
 * @param slots by slot the blind index of the statement and the fact that was made of it
 */
public record StatedRow(
    UUID person, int roster, String area, String ref, long content, Map<String, Made> slots) {

  /** A statement and its fact. */
  public record Made(long statement, UUID fact) {}

  /** Copies the slots. */
  public StatedRow {
    slots = Map.copyOf(slots);
  }

  static byte[] pack(Map<String, Made> slots) {
    int size = 0;
    for (String slot : slots.keySet()) {
      size += 25 + slot.length();
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    slots.forEach((slot, made) ->
        bytes
            .put((byte) slot.length())
            .put(slot.getBytes(StandardCharsets.US_ASCII))
            .putLong(made.statement())
            .putLong(made.fact().getMostSignificantBits())
            .putLong(made.fact().getLeastSignificantBits()));
    return bytes.array();
  }

  static Map<String, Made> unpack(byte[] packed) {
    Map<String, Made> slots = new LinkedHashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    while (bytes.hasRemaining()) {
      byte[] slot = new byte[bytes.get()];
      bytes.get(slot);
      slots.put(
          new String(slot, StandardCharsets.US_ASCII),
          new Made(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong())));
    }
    return slots;
  }
}
