package lianfang.rulebook.difference;

import java.util.List;

/**
 * 条件: what one input is in a region.
 *
 * @param input its name
 * @param except whether everything but {@code tests} is meant, because that is shorter
 * @param tests cells of which one matches, such as {@code close-contact} or {@code [5d..7d]}
 */
public record Condition(String input, boolean except, List<String> tests) {

  /** Copies the tests. */
  public Condition {
    tests = List.copyOf(tests);
  }

  @Override
  public String toString() {
    return input + " = " + (except ? "not " : "") + String.join(" | ", tests);
  }
}
