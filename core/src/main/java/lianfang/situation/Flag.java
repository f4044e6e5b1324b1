package lianfang.situation;

import java.util.List;
import lianfang.fact.playbook.Wording;

/**
 * 疑点: a finding about a figure that is shown and never repaired.
 *
 * @param code C1 to C7 of the register of contradictions, or a word
 * @param text what does not fit
 * @param readings the values between which a reader has to choose, at least two
 */
public record Flag(String code, Wording text, List<Reading> readings) {

  /**
   * 口径: one of the values that a flagged figure can have, and why.
   *
   * @param value the value under this reading
   * @param reason what this reading takes for true
   */
  public record Reading(String value, Wording reason) {}
}
