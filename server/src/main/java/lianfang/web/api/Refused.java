package lianfang.web.api;

import java.io.Serial;

/** Thrown by an endpoint that refuses for a reason of its own. */
public final class Refused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String rule;

  /**
   * A refusal.
   *
   * @param problem which kind
   * @param what what happened, with the values, without personal data
   * @param rule which rule asks for it, such as "playbook/facts/person.yaml: temperature"
   */
  public Refused(Problem problem, String what, String rule) {
    super(what);
    this.problem = problem;
    this.rule = rule;
  }

  Problem problem() {
    return problem;
  }

  String rule() {
    return rule;
  }
}
