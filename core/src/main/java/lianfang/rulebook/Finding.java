package lianfang.rulebook;

import java.util.List;

/**
 * 审查发现: one reason why a notice is refused, with every place that takes part in it.
 *
 * @param refusal which kind
 * @param detail the values and the remedy
 * @param places where; both places where two things do not fit together
 */
public record Finding(Refusal refusal, Phrase detail, List<At> places) {

  /** Copies the places. */
  public Finding {
    places = List.copyOf(places);
  }
}
