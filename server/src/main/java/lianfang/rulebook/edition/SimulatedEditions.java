package lianfang.rulebook.edition;

import java.util.Optional;

/**
 * 推演记录: whether an edition was simulated on the people of the day. Without it the step is left out.
 */
public interface SimulatedEditions {

  /** Hash of the inputs of the latest finished simulation of this edition. */
  Optional<String> inputsOf(String edition);
}
