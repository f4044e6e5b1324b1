package lianfang.person;

/** 性别: as the document or the sheet says. */
public enum Sex {
  MALE("male"),
  FEMALE("female"),
  UNKNOWN("unknown");

  private final String word;

  Sex(String word) {
    this.word = word;
  }

  /** The word in facts. */
  public String word() {
    return word;
  }
}
