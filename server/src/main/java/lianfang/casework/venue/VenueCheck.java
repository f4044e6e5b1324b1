package lianfang.casework.venue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * 场所检查: one daily check that was made.
 *
 * @param list id of its checklist
 * @param failed items that failed
 * @param recorder account that made it
 */
public record VenueCheck(
    UUID fact,
    UUID venue,
    String list,
    Instant at,
    boolean passed,
    List<String> failed,
    String recorder) {

  /** Copies the items. */
  public VenueCheck {
    failed = List.copyOf(failed);
  }
}
