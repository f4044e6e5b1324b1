package lianfang.rulebook.simulation;

/** 推演进度: how far a simulation has come. */
public enum Stage {
  WAITING("waiting"),
  RUNNING("running"),
  DONE("done"),
  CANCELLED("cancelled"),
  FAILED("failed"),
  /** 中断: the process that worked on it ended before it was done. */
  INTERRUPTED("interrupted");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /** The word in pages and answers. */
  public String word() {
    return word;
  }

  /** The stage with this word. */
  static Stage ofWord(String word) {
    for (Stage stage : values()) {
      if (stage.word.equals(word)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("no stage '" + word + "'");
  }

  /** Whether it ends by itself. */
  public boolean isUnderWay() {
    return this == WAITING || this == RUNNING;
  }
}
