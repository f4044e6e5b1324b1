package lianfang.rulebook.simulation;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** Its bit where all changes of a subject are kept as one number. */
  public int bit() {
    return 1 << ordinal();
  }

  /** The changes that such a number stands for, in their order. */
  public static Set<Change> ofBits(int bits) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    for (Change change : values()) {
      if ((bits & change.bit()) != 0) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** The change with this word; null where there is none. */
  public static @Nullable Change find(@Nullable String word) {
    for (Change change : values()) {
      if (change.word().equals(word)) {
        return change;
      }
    }
    return null;
  }

  /** The word in files, pages and the command line. */
  public String word() {
    return word;
  }
}
