package lianfang.casework.venue;

import java.time.LocalTime;
import java.util.List;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 场所类别: what holds for all venues of a kind.
 *
 * @param id its word in facts
 * @param owner desk that has to see that things are put right
 * @param closed whether visitors are turned away, whatever their rank
 * @param goods whether prices and stocks are watched there
 * @param reopening word of the application by which it opens again; empty where it never closed
 * @param checks what is gone through every day
 */
public record VenueKind(
    String id,
    Wording name,
    String owner,
    boolean closed,
    boolean goods,
    String reopening,
    List<Check> checks) {

  /** Copies the checks. */
  public VenueKind {
    checks = List.copyOf(checks);
  }

  /**
   * A check.
   *
   * @param list id of the checklist
   * @param by when it has to be done every day, Asia/Shanghai; null where it is done each time that
   *     there is something to look at, such as a bus that leaves
   */
  public record Check(String list, @Nullable LocalTime by) {}
}
