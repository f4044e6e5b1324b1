package lianfang.casework;

import java.util.Map;
import lianfang.fact.playbook.Wording;

/**
 * 优先: what makes a case come first.
 *
 * @param id its word in facts
 * @param when fields with the values they must have
 * @param points added to the case's rank; more comes first
 * @param says why, for whoever waits
 */
public record Priority(String id, Map<String, String> when, int points, Wording says) {

  /** Copies the values. */
  public Priority {
    when = Map.copyOf(when);
  }
}
