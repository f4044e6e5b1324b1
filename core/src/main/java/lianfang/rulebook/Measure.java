package lianfang.rulebook;

/** 措施: the kinds of measures that a notice may order. */
public enum Measure {
  ISOLATION("isolation"),
  CLOSURE("closure"),
  DISINFECTION("disinfection"),
  DOUBLE_REPORT("double-report"),
  SYMPTOM_REPORT("symptom-report"),
  NO_TRAVEL_BEIJING("no-travel-beijing");

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  /** The word in files, tables and the command line. */
  public String word() {
    return word;
  }

  /** The measure with this word. */
  public static Measure ofWord(String word) {
    for (Measure measure : values()) {
      if (measure.word.equals(word)) {
        return measure;
      }
    }
    throw new IllegalArgumentException("no measure '" + word + "'");
  }
}
