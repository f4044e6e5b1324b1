package lianfang.duty;

import java.time.LocalDate;
import lianfang.fact.Subject;
import lianfang.rulebook.MeasureInterval;

/**
 * 任务: one thing to do today; it exists because of a measure and ends with it.
 *
 * @param subject the person or the place
 * @param kind what to do
 * @param due the day on which it is due, Asia/Shanghai; before today when it is overdue
 * @param measure the measure, whose bases are the duty's own
 * @param done what facts say about it
 */
public record Duty(
    Subject subject, DutyKind kind, LocalDate due, MeasureInterval measure, Done done) {

  /** 完成情况: open, done, or could not be done. */
  public enum Done {
    OPEN("no"),
    DONE("yes"),
    COULD_NOT("could-not");

    private final String word;

    Done(String word) {
      this.word = word;
    }

    /** The word on the command line. */
    public String word() {
      return word;
    }
  }
}
