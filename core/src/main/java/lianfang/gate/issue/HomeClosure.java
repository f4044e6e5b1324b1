package lianfang.gate.issue;

import java.time.LocalDate;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;

/**
 * 居所封闭: a closure of the building, the unit or the house where somebody lives.
 *
 * @param endAsked whether its end waits for an answer, so that it is neither extended nor opened
 */
public record HomeClosure(MeasureInterval closure, boolean endAsked, ExitReading exits) {

  /** Whether it holds on a day. What nobody has ordered yet holds nobody. */
  public boolean holds(LocalDate day) {
    LocalDate from = closure.from();
    LocalDate until = closure.until();
    boolean begun = isOrdered() && from != null && !from.isAfter(day);
    return begun && (until == null || !until.isBefore(day) || endAsked);
  }

  /** Whether it is ordered and begins after a day. */
  public boolean isAhead(LocalDate day) {
    LocalDate from = closure.from();
    return isOrdered() && from != null && from.isAfter(day);
  }

  /** Whether an organ has ordered it and none has lifted it. */
  boolean isOrdered() {
    return closure.state() != MeasureState.DUE && closure.state() != MeasureState.RELEASED;
  }
}
