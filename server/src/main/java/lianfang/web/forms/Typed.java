package lianfang.web.forms;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lianfang.casework.form.FormFault;
import tools.jackson.databind.node.ObjectNode;

/**
 * 填写结果: what came with a request for a form.
 *
 * @param values as the schema knows them
 * @param raw as they were typed
 * @param faults what is wrong
 * @param evidence hashes of the files that belong to it
 * @param intent what the sender wants
 */
public record Typed(
    ObjectNode values, Raw raw, List<FormFault> faults, Set<String> evidence, Intent intent) {

  /** What the button said. */
  public enum Intent {
    /** Send it. */
    SEND,
    /** Keep it and show it again: with one row more or less, or to go on later. */
    CHANGE
  }

  /** Copies what it holds. */
  public Typed {
    faults = List.copyOf(faults);
    evidence = java.util.Collections.unmodifiableSet(new TreeSet<>(evidence));
  }

  /** Whether the form can be kept as it is. */
  public boolean isComplete() {
    return intent == Intent.SEND && faults.isEmpty();
  }
}
