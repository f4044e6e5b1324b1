package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import org.jspecify.annotations.Nullable;

/**
 * 对象变化: one subject and measure whose lines differ.
 *
 * @param subject the person or place, opaque
 * @param area 12-digit code of the village or community
 * @param measure what has to be done
 * @param changes in which ways, never empty
 * @param before the lines by the rules in force, null where there is none
 * @param after the lines under the candidate, null where there is none
 * @param basis notice, clause and row that do it: of the candidate where it adds or moves, of the
 *     rules in force where the candidate takes away
 */
public record SubjectChange(
    Subject subject,
    String area,
    Measure measure,
    Set<Change> changes,
    @Nullable Stay before,
    @Nullable Stay after,
    Basis basis) {

  /**
   * 期间: the lines of one measure, which may follow one another in several places.
   *
   * @param places words of the places in order of their days, empty for measures without one
   * @param from first day of the first line, null where it is not fixed yet
   * @param until last day of the last line, null where an event ends it
   */
  public record Stay(List<String> places, @Nullable LocalDate from, @Nullable LocalDate until) {}
}
