package lianfang.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 设备: what a gate counts with, and where it stands.
 *
 * @param id of the device
 * @param checkpoint at which it is used
 * @param area the division code of the checkpoint
 * @param neighbour the division code on the other side of a boundary post, whose offices see its
 *     passages too; null elsewhere
 */
public record Device(UUID id, UUID checkpoint, String area, @Nullable String neighbour) {

  /** Checks the codes, because who may see a passage hangs on them. */
  public Device {
    requireCode(area);
    if (neighbour != null) {
      requireCode(neighbour);
    }
  }

  private static void requireCode(String code) {
    if (!code.matches("[1-8][0-9]{1,11}")) {
      throw new IllegalArgumentException("'" + code + "' is no division code");
    }
  }
}
