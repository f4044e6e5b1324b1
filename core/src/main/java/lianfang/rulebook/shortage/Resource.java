package lianfang.rulebook.shortage;

/** 资源: what a day's measures use up, and the level of areas at which it is shared out. */
public enum Resource {
  /** 床位: beds of isolation sites; a county isolates its own people. */
  BEDS("beds", 6),
  /** 工时: hours of the grid workers, who answer for villages. */
  HOURS("hours", 12),
  /** 消毒: places that the teams of a county disinfect in full a day. */
  DISINFECTIONS("disinfections", 6);

  private final String word;
  private final int digits;

  Resource(String word, int digits) {
    this.word = word;
    this.digits = digits;
  }

  /** The word in files, pages and the database. */
  public String word() {
    return word;
  }

  /** Digits of the smallest area that has its own: below it nothing is compared. */
  public int digits() {
    return digits;
  }

  /** The resource with this word. */
  public static Resource ofWord(String word) {
    for (Resource resource : values()) {
      if (resource.word.equals(word)) {
        return resource;
      }
    }
    throw new IllegalArgumentException("no resource '" + word + "'");
  }
}
