package lianfang.gate.checkpoint;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * 认得的设备: devices and their posts, asked for once a second each, so that a machine that asks for
 * each person does not ask the database who it is each time.
 */
@Component
public final class KnownDevices {

  /** How long a device goes on after it was revoked. */
  public static final Duration FRESH = Duration.ofSeconds(1);

  private static final int MOST = 10_000;

  private final Devices devices;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownDevices(Devices devices) {
    this.devices = devices;
  }

  /** A device at its post, as it was read at a moment. */
  public record Known(DeviceEntry device, Checkpoint post, long readNanos) {

    boolean isFresh() {
      return System.nanoTime() - readNanos < FRESH.toNanos();
    }
  }

  /** The device that shows this token; empty where it works no longer. */
  public Optional<Known> ofToken(String token) {
    Known here = known.get(token);
    if (here != null && here.isFresh()) {
      return Optional.of(here);
    }
    long now = System.nanoTime();
    Optional<Known> read =
        devices
            .ofToken(token)
            .flatMap(
                device -> devices.checkpoint(device).map(post -> new Known(device, post, now)));
    if (read.isEmpty()) {
      known.remove(token);
    }
    read.ifPresent(one -> keep(token, one));
    return read;
  }

  private void keep(String token, Known one) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(token, one);
  }
}
