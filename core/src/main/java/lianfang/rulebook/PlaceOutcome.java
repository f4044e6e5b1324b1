package lianfang.rulebook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.rulebook.timeline.Span;

/**
 * 场所结论: what the rulebook derives for one building and the units in it.
 *
 * @param intervals closures and disinfections
 * @param decisions questions that wait for the organ that ordered a closure
 * @param ifOrdered the days of each closure that nobody has ordered yet, if it were ordered on the
 *     as-of day; of the place that it would close
 */
public record PlaceOutcome(
    List<MeasureInterval> intervals, List<OpenDecision> decisions, Map<UUID, Span> ifOrdered) {}
