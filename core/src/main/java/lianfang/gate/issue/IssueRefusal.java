package lianfang.gate.issue;

/** 不予签发的原因, in order of precedence; told to the issuer and never written into a pass. */
public enum IssueRefusal {
  /** A measure keeps the person in a place today. */
  UNDER_ISOLATION("under-isolation"),
  /** A question about the person is open, so nobody knows yet whether a measure holds. */
  QUESTION_OPEN("question-open"),
  /**
   * The place where the person lives is closed, and the notice is read so that nobody leaves it.
   */
  PLACE_CLOSED("place-closed"),
  /** The same, and nobody has signed how the notice is read, so that nobody leaves it. */
  EXITS_UNREAD("exits-unread"),
  /** The place is closed, and one person of a household may leave it every so many days. */
  EXITS_ALONE("exits-alone"),
  /** The area where the person lives has not agreed to the commute. */
  HOME_NOT_AGREED("home-not-agreed"),
  /** The area where the person works has not agreed to the commute. */
  WORK_NOT_AGREED("work-not-agreed"),
  /** What was agreed has ended. */
  AGREEMENT_ENDED("agreement-ended");

  private final String word;

  IssueRefusal(String word) {
    this.word = word;
  }

  /** The word in texts and in the database. */
  public String word() {
    return word;
  }
}
