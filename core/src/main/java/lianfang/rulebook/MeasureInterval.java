package lianfang.rulebook;

import java.time.LocalDate;
import java.util.List;
import lianfang.fact.Subject;
import lianfang.rulebook.outcome.Line;
import org.jspecify.annotations.Nullable;

/**
 * 措施期间: a maximal interval of one subject, measure and place, with everything it rests on.
 *
 * @param subject the person, or the place for closure and disinfection
 * @param measure what has to be done
 * @param place where, NONE for measures without a place
 * @param state the furthest of the five states that facts reached
 * @param from first day, inclusive, Asia/Shanghai; null where it is not fixed yet
 * @param until last day, inclusive, ends at 24:00; null where an event ends it
 * @param area 12-digit code of the village or community
 * @param bases all of them, first the one that decides
 * @param causedBy the persons because of whom a place is under the measure; else the subject
 */
public record MeasureInterval(
    Subject subject,
    Measure measure,
    MeasurePlace place,
    MeasureState state,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String area,
    List<Basis> bases,
    List<Subject> causedBy)
    implements Line {}
