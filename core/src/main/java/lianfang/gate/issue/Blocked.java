package lianfang.gate.issue;

import java.util.List;
import lianfang.rulebook.Basis;

/**
 * 受限: why somebody gets no pass.
 *
 * @param bases what it rests on; empty where only an agreement is missing
 */
public record Blocked(IssueRefusal why, List<Basis> bases) {

  /** Copies the list. */
  public Blocked {
    bases = List.copyOf(bases);
  }
}
