package lianfang.rulebook;

/** 状态: due (应), ordered (决定), served (送达), carried out (实际) and released (解除), kept apart. */
public enum MeasureState {
  DUE("due"),
  ORDERED("ordered"),
  SERVED("served"),
  IN_PLACE("in-place"),
  RELEASED("released");

  private final String word;

  MeasureState(String word) {
    this.word = word;
  }

  /** The word in files and the command line. */
  public String word() {
    return word;
  }
}
