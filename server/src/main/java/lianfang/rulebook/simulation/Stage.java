package lianfang.rulebook.simulation;

/** 推演进度: how far a simulation has come. */
public enum Stage {
  WAITING("waiting"),
  RUNNING("running"),
  DONE("done"),
  CANCELLED("cancelled"),
  FAILED("failed");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /** The word in pages and answers. */
  public String word() {
    return word;
  }

  /** Whether it ends by itself. */
  public boolean isUnderWay() {
    return this == WAITING || this == RUNNING;
  }
}
