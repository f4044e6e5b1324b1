package lianfang.rulebook;

import java.util.List;

/**
 * 结论: what the rulebook derives for one person from facts and the rules in force.
 *
 * @param intervals the person's measures, by measure then first day
 * @param demands what the person's state asks of places: closures and disinfections
 * @param decisions the questions that wait for an official
 * @param contradictions facts that cannot both be true, shown and never repaired
 */
public record Outcome(
    List<MeasureInterval> intervals,
    List<PlaceDemand> demands,
    List<OpenDecision> decisions,
    List<Contradiction> contradictions) {}
