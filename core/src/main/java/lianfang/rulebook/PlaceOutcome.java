package lianfang.rulebook;

import java.util.List;

/**
 * 场所结论: what the rulebook derives for one building and the units in it.
 *
 * @param intervals closures and disinfections
 * @param decisions questions that wait for the organ that ordered a closure
 */
public record PlaceOutcome(List<MeasureInterval> intervals, List<OpenDecision> decisions) {}
