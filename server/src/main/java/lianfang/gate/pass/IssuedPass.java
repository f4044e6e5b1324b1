package lianfang.gate.pass;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import lianfang.gate.issue.PassForm;
import org.jspecify.annotations.Nullable;

/**
 * 已签发凭证: what the server remembers of a pass.
 *
 * @param id in hexadecimal
 * @param allows words of what it allows
 * @param everyDays in which one person of a household may go out by it; 0 where it says none
 * @param revoked when it was taken back; null where it was not
 * @param reason word of the reason; null where it was not taken back
 */
public record IssuedPass(
    String id,
    UUID subject,
    String area,
    PassForm form,
    List<String> allows,
    int everyDays,
    Instant issued,
    Instant expires,
    String account,
    @Nullable Instant revoked,
    @Nullable String reason) {

  /**
   * Whether a measure about the holder, or the closure of the place where he lives, took it back.
   */
  public boolean takenByMeasure() {
    return PassRevoking.MEASURE.equals(reason) || PassRevoking.CLOSURE.equals(reason);
  }

  /** The days of a pass that allows exits of one person a household alone; empty for others. */
  public OptionalInt exitDays() {
    return allows.stream().allMatch("exit"::equals)
        ? OptionalInt.of(everyDays)
        : OptionalInt.empty();
  }
}
