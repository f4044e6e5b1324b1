package lianfang.gate.passage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;

/** Batches for tests. */
final class Uploads {

  static final String VILLAGE = "410902001001";

  private Uploads() {}

  static Device device(String area) {
    return new Device(UUID.randomUUID(), UUID.randomUUID(), area, null);
  }

  /** People who go in one minute after the other. */
  static PassageBatch batch(int size, Instant from) {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      passages.add(passage(UUID.randomUUID(), from.plusSeconds(60L * i)));
    }
    return PassageBatch.of(passages, null);
  }

  static Passage passage(UUID id, Instant at) {
    return new Passage(
        id,
        at,
        Duration.ZERO,
        UUID.randomUUID(),
        "0123456789abcdef",
        Direction.IN,
        null,
        0,
        365,
        1);
  }
}
