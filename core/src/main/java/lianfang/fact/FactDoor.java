package lianfang.fact;

import java.util.Arrays;
import java.util.Optional;

/**
 * 记录途径: which way a kind of fact comes into the ledger. Only what somebody saw or was told is
 * recorded by hand or by a program of another system; all else follows from an act that has its own
 * checks, and would be forged if it could be stated as a fact.
 */
public enum FactDoor {
  HAND("state it: POST /api/v1/facts, or the page of its subject"),
  PROGRAM("the program concludes it: record what it follows from"),
  CASES("file the case or do its step: /cases, POST /api/v1/cases"),
  DESKS("a seat is given and ended at /desks"),
  MEASURES(
      "order, serve or release the measure: the page of the person, POST /api/v1/measures/orders"),
  DECISIONS("answer the open question: /decisions, POST /api/v1/decisions"),
  OBJECTIONS("raise or answer the objection: /objections"),
  NOTICES("act on the edition of the notice: /notices"),
  GRADES("the organ that decides it records it on its page of grades and classes, or imports it"),
  CLOSURES("act on the closure: /closures, POST /api/v1/closures"),
  CHECKPOINTS("act on the checkpoint on its page: /checkpoints"),
  PASSES("decide it where it was asked for: /permits, /commutes, /certificates"),
  FIRMS("the office that keeps the register of firms does it there: /firms"),
  VENUES("the office that answers for the venue does it there: /venues"),
  ROUNDS("plan the round or send the report of the visit: /rounds"),
  TRACING("disease control judges it beside the case: the page of contacts"),
  UNITS("the firm's or village's area does it on its page of units: /units");

  private final String remedy;

  FactDoor(String remedy) {
    this.remedy = remedy;
  }

  /** The door with this word of the playbook. */
  static Optional<FactDoor> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** Its word in the playbook. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What to do instead of stating the fact, for whoever was refused. */
  public String remedy() {
    return remedy;
  }
}
