package lianfang.person;

/**
 * 相似度: what a row has in common with somebody who is registered. A number decides by itself; what
 * is counted here only makes a candidate, whom a person confirms or refuses.
 *
 * @param name the same name
 * @param phone the same phone
 * @param birth the same birth date
 * @param household the same head of household in the same village
 * @param row the same 序号 of the same roster, imported before
 * @param otherNumber both have identity numbers, and they differ
 */
public record Likeness(
    boolean name,
    boolean phone,
    boolean birth,
    boolean household,
    boolean row,
    boolean otherNumber) {

  /** From this score on somebody is a candidate. */
  public static final int CANDIDATE = 70;

  /** From 0 to 200; people with two different numbers are two, unless one corrects the other. */
  public int score() {
    if (otherNumber && !row) {
      return 0;
    }
    return (name ? 40 : 0)
        + (phone ? 30 : 0)
        + (birth ? 30 : 0)
        + (household ? 30 : 0)
        + (row ? 40 : 0);
  }

  /** Whether a person has to say if both are the same. */
  public boolean candidate() {
    return name && score() >= CANDIDATE;
  }
}
