package lianfang.rulebook.simulation;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown where a simulation is asked for that cannot be told anything by. */
public final class QuestionRefused extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<QuestionFault> faults;

  QuestionRefused(List<QuestionFault> faults) {
    super(faults.stream().map(one -> one.says().en()).collect(Collectors.joining(" ")));
    this.faults = new ArrayList<>(faults);
  }

  /** What is wrong, in the order of the question. */
  public List<QuestionFault> faults() {
    return List.copyOf(faults);
  }

  /** All of it in one language. */
  public String says(boolean chinese) {
    return faults.stream()
        .map(one -> chinese ? one.says().zh() : one.says().en())
        .collect(Collectors.joining(chinese ? "" : " "));
  }
}
