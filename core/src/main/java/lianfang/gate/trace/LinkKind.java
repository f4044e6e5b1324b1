package lianfang.gate.trace;

/** 关联: how somebody may have met a case; the number orders a list and decides nothing. */
public enum LinkKind {
  HOUSEHOLD("household", 95),
  NEIGHBOUR("neighbour", 85),
  WORKSHOP("workshop", 80),
  SHIFT("shift", 70),
  ROWS("rows", 70),
  CARRIAGE("carriage", 60),
  WHOLE("whole", 55),
  PLACE("place", 40),
  SAME_JOURNEY("same-journey", 20);

  private final String word;
  private final int score;

  LinkKind(String word, int score) {
    this.word = word;
    this.score = score;
  }

  /** The word in facts and in the files of texts. */
  public String word() {
    return word;
  }

  /** 1 to 99: how near people usually come to each other this way. */
  public int score() {
    return score;
  }

  /** The kind with this word. */
  public static LinkKind ofWord(String word) {
    for (LinkKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no link '" + word + "'");
  }
}
