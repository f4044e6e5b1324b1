package lianfang.gate.pass;

import java.util.Objects;
import lianfang.gate.CheckpointKind;
import org.jspecify.annotations.Nullable;

/**
 * 卡口所在: where a pass is shown.
 *
 * @param area the division code as a number; 0 does not ask where
 * @param kind the kind of checkpoint; null only where nobody asks where
 */
public record Gate(long area, @Nullable CheckpointKind kind) {

  /** Checks that who asks where also says at what. */
  public Gate {
    if (area != 0) {
      Objects.requireNonNull(kind, "a gate in an area is of some kind");
    }
  }

  /** Asks for the pass alone: its signature, its time, its revocation. */
  public static Gate nowhere() {
    return new Gate(0, null);
  }

  boolean isAsked() {
    return area != 0;
  }

  boolean is(CheckpointKind... kinds) {
    for (CheckpointKind each : kinds) {
      if (each == kind) {
        return true;
      }
    }
    return false;
  }
}
