package lianfang.rulebook;

/** 层级: whose rule it is, from above: nation, province, city, county, an order of the command. */
public enum LayerLevel {
  NATIONAL("national"),
  PROVINCIAL("provincial"),
  CITY("city"),
  COUNTY("county"),
  COMMAND("command");

  private final String word;

  LayerLevel(String word) {
    this.word = word;
  }

  /** The word in notices and texts. */
  public String word() {
    return word;
  }

  /** The level with this word; a word that is not known counts as the lowest, an order. */
  public static LayerLevel ofWord(String word) {
    for (LayerLevel level : values()) {
      if (level.word.equals(word) || word.equals("province") && level == PROVINCIAL) {
        return level;
      }
    }
    return COMMAND;
  }
}
