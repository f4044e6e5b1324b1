package lianfang.rulebook.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.Phrase;

/**
 * 示例: facts of one person and what must follow from them under this notice.
 *
 * @param file where it stands
 * @param name what it shows
 * @param assumes keys of the readings that it assumes to be signed
 * @param facts in the order in which they are recorded
 * @param on the day on which the rules are asked
 * @param expect the intervals that must follow, and no others
 * @param decisions keys of the questions that must be open, and no others
 */
public record GoldenCase(
    String file,
    Phrase name,
    List<String> assumes,
    List<CaseFact> facts,
    LocalDate on,
    List<Expected> expect,
    List<String> decisions) {

  /** Copies the lists. */
  public GoldenCase {
    assumes = List.copyOf(assumes);
    facts = List.copyOf(facts);
    expect = List.copyOf(expect);
    decisions = List.copyOf(decisions);
  }

  /**
   * A fact of the person.
   *
   * @param kind a word of playbook/facts
   * @param on the day on which it happened
   * @param attributes text values by name
   */
  public record CaseFact(String kind, LocalDate on, Map<String, String> attributes) {}

  /**
   * One expected interval; an empty text is not compared, except that {@code until} is compared
   * whenever {@code from} is given.
   *
   * @param measure word of the measure
   * @param place word of the place, empty for none
   * @param state word of the state, empty when any
   * @param from first day, ISO, empty where it is not fixed
   * @param until last day, ISO, empty where an event ends it
   * @param row the deciding row, empty when any
   */
  public record Expected(
      String measure, String place, String state, String from, String until, String row) {}
}
