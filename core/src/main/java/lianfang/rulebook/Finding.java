package lianfang.rulebook;

import java.util.List;
import lianfang.rulebook.difference.Condition;

/**
 * 审查发现: one reason why a notice is refused, with every place that takes part in it.
 *
 * @param refusal which kind
 * @param detail the values and the remedy
 * @param places where; both places where two things do not fit together
 * @param region the cases that it concerns, input by input; empty where it is no matter of cases
 */
public record Finding(Refusal refusal, Phrase detail, List<At> places, List<Condition> region) {

  /** Copies the places. */
  public Finding {
    places = List.copyOf(places);
    region = List.copyOf(region);
  }

  /**
   * The detail for who reads no page: where a notice is milder than another, pages say the case in
   * words of the glossary, and everybody else gets it in code words.
   */
  public Phrase whole() {
    if (refusal != Refusal.LOOSER || region.isEmpty()) {
      return detail;
    }
    String cases = String.join("; ", region.stream().map(Condition::toString).toList());
    return new Phrase(detail.zh() + "（" + cases + "）", detail.en() + " (" + cases + ")");
  }

  /** A finding that is no matter of cases. */
  public Finding(Refusal refusal, Phrase detail, List<At> places) {
    this(refusal, detail, places, List.of());
  }
}
