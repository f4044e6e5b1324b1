package lianfang.casework;

import java.util.Map;
import java.util.Set;

/**
 * 分派规则: which desk has a case.
 *
 * @param in the states for which it speaks
 * @param when fields with the values they must have; empty where it always applies
 * @param desk the desk's id
 */
public record DeskRule(Set<String> in, Map<String, String> when, String desk) {

  /** Copies what it holds. */
  public DeskRule {
    in = Set.copyOf(in);
    when = Map.copyOf(when);
  }

  /** Whether it speaks for a case in this state with these values. */
  public boolean applies(String state, FormValues values) {
    return in.contains(state) && values.matches(when);
  }
}
