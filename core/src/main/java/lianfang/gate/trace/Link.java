package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 一条关联: one way in which somebody may have met a case.
 *
 * @param kind how
 * @param first day of it inside the window
 * @param last day of it inside the window, from which an observation counts
 * @param score 1 to 99
 * @param reading key of the reading by which it counts as a contact
 * @param says values for the sentence that explains it, such as number, carriage, minutes
 */
public record Link(
    LinkKind kind,
    LocalDate first,
    LocalDate last,
    int score,
    String reading,
    SortedMap<String, String> says) {

  static Link of(
      LinkKind kind, LocalDate first, LocalDate last, String reading, Map<String, String> says) {
    return new Link(kind, first, last, kind.score(), reading, new TreeMap<>(says));
  }
}
