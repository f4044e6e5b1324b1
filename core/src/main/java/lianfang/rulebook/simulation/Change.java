package lianfang.rulebook.simulation;

/**
 * 变化: how the lines of one subject and one measure differ between two sets of rules. Of the first
 * four at most one applies; {@link #MOVED} may stand beside {@link #LONGER} or {@link #SHORTER}.
 */
public enum Change {
  /** 新纳入: there is a line under the candidate and none by the rules in force. */
  UNDER("under"),
  /** 解除: there is a line by the rules in force and none under the candidate. */
  RELEASED("released"),
  /** 延长: the last day is later; a line that an event ends is later than every day. */
  LONGER("longer"),
  /** 缩短: the last day is earlier. */
  SHORTER("shorter"),
  /** 换地点: on at least one day on or after the as-of day, both have a line and the place differs. */
  MOVED("moved");

  private final String word;

  Change(String word) {
    this.word = word;
  }

  /** The word in files, pages and the command line. */
  public String word() {
    return word;
  }
}
