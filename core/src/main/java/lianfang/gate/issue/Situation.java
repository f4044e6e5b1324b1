package lianfang.gate.issue;

import java.util.List;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;

/**
 * 持证人处境: all that decides which passes somebody may hold.
 *
 * @param measures about the person
 * @param questions about the person that wait for an official
 * @param closures of the place where the person lives
 */
public record Situation(
    List<MeasureInterval> measures, List<OpenDecision> questions, List<HomeClosure> closures) {

  /** Of somebody about whom nothing is known. */
  public static final Situation FREE = new Situation(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Situation {
    measures = List.copyOf(measures);
    questions = List.copyOf(questions);
    closures = List.copyOf(closures);
  }
}
