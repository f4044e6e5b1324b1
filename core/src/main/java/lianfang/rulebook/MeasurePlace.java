package lianfang.rulebook;

/** 场所: where a measure is carried out; isolation places stand in order of strictness. */
public enum MeasurePlace {
  NONE(""),
  HOME("home"),
  UNDECIDED("undecided"),
  CENTRAL("central"),
  HOSPITAL("hospital"),
  UNIT("unit"),
  BUILDING("building");

  private final String word;

  MeasurePlace(String word) {
    this.word = word;
  }

  /** The word in files, tables and the command line; empty for none. */
  public String word() {
    return word;
  }

  /** Whether this place is stricter than {@code other} (hospital > central > undecided > home). */
  public boolean stricterThan(MeasurePlace other) {
    return ordinal() > other.ordinal();
  }

  /** The place with this word. */
  public static MeasurePlace ofWord(String word) {
    for (MeasurePlace place : values()) {
      if (place.word.equals(word)) {
        return place;
      }
    }
    throw new IllegalArgumentException("no place '" + word + "'");
  }
}
